// Mends characters of UTF-8 that a program cut, wrapped or edited byte by byte: their bytes are still in the
// file, but one is gone, or something stands between them.
//
// What stands between them is found by UTF-8's structure, which leaves one reading. Where a byte is gone some
// dozens of characters are possible, and the model says how much likelier the best one is than the next.
#include <algorithm>
#include <optional>

#include "context/letters.h"
#include "encoding/cesu8.h"
#include "kin/kin.h"
#include "model/letters.h"
#include "model/text_model.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// What wraps lines, separates words, ends strings and stands for what cannot be read. The longest first.
constexpr std::string_view kForeign[] = {"=\r\n", "=\n", "\r\n", "\n", " ", "?", std::string_view("\0", 1)};

constexpr unsigned char kNoBreakSpace = 0xA0;

// Any of 64 bytes may be gone, but a no-break space becomes a space everywhere or nowhere, and is stripped at
// the end of every string.
constexpr Cost kGone = 4 * kNat;
// A suggestion has to be so much likelier than the next reading.
constexpr std::int64_t kLikely = 3 * kNat;
// No-break spaces that were replaced, of a page that has none left: so many prove it.
constexpr std::size_t kSpacesThatProve = 2;

std::size_t length_of(unsigned char lead) {
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  if (lead >= 0xE0 && lead <= 0xEF) return 3;
  return lead >= 0xF0 && lead <= 0xF4 ? 4 : 0;
}

// The character that these bytes are, all of them; 0 if they are none.
char32_t character_of(std::string_view bytes) {
  if (bytes.empty()) return 0;
  const CodePoint point = read_code_point(bytes, 0);
  return point.valid && point.size == bytes.size() ? point.value : U'\0';
}

enum class Damage { inserted, space, stripped, gone };

struct Reading {
  Damage damage;
  std::size_t bytes;  // of the original that it takes
  char32_t character;
  Insertion inserted = {};
  std::int64_t cost = 0;  // of the text around with it
};

class BrokenText {
 public:
  BrokenText(const Page& page, const Letters& letters) : page_(page), letters_(letters) {}

  std::vector<Edit> edits() {
    auto places = utf8_places(page_.original, letters_.points);
    if (!places) return {};
    places_ = std::move(*places);
    spaces_ = Spaces::unknown;
    std::vector<Found> found = find();
    const auto spaces =
        std::ranges::count_if(found, [](const Found& each) { return each.reading.damage == Damage::space; });
    if (!has_no_break_space() && static_cast<std::size_t>(spaces) >= kSpacesThatProve) {
      spaces_ = Spaces::replaced;
      found = find();
    }
    std::vector<Edit> edits;
    for (const Found& each : found) edits.push_back(edit(each.letter, each.reading));
    return edits;
  }

 private:
  struct Found {
    std::size_t letter;
    Reading reading;
  };
  enum class Spaces { unknown, replaced };  // what became of the page's no-break spaces

  std::vector<Found> find() const {
    std::vector<Found> found;
    for (std::size_t i = 0; i < letters_.size();) {
      auto reading = is_broken(i) ? best(i) : std::nullopt;
      const std::size_t next = reading ? behind(i, *reading) : i + 1;
      if (reading) found.push_back({i, std::move(*reading)});
      i = next;
    }
    return found;
  }

  // The letter behind what the reading takes.
  std::size_t behind(std::size_t letter, const Reading& reading) const {
    const std::size_t end = places_[letter] + reading.bytes;
    while (letter < letters_.size() && places_[letter] < end) ++letter;
    return letter;
  }

  // As a byte of some character.
  bool has_no_break_space() const {
    for (std::size_t i = 0; i < letters_.size(); ++i)
      if (!is_broken(i) && page_.original.substr(places_[i], places_[i + 1] - places_[i])
                                   .find(static_cast<char>(kNoBreakSpace), 1) != std::string_view::npos)
        return true;
    return false;
  }
  bool is_broken(std::size_t i) const { return is_broken_utf8(page_.original, letters_[i], places_[i]); }
  unsigned char byte(std::size_t at) const { return static_cast<unsigned char>(page_.original[at]); }
  std::size_t continuations(std::size_t at, std::size_t most) const {
    std::size_t count = 0;
    while (count < most && at + count < page_.original.size() && is_continuation(page_.original[at + count]))
      ++count;
    return count;
  }

