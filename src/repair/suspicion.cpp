// Pairs of letters of alphabets by the model's small table, all others by how rare they are by themselves.
#include "repair/suspicion.h"

#include <algorithm>

#include "encoding/utf8_scan.h"
#include "repair/letters.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// What a pair with a letter beyond ASCII, and a letter alone, cost in text at most, on average; what is
// dearer adds to the suspicion, what is cheaper takes from it.
constexpr Cost kPair = 5500, kAlone = 10500;
// Of scripts with thousands of letters text has rarer ones.
constexpr Cost kAloneIdeograph = 11500;
// A letter beside one of another kind, such as a box beside a letter.
constexpr Cost kMixed = 7500;
// A letter of ASCII between others says a little for text.
constexpr Cost kAscii = 500;
constexpr Cost kSuspicious = 700;
// A capital directly behind a small letter of ASCII: "interĂŞts".
constexpr Cost kCapitalInside = 1500;
// One or two letters of a large script inside of a word of ASCII: "f眉r", "hﾃ､tte".
constexpr std::size_t kFewWide = 2;

// The same under the whole model, for letters of alphabets and for those of larger scripts.
constexpr Cost kLetter = 4500, kIdeograph = 7000;
// No letter is odder than this: what the model never saw is not a proof.
constexpr Cost kOddest = 16 * kNat;

class Suspicion {
 public:
  void add(char32_t c) {
    if (is_end_of_intruder(c)) most_ = kSuspicious + 1;
    if (c < 0x80 && !beyond_) {
      sum_ = std::max(0, sum_ - kAscii);
      before_ = TextModel::get().small(TextModel::get().letter(c));
      behind_ascii_small_ = is_small(c);
      return;
    }
    const TextModel& model = TextModel::get();
    const Letter letter = model.letter(c);
    const std::uint8_t small = model.small(letter);
    const bool pair = small != 0 && before_ != 0;
    if (c >= 0x80 && behind_ascii_small_ && letter.letter_case == LetterCase::capital) sum_ += kCapitalInside;
    behind_ascii_small_ = is_small(c);
    if (pair) sum_ += model.small_costs()[before_ * kSmall + small] * kNat / kStepsPerNat - kPair;
    else if (c >= 0x80) sum_ += model.alone(letter) - usual_alone(c, small != 0 || before_ != 0);
    sum_ = std::max(0, sum_);
    most_ = std::max(most_, sum_);
    before_ = small;
    beyond_ = c >= 0x80;
  }
  Cost most() const { return most_; }

 private:
  // Small letters of ASCII directly before or behind a few wide ones.
  bool is_end_of_intruder(char32_t c) {
    if (c >= kFirstIdeograph) {
      ++wide_;
      return false;
    }
    const bool few = wide_ != 0 && wide_ <= kFewWide && (behind_small_ || is_small(c));
    if (wide_ != 0 || c < 0x80) behind_small_ = is_small(c);
    wide_ = 0;
    return few;
  }
  static bool is_small(char32_t c) { return c >= U'a' && c <= U'z'; }

  static Cost usual_alone(char32_t c, bool mixed) {
    if (c >= kFirstIdeograph) return kAloneIdeograph;
    return mixed ? kMixed : kAlone;
  }

  std::uint8_t before_ = TextModel::get().small(TextModel::get().letter(U' '));
  bool beyond_ = false;
  std::size_t wide_ = 0;  // letters of large scripts, up to here
  bool behind_small_ = false, behind_ascii_small_ = false;
  Cost sum_ = 0, most_ = 0;
};

}  // namespace

bool is_suspicious(std::string_view line) {
  Suspicion suspicion;
  const std::size_t ascii = ascii_prefix(line);
  // The letter before gives the first one its context.
  for (std::size_t at = ascii == 0 ? 0 : ascii - 1; at < line.size();) {
    const CodePoint point = read_code_point(line, at);
    suspicion.add(point.value);
    at += point.size;
    if (suspicion.most() > kSuspicious) return true;
  }
  return false;
}

Oddness oddness(std::u32string_view line) {
  const TextModel& model = TextModel::get();
  Oddness odd;
  Cost sum = 0;
  for (std::size_t at = 0; at < line.size();) {
    if (line[at] < 0x80) {
      ++at;
      continue;
    }
    // A stretch of letters beyond ASCII with what stands near them.
    const std::size_t first = at > TextModel::kContext ? at - TextModel::kContext : 0;
    std::size_t last = at;
    for (std::size_t beyond = at; last < line.size() && last <= beyond + TextModel::kContext; ++last)
      if (line[last] >= 0x80) beyond = last;
    TextModel::State state;
    for (std::size_t each = first; each < last; ++each) {
      const Cost cost = model.step(state, line[each]);
      if (each < at && each > 0 && each == first) continue;  // it has no context here
      sum =
          std::max(0, sum + std::min(cost, kOddest) - (line[each] >= kFirstIdeograph ? kIdeograph : kLetter));
      if (sum > odd.nats) odd = {sum, each};
    }
    at = last;
  }
  return odd;
}

}  // namespace mojimend
