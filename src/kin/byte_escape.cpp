// Takes out the backslashes that a program put before bytes which were the second halves of characters:
// "許\功\蓋\", "表\示". Windows paths, escapes of code and TeX have backslashes too, so what proves the
// damage is that every character of the text with such a byte has one, none stands without, and that it
// stands inside of words, where nobody writes one.
#include "kin/byte_escape.h"

#include <algorithm>
#include <bit>
#include <map>
#include <optional>
#include <set>

#include "context/context.h"
#include "context/letters.h"
#include "context/topics.h"
#include "kin/kin.h"
#include "model/text_model.h"
#include "text/chinese.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// About one character of a text in sixty has such a byte. That a backslash before Han or kana stands behind
// one of these by chance is as likely, two different ones one in thousands, of the few texts that have a
// backslash there at all. One before a blank, a mark or a line end may be written as such, and counts for
// half.
constexpr unsigned kStrong = 2, kWeak = 1;
constexpr unsigned kProof = 2 * kStrong;
// A character alone proves as much as two if it stands before so many different ones; so many weak sights of
// one prove as much as a strong one.
constexpr std::size_t kMany = 3;
// Where ASCII has this many backslashes and all of them are doubled, that proves as much as a weak sight:
// there are languages that double them.
constexpr std::size_t kDoubled = 2;
// In a text that has backslashes of its own before such letters, as paths have, or speaks of such damage, it
// takes twice as much. Those before ASCII are escapes of a language: what stands in its strings is prose.
constexpr unsigned kProofAmongOthers = 2 * kProof;
// One sight alone: of 1.5 million lines of clean Chinese and Japanese 18 have a backslash between such
// letters, so that one in a hundred million has it behind such a character. Nearly all are paths, which are
// no sentences: a text that has one of these reads on.
constexpr std::u32string_view kOfSentences = U"，。、！？；的了是在不為为以將将有をにはがでと";
// Separators stand between words. A letter that costs less behind the ones before it belongs to their word.
// Of places where real lists have a separator behind such a character one or two in a hundred cost less than
// this, of places in words two thirds.
constexpr Cost kInsideWord = 4 * kNat;
// What was escaped is escaped again by the next program; more than so often, and it is a drawing.
constexpr unsigned kMostLevels = 4;

// In small letters: what a text about this damage speaks of. Others may speak of encodings as they like.
constexpr std::string_view kTopics[] = {
    "big5",   "big-5",  "shift_jis", "shift-jis",        "sjis",     "gbk",
    "cp950",  "cp932",  "許功蓋",    "addslashes",       "亂碼",     "乱码",
    "反斜線", "反斜杠", "文字化け",  "バックスラッシュ", "ダメ文字", "escape"};

// A backslash behind a character that has one for its second byte.
struct Sight {
  std::size_t letter;  // the character's
  char32_t next;       // what stands behind the backslashes
  unsigned strength;
};

unsigned strength_of(char32_t character, std::size_t backslashes, char32_t next) {
  if (!is_han(character) && !is_kana(character)) return 0;
  // One becomes two, two become four, and so on; any other number has backslashes of its own among them.
  if (next >= kFirstIdeograph) return std::has_single_bit(backslashes) ? kStrong : 0;
  const bool open = is_blank(next) || next == U',' || next == U'.' || next == U':' || next == U';' ||
                    next == U')' || next == U'!' || next == U'?' || next == U'<';
  return open ? kWeak : 0;
}

// The letters [first, last) of a page, in one encoding.
class Part {
 public:
  Part(const Letters& letters, std::size_t first, std::size_t last, const Encoding& encoding)
      : letters_(&letters),
        first_(first),
        text_(std::u32string_view(letters.points).substr(first, last - first)),
        encoding_(&encoding),
        bytes_(text_, *DoubleByteTable::of(encoding)) {
    look();
  }

  // How much the sights prove; 0 where some character stands without its backslash.
  unsigned proof() const { return proof_; }
  std::size_t sights() const { return sights_.size(); }
  const Encoding& encoding() const { return *encoding_; }
  // The text has backslashes that nobody escaped.
  bool has_others() const { return strays_ > 0; }
  // Some of these stand before letters that are not ASCII.
  bool has_separators() const { return separators_ > 0; }
  bool has_strong() const {
    return std::ranges::any_of(sights_, [](const Sight& each) { return each.strength == kStrong; });
  }
  // Some sight stands where a path or a list would have none.
  bool is_in_prose() const {
    return std::ranges::any_of(sights_, [&](const Sight& each) {
      return each.strength == kStrong && (is_in_sentence(each) || is_inside_word(each));
    });
  }

  std::vector<Edit> edits(const Page& page, Safety safety);

 private:
  void look();
  std::vector<Sight> find_sights() const;
  std::size_t count_separators() const;
  bool is_inside_word(const Sight& sight) const;
  bool is_in_sentence(const Sight& sight) const;
  bool may_be_by_hand() const;
  void take_out();
  std::string evidence() const;

