// Pairs of letters of alphabets by the model's small table, all others by how rare they are by themselves.
#include "mojibake/suspicion.h"

#include <algorithm>

#include "context/letters.h"
#include "encoding/utf8_scan.h"
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
// A capital directly behind a small letter of ASCII: "interĂŞts".
constexpr Cost kCapitalInside = 1500;
// One or two letters of a large script inside of a word of ASCII: "f眉r", "hﾃ､tte".
constexpr std::size_t kFewWide = 2;
// What is odd shows at the letter behind it, so that the whole model begins a little before.
constexpr std::size_t kOddBefore = TextModel::kContext + kFewWide;
// How much dearer a letter of a large script is beside one of a word of ASCII.
constexpr Cost kIntruder = 6 * kNat;

// The same under the whole model, for letters of alphabets and for those of larger scripts.
constexpr Cost kLetter = 4500, kIdeograph = 7000;
// No letter is odder than this: what the model never saw is not a proof.
constexpr Cost kOddest = 16 * kNat;

// What is odd at the end of a line shows in what ends it.
char32_t letter_or_end(std::u32string_view line, std::size_t at) {
  return at < line.size() ? line[at] : U'\n';
}

class Suspicion {
 public:
  // Adds a letter; true if it, or what it ends, looks less like text than what stood before.
  bool rises_with(char32_t c) {
    const Cost before = sum_;
    return add(c) || (sum_ > before && sum_ > kSuspicious);
  }
  Cost most() const { return most_; }
  // Whether it is as before the first letter.
  bool is_calm() const { return sum_ == 0 && wide_ == 0; }

  // True if the letter ends an intruder.
  bool add(char32_t c) {
    const bool ends_intruder = is_end_of_intruder(c);
    if (ends_intruder) most_ = kSuspicious + 1;
    look_up(c);
    return ends_intruder;
  }

 private:
  void look_up(char32_t c) {
    if (c < 0x80 && before_ < 0x80) {
      sum_ = std::max(0, sum_ - kAscii);
      before_ = c;
      return;
    }
    const Letter letter = model_.letter(c);
    const std::uint8_t small = model_.small(letter), before = model_.small(model_.letter(before_));
    if (c >= 0x80 && is_ascii_small(before_) && letter.letter_case == LetterCase::capital)
      sum_ += kCapitalInside;
    if (small != 0 && before != 0) sum_ += model_.small_cost(before, small) - kPair;
    else if (c >= 0x80) sum_ += model_.alone(letter) - usual_alone(c, small != 0 || before != 0);
    sum_ = std::max(0, sum_);
    most_ = std::max(most_, sum_);
    before_ = c;
  }

  // Small letters of ASCII directly before or behind a few wide ones.
  bool is_end_of_intruder(char32_t c) {
    if (c >= kFirstIdeograph) {
      ++wide_;
      return false;
    }
    const bool few = wide_ != 0 && wide_ <= kFewWide && (behind_small_ || is_ascii_small(c));
    if (wide_ != 0 || c < 0x80) behind_small_ = is_ascii_small(c);
    wide_ = 0;
    return few;
  }

  static Cost usual_alone(char32_t c, bool mixed) {
    if (c >= kFirstIdeograph) return kAloneIdeograph;
    return mixed ? kMixed : kAlone;
  }

  const TextModel& model_ = TextModel::get();
  char32_t before_ = U' ';
  std::size_t wide_ = 0;  // letters of large scripts, up to here
  bool behind_small_ = false;
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

std::vector<Cost> costs_beside(std::u32string_view line) {
  const TextModel& model = TextModel::get();
  std::vector<Cost> costs(line.size());
  unsigned before = model.small(model.letter(U' '));
  for (std::size_t at = 0; at < line.size(); ++at) {
    const Letter letter = model.letter(line[at]);
    const unsigned small = model.small(letter);
    costs[at] = small != 0 && before != 0 ? model.small_cost(before, small) : model.alone(letter);
    before = small;
    const bool beside_word =
        (at > 0 && is_ascii_small(line[at - 1])) || (at + 1 < line.size() && is_ascii_small(line[at + 1]));
    if (line[at] >= kFirstIdeograph && beside_word) costs[at] += kIntruder;
  }
  return costs;
}

FirstLook look_at(std::u32string_view line) {
  FirstLook look;
  Suspicion suspicion;
  for (std::size_t at = 0; at <= line.size(); ++at) {
    // Of ASCII only the first letter behind another one and the last before one tell.
    if (suspicion.is_calm() && (at == 0 || line[at - 1] < 0x80))
      while (at + 1 < line.size() && line[at] < 0x80 && line[at + 1] < 0x80) ++at;
    if (!suspicion.rises_with(letter_or_end(line, at))) continue;
    const std::size_t first = at > kOddBefore ? at - kOddBefore : 0;
    const std::size_t last = std::min(line.size(), at + TextModel::kContext);
    if (!look.places.empty() && first <= look.places.back().end) look.places.back().end = last;
    else look.places.push_back({first, last});
  }
  look.nats = suspicion.most();
  return look;
}

Oddness oddness(std::u32string_view line, const FirstLook& look) {
  const TextModel& model = TextModel::get();
  Oddness odd;
  for (const Span& place : look.places) {
    TextModel::State state;
    Cost sum = 0, before = 0;  // of the letter before, if it is beyond ASCII
    for (std::size_t at = place.start; at < place.end + (place.end == line.size()); ++at) {
      const char32_t c = letter_or_end(line, at);
      const Cost cost = model.step(state, c);
      if (at != 0 && at == place.start) continue;  // it has no context here
      sum = std::max(0, sum + std::min(cost, kOddest) - (c >= kFirstIdeograph ? kIdeograph : kLetter));
      if (sum > odd.nats) {
        odd.nats = sum;
        odd.worst = std::min(at, line.size() - 1);
      }
      Cost& peak = at != 0 && line[at - 1] >= kFirstIdeograph ? odd.wide_peak : odd.peak;
      if (before != 0) peak = std::max(peak, before + cost);
      before = c >= 0x80 ? cost : 0;
    }
  }
  return odd;
}

}  // namespace mojimend
