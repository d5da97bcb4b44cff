// Sums up over the stretches of each channel; the same stretch again says nothing new.
#include "mojibake/line_evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>

#include "channel/codec.h"
#include "context/letters.h"
#include "text/letter_kinds.h"

namespace mojimend {
namespace {

// In a list a letter is no further behind the one before: some are left out.
constexpr char32_t kListStep = 2;
constexpr std::size_t kShortestList = 3;  // letters
// Among so many letters of ASCII one is of a word, and of no list.
constexpr std::size_t kOfWord = 2;
// So many do not stand in their order by chance, however far apart.
constexpr std::size_t kAscending = 5;  // letters
// A few letters, over and over.
constexpr std::size_t kFew = 6, kRepetition = 6;
// Letters of a list lie so near each other; in so many, two of five are no letter of a language.
constexpr char32_t kNarrow = 8;
constexpr std::size_t kAlternating = 8;
// A letter that follows itself so often is no word.
constexpr std::size_t kRun = 4;
constexpr char32_t kFirstCyrillic = 0x400;
// Words of more letters have one of them twice, in most languages; what has each of them as often as the
// others may be the accents of a language, in the order of its alphabet or of its keyboard: "ąćęłńóśźż".
// Unless what comes of it costs so much less than words at most do, letter by letter: of 2,600 words of eight
// languages, damaged and each by itself, one in fifty does not, and of the accents of thirty languages two
// do.
constexpr std::size_t kAllDiffer = 3;
constexpr Cost kPlainList = kNat / 2;
// Parts of Korean letters are a keyboard; letters of so large scripts are too many for an alphabet.
constexpr char32_t kBehindAlphabets = 0x3164;
// The same letters in another word are another stretch.
constexpr std::size_t kBeside = 3;  // letters

// Of letters and of what stands for them.
bool may_be_letter(std::u32string_view line, std::size_t at) {
  return at < line.size() && (line[at] >= 0x80 || is_ascii_letter(line[at]));
}

// A letter in both cases, and nothing more, is no word: "æÆ", "æ Æ".
bool is_letter_twice(std::u32string_view line, std::size_t first) {
  const std::size_t second = first + 1 < line.size() && line[first + 1] == U' ' ? first + 2 : first + 1;
  if (second >= line.size() || (first > 0 && may_be_letter(line, first - 1))) return false;
  if (may_be_letter(line, second + 1)) return false;
  const Letter one = TextModel::get().letter(line[first]), other = TextModel::get().letter(line[second]);
  return one.symbol == other.symbol && one.letter_case != other.letter_case;
}

// Whether letters of ASCII stand around it, as in a word.
bool is_of_word(std::u32string_view line, std::size_t at) {
  std::size_t around = 0;
  for (std::size_t each = at; each > 0 && around < kOfWord && is_ascii_letter(line[each - 1]); --each)
    ++around;
  for (std::size_t each = at + 1; each < line.size() && around < kOfWord && is_ascii_letter(line[each]);
       ++each)
    ++around;
  return around == kOfWord;
}

// Whether letters follow the ones before in the order of code points, or all stand by themselves: "àáâãäå",
// "à é ü", or most stand beside themselves in the other case.
class ListOfLetters {
 public:
  void add(std::u32string_view line, std::size_t at) {
    const char32_t c = line[at];
    apart_ += !may_be_letter(line, at + 1) && (at == 0 || !may_be_letter(line, at - 1));
    twice_ += is_letter_twice(line, at) || (at > 0 && is_letter_twice(line, at - 1)) ||
              (at > 1 && line[at - 1] == U' ' && is_letter_twice(line, at - 2));
    ++letters_;
    // Letters that the model does not know apart are what they are.
    const std::uint16_t symbol = TextModel::get().letter(c).symbol;
    folded_ += symbol > kUnseenClasses ? 0x110000 + char32_t{symbol} : c;
    of_alphabets_ &= c < kBehindAlphabets;
    touching_ += (at > 0 && line[at - 1] >= 0x80) || (at + 1 < line.size() && line[at + 1] >= 0x80);
    of_words_ += is_of_word(line, at);
    if (before_ != 0 && c != before_) {
      ++pairs_;
      ascending_ += c > before_;
      steps_ += c > before_ && c - before_ <= kListStep;
    }
    before_ = c;
  }
  bool is_list() const {
    const bool in_order = (steps_ + 1 >= kShortestList && 2 * steps_ >= pairs_) ||
                          (ascending_ == pairs_ && pairs_ + 1 >= kAscending);
    if (2 * twice_ > letters_ || (letters_ >= kShortestList && apart_ == letters_)) return true;
    return letters_ >= kShortestList && in_order && 2 * of_words_ <= letters_;
  }
  // Of which words are made that cost so much more than words at most do.
  bool may_be_accents(Cost excess) {
    return all_differ() && excess > -kPlainList * static_cast<Cost>(letters_);
  }