  const Letters* letters_;
  std::size_t first_;
  std::u32string_view text_;
  const Encoding* encoding_;
  EscapedBytes bytes_;
  std::vector<Sight> sights_;
  std::size_t strays_ = 0, separators_ = 0;
  unsigned proof_ = 0;
};

std::vector<Sight> Part::find_sights() const {
  std::vector<Sight> found;
  const auto& units = bytes_.units();
  for (const BackslashRun& run : bytes_.runs()) {
    if (!run.in_character() || run.size() < 2) continue;
    const std::size_t letter = units[run.start - 1].letter;
    const char32_t next = run.end < units.size() ? text_[units[run.end].letter] : U'\n';
    found.push_back({letter, next, strength_of(text_[letter], run.size(), next)});
  }
  return found;
}

std::size_t Part::count_separators() const {
  const auto& units = bytes_.units();
  const auto runs = bytes_.runs();
  return static_cast<std::size_t>(std::ranges::count_if(runs, [&](const BackslashRun& run) {
    return !run.in_character() && run.size() % 2 == 1 && run.end < units.size() &&
           text_[units[run.end].letter] >= kFirstIdeograph;
  }));
}

unsigned proof_of(const std::vector<Sight>& sights, std::u32string_view text) {
  struct Seen {
    unsigned strength = 0;
    std::set<char32_t> neighbours;
    std::size_t weak = 0;
  };
  std::map<char32_t, Seen> seen;
  for (const Sight& each : sights) {
    Seen& one = seen[text[each.letter]];
    one.strength = std::max(one.strength, each.strength);
    if (each.strength == kStrong) one.neighbours.insert(each.next);
    one.weak += each.strength == kWeak;
  }
  unsigned proof = 0;
  for (const auto& [character, one] : seen)
    proof += one.neighbours.size() >= kMany ? kProof : one.weak >= kMany ? kStrong : one.strength;
  return proof;
}

void Part::look() {
  const EscapeHabit habit = bytes_.habit();
  strays_ = habit.strays;
  separators_ = count_separators();
  sights_ = find_sights();
  if (habit.bare_characters > 0 || sights_.empty()) return;
  proof_ = proof_of(sights_, text_);
  const auto runs = bytes_.runs();
  const auto doubled = std::ranges::count_if(
      runs, [](const BackslashRun& each) { return !each.in_character() && each.size() % 2 == 0; });
  if (strays_ == 0 && static_cast<std::size_t>(doubled) >= kDoubled) proof_ += kWeak;
}

bool Part::is_inside_word(const Sight& sight) const {
  if (!is_han(sight.next) && !is_kana(sight.next)) return false;
  const TextModel& model = TextModel::get();
  TextModel::State state;
  const std::size_t from = sight.letter - std::min(sight.letter, TextModel::kContext);
  for (const char32_t each : text_.substr(from, sight.letter + 1 - from)) model.step(state, each);
  return model.step(state, sight.next) < kInsideWord;
}

bool Part::is_in_sentence(const Sight& sight) const {
  const std::size_t before = text_.rfind(U'\n', sight.letter), behind = text_.find(U'\n', sight.letter);
  const std::size_t from = before == text_.npos ? 0 : before;
  return text_.substr(from, std::min(behind, text_.size()) - from).find_first_of(kOfSentences) != text_.npos;
}

// Who writes for a compiler escapes a character by hand, and doubles other backslashes because it takes one
// away: the same character, however often.
bool Part::may_be_by_hand() const {
  const auto another = [&](const Sight& each) { return text_[each.letter] != text_[sights_.front().letter]; };
  return has_strong() && std::ranges::none_of(sights_, another) && proof_of(sights_, text_) < kProof;
}

void Part::take_out() {
  if (has_others() || may_be_by_hand()) {
    // Escapes of a language, which are meant; only those in characters are not.
    std::vector<std::size_t> backslashes;
    for (const BackslashRun& run : bytes_.runs())
      if (run.in_character() && run.size() > 1) backslashes.push_back(run.start);
    return bytes_.take_out(backslashes);
  }
  for (unsigned level = 0; level < kMostLevels; ++level) {
    const EscapeHabit habit = bytes_.habit();
    const bool all = habit.strays == 0 && habit.bare_characters == 0;
    // The first level is what was judged.
    if (!all || (level > 0 && proof_of(find_sights(), text_) < kStrong)) return;
    bytes_.unescape(habit);
  }
}

std::string Part::evidence() const {
  std::set<char32_t> different;
  for (const Sight& each : sights_) different.insert(text_[each.letter]);
  return std::to_string(different.size()) + (different.size() == 1 ? " character" : " different characters") +
         " whose second byte is 5C in " + std::string(encoding_->name) +
         " stand here, each with a backslash behind it and none without";
}

std::vector<Edit> Part::edits(const Page& page, Safety safety) {
  take_out();
  std::vector<Edit> edits = unescaped_edits(page, *letters_, first_, *encoding_, bytes_, evidence());
  for (Edit& each : edits)
    if (each.safety == Safety::safe) each.safety = safety;
  return edits;
}