  bool is_in_surrogate(std::size_t at) const {
    for (std::size_t back = 0; back < 3 && back <= at; ++back)
      if (cesu8_surrogate(page_.original, at - back) != 0) return true;
    return false;
  }

  std::optional<Reading> inserted(std::size_t at) const {
    const std::size_t length = length_of(byte(at));
    if (length == 0) return std::nullopt;
    const std::size_t before = 1 + continuations(at + 1, length - 1);
    const std::string_view rest = page_.original.substr(at + before);
    const auto* foreign =
        std::ranges::find_if(kForeign, [&](std::string_view each) { return rest.starts_with(each); });
    if (foreign == std::end(kForeign)) return std::nullopt;
    const std::size_t behind = continuations(at + before + foreign->size(), length);
    if (before + behind != length) return std::nullopt;  // more of them belong to something else
    const std::string whole =
        std::string(page_.original.substr(at, before)) + std::string(rest.substr(foreign->size(), behind));
    const char32_t character = character_of(whole);
    if (TextModel::get().letter(character).symbol <= kNoTextClasses) return std::nullopt;
    return Reading{Damage::inserted, length + foreign->size(), character, {before, std::string(*foreign)}};
  }

  // Every A0 became 20, in the middle as well.
  std::optional<Reading> space(std::size_t at) const {
    std::string whole(page_.original.substr(at, length_of(byte(at))));
    for (char& each : whole)
      if (each == ' ') each = static_cast<char>(kNoBreakSpace);
    const char32_t character = character_of(whole);
    if (character == 0 ||
        (whole.back() != page_.original[at + whole.size() - 1] && continuations(at + whole.size(), 1) > 0))
      return std::nullopt;
    return Reading{Damage::space, whole.size(), character};
  }

  // Who strips blanks from the ends of strings, byte by byte, takes A0 for one: "là".
  std::optional<Reading> stripped(std::size_t at) const {
    const std::size_t length = length_of(byte(at));
    if (length == 0 || 1 + continuations(at + 1, length) != length - 1) return std::nullopt;
    if (!is_apart(page_.original, at + length - 1)) return std::nullopt;
    std::string whole(page_.original.substr(at, length - 1));
    const char32_t character = character_of(whole += static_cast<char>(kNoBreakSpace));
    if (character == 0) return std::nullopt;
    return Reading{Damage::stripped, length - 1, character};
  }

  // Every character that had these bytes and one more.
  std::vector<Reading> gone(std::size_t at) const {
    std::vector<Reading> readings;
    const std::size_t length = length_of(byte(at));
    const std::size_t size = length > 0 ? 1 + continuations(at + 1, length) : continuations(at, 4);
    const std::string_view seen = page_.original.substr(at, size);
    if (length > 0 && size != length - 1) return readings;
    const auto add = [&](std::size_t where, unsigned value) {
      std::string whole(seen);
      whole.insert(where, 1, static_cast<char>(value));
      const char32_t character = character_of(whole);
      const bool known =
          std::ranges::any_of(readings, [&](const Reading& each) { return each.character == character; });
      if (character != 0 && !known) readings.push_back({Damage::gone, size, character});
    };
    if (length == 0)
      for (unsigned lead = 0xC2; lead <= 0xF4; ++lead) add(0, lead);
    else
      for (std::size_t where = 1; where <= size; ++where)
        for (unsigned value = 0x80; value <= 0xBF; ++value) add(where, value);
    return readings;
  }