 private:
  // Whether each letter is there as often as the others, in either case, and most stand side by side.
  bool all_differ() {
    std::ranges::sort(folded_);
    std::size_t different = 0, each_times = 0;
    for (auto at = folded_.begin(); at != folded_.end(); ++different) {
      const auto end = std::upper_bound(at, folded_.end(), *at);
      const auto times = static_cast<std::size_t>(end - at);
      if (different != 0 && times != each_times) return false;
      each_times = times;
      at = end;
    }
    return different >= kAllDiffer && 2 * touching_ > letters_ && of_alphabets_;
  }

  std::size_t letters_ = 0, pairs_ = 0, steps_ = 0, ascending_ = 0, apart_ = 0, twice_ = 0, of_words_ = 0;
  std::size_t touching_ = 0;  // another letter beyond ASCII
  std::u32string folded_;     // without their case: symbols of the model, behind all code points
  bool of_alphabets_ = true;
  char32_t before_ = 0;
};

bool is_small(std::u32string_view line, std::size_t at) {
  return at < line.size() && is_ascii_small(line[at]);
}

// Nor has any a letter of a large script in a Latin word. At its end it may be one of a language that mixes
// them, "Band仔": the line must tell another one.
bool is_intruder(std::u32string_view line, std::size_t at, Cost language) {
  const auto is_latin = [line](std::size_t there) {
    return there < line.size() && is_ascii_letter(line[there]);
  };
  if (line[at] < kFirstIdeograph) return false;
  const bool before = at > 0 && is_latin(at - 1), behind = is_latin(at + 1);
  if (before && behind) return is_small(line, at - 1) || is_small(line, at + 1);
  return (before || behind) && language < kUntold;
}

bool is_letter(std::u32string_view line, std::size_t at) {
  return at < line.size() && scripts_of(line.substr(at, 1)) != 0;
}

// Whether the line has boxes and blocks that touch no letter, or bars, which part the words of tables.
bool has_pictures(std::u32string_view line) {
  for (std::size_t at = 0; at < line.size(); ++at)
    if (is_drawing(line[at]) &&
        (is_bar(line[at]) || !(is_letter(line, at + 1) || (at > 0 && is_letter(line, at - 1)))))
      return true;
  return false;
}

// A line or block that is part of a picture, and no letter of a word: the frame of a title ends with a
// corner, but where there is no frame, words do not.
bool draws(std::u32string_view line, std::size_t at) {
  if (!is_drawing(line[at])) return false;
  if (is_bar(line[at]) || at == 0 || !is_letter(line, at - 1)) return true;
  return !is_letter(line, at + 1) && has_pictures(line);
}

// A letter of another alphabet between Latin ones is of no language either, if it is not one that people
// mistake for a Latin letter. Greek ones are signs of phonetics and of science there: "alfaθa".
bool is_foreign(std::u32string_view line, std::size_t at) {
  constexpr std::u32string_view kLikeLatin = U"АВЕКМНОРСТУХЅІЈавекмнорстухѕіј";
  const auto is_latin = [line](std::size_t there) {
    return there < line.size() && is_ascii_letter(line[there]);
  };
  if (line[at] < kFirstCyrillic || line[at] >= kFirstIdeograph || !is_letter(line, at)) return false;
  if (kLikeLatin.find(line[at]) != kLikeLatin.npos) return false;
  return at > 0 && is_latin(at - 1) && is_latin(at + 1) && (is_small(line, at - 1) || is_small(line, at + 1));
}

// No text has controls at all, nor boxes or letters of another alphabet as letters of a word.
bool is_no_text(std::u32string_view line, std::size_t at) {
  const char32_t c = line[at];
  if (is_c1(c) || is_private(c) || is_foreign(line, at)) return true;
  return is_drawing(c) && at > 0 && is_small(line, at - 1) && !draws(line, at);
}

// No language has capitals behind small letters and symbols between them. But dashes, apostrophes and what
// programs put between names stand in words as well.
bool is_oddly_placed(std::u32string_view line, std::size_t at) {
  const char32_t c = line[at];
  if (c < 0xA1 || c == 0xAD || is_operator(c) || is_dash_or_quote(c) || is_drawing(c)) return false;
  const LetterCase letter_case = TextModel::get().letter(c).letter_case;
  if (at == 0 || !is_small(line, at - 1) || letter_case == LetterCase::small) return false;
  return letter_case == LetterCase::capital || (is_symbol(c) && is_small(line, at + 1));
}

// Words of Arabic and Hebrew with their vowels, which few texts write and the model takes for odd: each mark
// stands on a letter, or on one that is doubled. Where another encoding made them, some do not.
class VowelMarks {
 public:
  void add(std::u32string_view line, std::size_t at) {
    if (!is_mark(line[at])) return;
    const char32_t before = at > 0 ? line[at - 1] : U' ';
    const bool on_letter = (before >= 0x5D0 && before < 0x5EB) || (before >= 0x621 && before < 0x64B);
    ++(on_letter || before == kDoubled ? in_place_ : elsewhere_);
  }
  bool are_in_place() const { return in_place_ >= kFewest && elsewhere_ == 0; }