bool speaks_of_escaping(std::string_view text) {
  static const Topics topics(kTopics);
  return topics.are_spoken_of_in(text);
}

enum class Judgement { left, doubtful, proved };

class Judge {
 public:
  Judge(const Page& page, const Letters& letters)
      : page_(page), letters_(letters), speaks_(speaks_of_escaping(page.text)) {}

  std::vector<Edit> edits() {
    auto whole = best(0, letters_.size());
    std::vector<Edit> edits = whole ? edits_of(*whole, judge(*whole)) : edits_by_line();
    if (speaks_) return edits;
    for (Edit& each : parted_character_edits(page_, letters_)) edits.push_back(std::move(each));
    return edits;
  }

 private:
  std::optional<Part> best(std::size_t first, std::size_t last) const {
    std::optional<Part> found;
    const unsigned candidates = encodings_escaped_in(first, last);
    for (std::size_t i = 0; i < kEscapedEncodings; ++i) {
      if ((candidates >> i & 1) == 0) continue;
      Part part(letters_, first, last, *find_encoding(escaped_encodings()[i].name));
      if (part.proof() > (found ? found->proof() : 0)) found = std::move(part);
    }
    return found;
  }

  Judgement judge(const Part& part) const {
    const unsigned wanted = speaks_ || part.has_separators() ? kProofAmongOthers : kProof;
    const bool in_prose = part.is_in_prose();
    // Names of files stand in strings as well.
    if (part.proof() >= wanted && (in_prose || !part.has_others())) return Judgement::proved;
    if (part.has_separators() || (part.has_others() && !in_prose) || part.proof() < kStrong)
      return Judgement::left;
    // Line ends and marks in numbers prove little; a path or a list proves nothing.
    if (!in_prose) return part.has_strong() ? Judgement::left : Judgement::doubtful;
    return speaks_ ? Judgement::doubtful : Judgement::proved;
  }

  std::vector<Edit> edits_of(Part& part, Judgement judgement) const {
    if (judgement == Judgement::left) return {};
    return part.edits(page_, judgement == Judgement::proved ? Safety::safe : Safety::suggested);
  }

  // A page that was put together of damaged text and other.
  std::vector<Edit> edits_by_line() const {
    std::vector<Edit> edits;
    std::vector<Part> doubtful;
    bool any = false;
    for (std::size_t start = 0; start < letters_.size() && !speaks_;) {
      const std::size_t found = letters_.points.find(U'\n', start);
      const std::size_t end = std::min(found, letters_.size());
      auto part = best(start, end);
      start = end + 1;
      if (!part || part->has_others() || part->proof() < kStrong) continue;
      if (part->proof() < kProof) {
        doubtful.push_back(std::move(*part));
        continue;
      }
      any = true;
      for (Edit& each : part->edits(page_, Safety::safe)) edits.push_back(std::move(each));
    }
    for (Part& part : doubtful)
      if (any)
        for (Edit& each : part.edits(page_, Safety::suggested)) edits.push_back(std::move(each));
    return edits;
  }

  // A bit for each encoding of which some character has a backslash behind it and none is without. Part looks
  // closer.
  unsigned encodings_escaped_in(std::size_t first, std::size_t last) const {
    unsigned escaped = 0, bare = 0;
    for (std::size_t i = first; i < last; ++i) {
      const unsigned mask = encodings_with_trail(letters_[i], kBackslash);
      if (mask == 0) continue;
      const char32_t next = i + 1 < last ? letters_[i + 1] : U'\n';
      if (next == kBackslash) escaped |= mask;
      else if (!is_often_escaped(next)) bare |= mask;
    }
    return escaped & ~bare;
  }

  const Page& page_;
  const Letters& letters_;
  bool speaks_;
};

}  // namespace

std::vector<Edit> unescaped_edits(const Page& page, const Letters& letters, std::size_t first,
                                  const Encoding& encoding, const EscapedBytes& bytes,
                                  const std::string& evidence) {
  std::vector<Edit> edits;
  for (EscapedBytes::Stretch& each : bytes.stretches()) {
    const Span span = letters.bytes(first + each.first, first + each.last);
    const std::string now = to_utf8(each.text);
    Edit edit = page.edit(span, now);
    edit.rule = Rule::byte_escape;
    Step step;
    step.written = step.read = encoding.name;
    step.inserted = std::move(each.inserted);
    edit.channel = {std::move(step)};
    edit.evidence = evidence;
    const bool replayed = keep_replayed(edit, now, page.text.substr(span.start, span.size()));
    edit.safety = replayed ? Safety::safe : Safety::suggested;
    edits.push_back(std::move(edit));
  }
  return edits;
}

// Whatever stands behind: a text that is clean has no part that is not.
bool is_byte_escape(std::string_view text, std::size_t at) {
  return encodings_with_trail(character_before(text, at), kBackslash) != 0;
}

std::vector<Edit> byte_escape_edits(const Page& page, const Letters& letters) {
  return Judge(page, letters).edits();
}

}  // namespace mojimend
