// The scan for second bytes whose case was changed: a look-up a letter, which counts for all casings at once.
#include <algorithm>
#include <array>
#include <memory>

#include "model/text_model.h"
#include "repair/byte_casing.h"
#include "repair/kin.h"
#include "repair/letter_walk.h"
#include "repair/parts.h"

namespace mojimend {
namespace {

// By so much characters in doubt have to be commoner as the others: what the page gains counts what stands
// beside them, too. In clean text most are rarer.
constexpr Cost kSightGain = 5 * kNat;

// Letters before it, such as those of pinyin in Big5-HKSCS, are no words of Chinese or Japanese.
constexpr char32_t kFirstInDoubt = 0x2000;

// Each casing has a lane of eight bits; a lane of a sum is full at 0x7F.
constexpr std::size_t kCasings = 2 * kEscapedEncodings;
using CasingLanes = std::uint64_t;
constexpr CasingLanes kOnes = 0x0101'0101'0101;  // in each lane
constexpr unsigned kAgainst = 8 * kCasings;      // shift of the casings that a letter speaks against
constexpr CasingLanes kEnoughGain = 100;
constexpr Cost kGainUnit = kSightGain / static_cast<Cost>(kEnoughGain);

Casing casing_of(std::size_t lane) {
  return {lane % kEscapedEncodings, lane < kEscapedEncodings ? Cased::lower : Cased::upper};
}

// By how much the character that `c` may have been is commoner, in units.
CasingLanes gain_of(char32_t c, const Casing& casing) {
  const char32_t other = before_casing(c, casing);
  if (other == 0) return 0;
  const TextModel& model = TextModel::get();
  const Cost gain = std::max(0, model.alone(model.letter(c)) - model.alone(model.letter(other)));
  return static_cast<CasingLanes>(std::min((gain + kGainUnit - 1) / kGainUnit, 0x7F));
}

// Of a letter: in the lane of each casing that leaves it in doubt 0x80 and the gain, and a bit for each that
// it speaks against.
std::uint64_t sight_of(char32_t c) {
  std::uint64_t sight = 0;
  for (std::size_t lane = 0; lane < kCasings; ++lane) {
    const Casing casing = casing_of(lane);
    const auto is_in = [&](LetterRange range) {
      return (encodings_with_trail(c, range) >> casing.encoding & 1) != 0;
    };
    if (c < 0x80 ? is_changed(c, casing.how) : is_in(range_before(casing.how)))
      sight |= std::uint64_t{1} << (kAgainst + lane);
    if (c >= kFirstInDoubt && is_in(range_after(casing.how)))
      sight |= (0x80 | gain_of(c, casing)) << 8 * lane;
  }
  return sight;
}

const std::array<std::uint64_t, kTraitsOf>& sights() {
  static const auto made = [] {
    auto all = std::make_unique<std::array<std::uint64_t, kTraitsOf>>();
    for (char32_t c = 0; c < kTraitsOf; ++c) (*all)[c] = sight_of(c);
    return all;
  }();
  return *made;
}

// Ones in the lanes of the casings, each a bit.
CasingLanes lanes_of(std::uint64_t casings) {
  static constexpr auto kSpread = [] {
    std::array<CasingLanes, 1u << kCasings> all{};
    for (std::size_t each = 0; each < all.size(); ++each)
      for (std::size_t lane = 0; lane < kCasings; ++lane)
        if ((each >> lane & 1) != 0) all[each] |= CasingLanes{0xFF} << 8 * lane;
    return all;
  }();
  return kSpread[casings];
}

// Sums of lanes that stay full.
CasingLanes add(CasingLanes a, CasingLanes b) {
  const CasingLanes sum = a + b;
  return (sum | (sum >> 7 & kOnes) * 0x7F) & kOnes * 0x7F;
}

// The lanes that reach `least`, by their highest bits.
CasingLanes reach(CasingLanes lanes, CasingLanes least) {
  return (lanes + kOnes * (0x80 - least)) & kOnes << 7;
}

// Of each casing the run of characters in doubt that ends here.
class Runs {
 public:
  // True if one of them is long and gains enough.
  bool see(std::uint64_t sight) {
    const CasingLanes left = ~lanes_of(sight >> kAgainst);
    doubtful_ = add(doubtful_ & left, sight >> 7 & kOnes);
    gains_ = add(gains_ & left, sight & kOnes * 0x7F);
    return (reach(doubtful_, kFewestInDoubt) & reach(gains_, kEnoughGain)) != 0;
  }

 private:
  CasingLanes doubtful_ = 0, gains_ = 0;
};

}  // namespace

char32_t before_casing(char32_t c, const Casing& casing) {
  if (c < 0x80 || (encodings_with_trail(c, range_after(casing.how)) >> casing.encoding & 1) == 0) return 0;
  const DoubleByteTable& table = *escaped_encodings()[casing.encoding].table;
  const unsigned pair = table.bytes_of(c) ^ 0x20u;
  const char32_t other = table.pair(static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair));
  return other != 0 && table.bytes_of(other) == pair ? other : U'\0';
}

// A run of characters inside of the text decides, not the whole: a text that is clean has no part that is
// not.
bool may_be_byte_cased(std::string_view text) {
  if (!may_be_chinese_or_japanese(text)) return false;
  const auto& sights = mojimend::sights();
  Runs runs;
  for (LetterWalk walk(text); !walk.at_end();) {
    const char32_t c = walk.next();
    const std::uint64_t sight = c < kTraitsOf ? sights[c] : 0;
    if (sight != 0 && runs.see(sight)) return true;
  }
  return false;
}

}  // namespace mojimend