 private:
  static constexpr char32_t kDoubled = 0x651;
  static constexpr std::size_t kFewest = 2;
  static bool is_mark(char32_t c) { return (c >= 0x5B0 && c < 0x5C8) || (c >= 0x64B && c < 0x653); }

  std::size_t in_place_ = 0, elsewhere_ = 0;
};

// How many are different, and how often the commonest one is there.
struct Tally {
  std::size_t different = 0, most = 0;
};
Tally tally_of(std::u32string letters) {
  std::ranges::sort(letters);
  Tally tally;
  for (std::size_t at = 0, end = 0; at < letters.size(); at = end) {
    end = letters.find_first_not_of(letters[at], at);
    if (end == letters.npos) end = letters.size();
    ++tally.different;
    tally.most = std::max(tally.most, end - at);
  }
  return tally;
}

// The stretches of the line that came through the channel of one of them and say something new.
std::vector<const Damage*> of_one_channel(const Damage& one, const std::vector<Damage>& found,
                                          std::u32string_view seen) {
  std::vector<const Damage*> all;
  std::set<std::u32string_view> known;
  for (const Damage& each : found) {
    if (each.layers->name != one.layers->name) continue;
    const std::size_t start = each.letters.start > kBeside ? each.letters.start - kBeside : 0;
    if (found.size() == 1 || known.insert(seen.substr(start, each.letters.end + kBeside - start)).second)
      all.push_back(&each);
  }
  return all;
}

// What the letters of all stretches are, as they stood and as they come: a channel without UTF-8's structure
// is judged by that.
class LettersOfChannel {
 public:
  LettersOfChannel(const Damage::Joint& joint, std::u32string_view seen) : joint_(joint), seen_(seen) {}

  void add(const Damage& each) {
    const bool makes_signs = note_result(each.after);
    for (const std::uint32_t at : each.changed) note_stood(at, each.crosses, makes_signs);
  }