  // Nothing else is unreadable nearby, so that a guess is judged alike before and after its neighbours' are
  // made.
  bool stands_clear(std::size_t letter) const {
    const std::size_t from = letter - std::min(letter, kAround);
    std::size_t last = letter;
    // The bytes of one character may be several marks.
    while (letters_[last + 1] == kReplacement && is_continuation(page_.original[places_[last + 1]])) ++last;
    const std::u32string_view text = letters_.points;
    return text.substr(from, letter - from).find(kReplacement) == text.npos &&
           text.substr(last + 1, kAround).find(kReplacement) == text.npos;
  }

  std::int64_t cost_of(std::size_t letter, const Reading& reading) const {
    const TextModel& model = TextModel::get();
    TextModel::State state;
    std::size_t from = letter;
    while (from > 0 && letter - from < kAround && letters_[from - 1] != kReplacement) --from;
    for (std::size_t i = from; i < letter; ++i) model.step(state, letters_[i]);
    std::int64_t cost = model.step(state, reading.character);
    const std::size_t next = behind(letter, reading);
    for (std::size_t i = next; i < next + kAround && letters_[i] != kReplacement; ++i)
      cost += model.step(state, letters_[i]);
    return reading.damage == Damage::gone ? cost + kGone : cost;
  }

  // The reading that is proved, or likelier than all others.
  std::optional<Reading> best(std::size_t letter) const {
    const std::size_t at = places_[letter];
    if (is_in_surrogate(at)) return std::nullopt;  // another pass joins those
    if (auto one = inserted(at)) return one;
    auto one = space(at);
    if (one && spaces_ == Spaces::replaced) return one;
    if (!stands_clear(letter)) return std::nullopt;
    std::vector<Reading> readings = gone(at);
    if (auto other = stripped(at)) {
      std::erase_if(readings, [&](const Reading& each) { return each.character == other->character; });
      readings.push_back(std::move(*other));
    }
    if (one) readings.push_back(std::move(*one));
    for (Reading& each : readings) each.cost = cost_of(letter, each);
    std::ranges::sort(readings, {}, &Reading::cost);
    if (readings.empty()) return std::nullopt;
    if (readings.size() > 1 && readings[1].cost - readings[0].cost < kLikely) return std::nullopt;
    return readings[0];
  }

  Edit edit(std::size_t letter, const Reading& reading) const {
    const Span span = letters_.bytes(letter, behind(letter, reading));
    const std::string now = to_utf8(reading.character);
    Edit edit = page_.edit(span, now);
    edit.rule = Rule::out_of_step;
    Step step;
    step.written = step.read = "utf-8";
    step.unreadable = Unreadable::replacement;
    if (reading.damage == Damage::inserted) step.inserted.push_back(reading.inserted);
    else step.stood.push_back({0, std::string(page_.original.substr(places_[letter], reading.bytes))});
    edit.channel = {std::move(step)};
    edit.evidence = evidence_of(reading.damage);
    const bool replayed = keep_replayed(edit, now, page_.text.substr(span.start, span.size()));
    const bool proved = reading.damage == Damage::inserted ||
                        (reading.damage == Damage::space && spaces_ == Spaces::replaced);
    edit.safety = replayed && proved ? Safety::safe : Safety::suggested;
    return edit;
  }

  static const char* evidence_of(Damage damage) {
    switch (damage) {
      case Damage::inserted:
        return "something stands between the bytes of a character";
      case Damage::space:
        return "the last byte of a character was taken for a no-break space";
      case Damage::stripped:
        return "the last byte of a character was stripped as a no-break space, and this one is likeliest";
      case Damage::gone:
        break;
    }
    return "a byte of a character is gone, and this one is likeliest";
  }

  static constexpr std::size_t kAround = TextModel::kContext;

  const Page& page_;
  const Letters& letters_;
  std::vector<std::uint32_t> places_;  // of letters in the original; one more for the end
  Spaces spaces_ = Spaces::unknown;
};

}  // namespace

std::vector<Edit> broken_utf8_edits(const Page& page, LazyLetters& letters) {
  if (page.original.empty() || page.text.find("\uFFFD") == page.text.npos) return {};
  return BrokenText(page, letters.get()).edits();
}

}  // namespace mojimend