  void judge(Damage::Joint& joint) {
    joint.is_odd = 2 * odd_ > stood_;
    joint.is_no_text = 2 * no_text_ > stood_;
    const std::size_t all = came_.size();
    const Tally results = tally_of(std::move(came_));
    joint.is_repetition = (results.different <= kFew && repeats_) ||
                          ((joint.crosses || joint.wide) && results.different <= kFew &&
                           all >= kRepetition * results.different);
    // Letters around one letter of ASCII, as "áàãâä", and every other letter the same, as rows of a table
    // give it.
    const bool narrow = joint.crosses && joint.letters >= kShortestList && highest_ - lowest_ < kNarrow;
    const bool alternates = joint.crosses && all >= kAlternating && 5 * results.most >= 2 * all;
    const bool alphabet = seen_.find(U"wxyz") != seen_.npos || seen_.find(U"WXYZ") != seen_.npos;
    joint.is_list = list_.is_list() || list_.may_be_accents(joint.excess) || drawn_ || narrow || alternates ||
                    alphabet || vowels_.are_in_place();
  }

 private:
  // Whether signs come about, which are as odd in a word as what stood there.
  bool note_result(std::string_view after) {
    bool makes_signs = false;
    char32_t before = 0;
    for (std::size_t at = 0; at < after.size();) {
      const auto [c, size, valid] = read_code_point(after, at);
      at += size;
      makes_signs |= is_symbol(c);
      if (c < 0x80) continue;
      came_ += c;
      is_one_letter_ &= c == came_.front();
      repeats_ |= is_one_letter_ && c == before && c >= kFirstIdeograph;
      before = c;
    }
    return makes_signs;
  }

  void note_stood(std::size_t at, bool crosses, bool makes_signs) {
    const char32_t c = seen_[at];
    ++stood_;
    drawn_ &= draws(seen_, at);
    lowest_ = std::min(lowest_, c);
    highest_ = std::max(highest_, c);
    run_ = at > 0 && c == seen_[at - 1] ? run_ + 1 : 1;
    repeats_ |= run_ >= kRun;
    const bool intrudes = joint_.has_intruders && !crosses && is_intruder(seen_, at, joint_.language);
    odd_ += !makes_signs && (is_no_text(seen_, at) || is_oddly_placed(seen_, at) || intrudes);
    no_text_ += !makes_signs && is_no_text(seen_, at);
    list_.add(seen_, at);
    vowels_.add(seen_, at);
  }

  const Damage::Joint& joint_;
  const std::u32string_view seen_;
  std::u32string came_;  // letters beyond ASCII
  ListOfLetters list_;
  VowelMarks vowels_;
  bool repeats_ = false, is_one_letter_ = true, drawn_ = true;
  char32_t lowest_ = 0x110000, highest_ = 0;
  std::size_t run_ = 0, odd_ = 0, no_text_ = 0, stood_ = 0;
};

// What all stretches of the channel of `one` say, in its joint.
void join_one(Damage& one, const std::vector<Damage>& found, std::u32string_view seen) {
  const std::vector<const Damage*> all = of_one_channel(one, found, seen);
  std::u32string stood;  // letters beyond ASCII
  for (const Damage* each : all) {
    one.joint.gain += each->gain;
    one.joint.excess += each->plausibility.excess;
    ++one.joint.stretches;
    one.joint.crosses |= each->crosses;
    one.joint.wide |= each->wide;
    for (const std::uint32_t at : each->changed) stood += seen[at];
  }
  one.joint.letters = tally_of(std::move(stood)).different;
  if (one.from_utf8) return;
  LettersOfChannel letters(one.joint, seen);
  for (const Damage* each : all) letters.add(*each);
  letters.judge(one.joint);
}

}  // namespace

void join(std::vector<Damage>& found, const MendedLine& line, std::u32string_view seen) {
  if (found.empty()) return;
  const Cost language = language_of(line);
  const bool intruders = is_wide(scripts_of(seen)) && !is_wide(scripts_of(line.text()));
  // One sum a channel, for all that came through it.
  std::map<std::string_view, Damage::Joint> joints;
  for (Damage& one : found) {
    const auto [place, is_new] = joints.try_emplace(one.layers->name);
    if (is_new) {
      one.joint.language = language;
      one.joint.has_intruders = intruders;
      join_one(one, found, seen);
      place->second = one.joint;
    }
    one.joint = place->second;
  }
}

}  // namespace mojimend
