// Each letter's number says at once for which casings it is in doubt, and whether it and the one behind may
// be out of step.
#include "kin/double_byte_scan.h"

#include <algorithm>
#include <array>
#include <memory>

#include "kin/byte_casing.h"
#include "kin/escape_units.h"
#include "kin/letter_walk.h"
#include "kin/lost_backslash.h"
#include "model/text_model.h"
#include "text/parts.h"

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
constexpr CasingLanes kAllCasings = (1u << kCasings) - 1;
constexpr CasingLanes kOfCasings = (CasingLanes{1} << (kAgainst + kCasings)) - 1;
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

// A letter's sight: in the lane of each casing that leaves it in doubt 0x80 and the gain, and a bit for each
// that it speaks against.
using Sight = std::uint64_t;
Sight casings_of(char32_t c) {
  const unsigned capital = encodings_with_trail(c, LetterRange::capital),
                 small = encodings_with_trail(c, LetterRange::small);
  if (c >= 0x80 && (capital | small) == 0) return 0;
  Sight sight = 0;
  for (std::size_t lane = 0; lane < kCasings; ++lane) {
    const Casing casing = casing_of(lane);
    const auto is_in = [&](LetterRange range) {
      return ((range == LetterRange::capital ? capital : small) >> casing.encoding & 1) != 0;
    };
    if (c < 0x80 ? is_changed(c, casing.how) : is_in(range_before(casing.how)))
      sight |= Sight{1} << (kAgainst + lane);
    if (c >= kFirstInDoubt && is_in(range_after(casing.how)))
      sight |= (0x80 | gain_of(c, casing)) << 8 * lane;
  }
  return sight;
}

// Behind these, five bits each, rounded up to nats: by how much more than kLeastCommoner the character is
// commoner that may have been there, 0 where there is none; and what the letter costs, or kStrange.
constexpr unsigned kCommoner = kAgainst + kCasings, kAlone = kCommoner + 5;
constexpr Sight kFive = 31, kStrange = 31;
constexpr Cost kLeastCommoner = -16;  // nats; no letter is so rare that less would do
constexpr auto kLeastSum = static_cast<Sight>(kFirstGain / kNat - kLeastCommoner);
constexpr auto kRare = static_cast<Sight>(kRareCost / kNat);

Sight losing_of(char32_t c, const LosingTraits& traits, Cost by_itself) {
  const auto nats = [](Cost cost) { return (cost + kNat - 1) / kNat; };
  const Cost commoner = traits.encodings == 0 ? 0 : nats(traits.commoner) - kLeastCommoner;
  const Sight alone = may_be_strange(c) ? kStrange : static_cast<Sight>(nats(by_itself));
  return static_cast<Sight>(std::clamp<Cost>(commoner, 0, kFive)) << kCommoner | std::min(alone, kFive)
                                                                                     << kAlone;
}

const std::array<Sight, kTraitsOf>& sights() {
  static const auto made = [] {
    auto all = std::make_unique<std::array<Sight, kTraitsOf>>();
    const auto& traits = traits_of_losing();
    const auto& costs = costs_alone();
    for (char32_t c = 0; c < kTraitsOf; ++c) (*all)[c] = casings_of(c) | losing_of(c, traits[c], costs[c]);
    return all;
  }();
  return *made;
}

// Whether the letters may be out of step: wherever is_unescaped_at is true, and seldom elsewhere.
bool may_be_out_of_step(Sight seen, Sight next) {
  const Sight commoner = seen >> kCommoner & kFive, alone = next >> kAlone;
  return (commoner != 0) & (commoner + alone >= kLeastSum) & (std::max(seen >> kAlone, alone) >= kRare);
}

// Ones in the lanes of the casings, each a bit.
CasingLanes lanes_of(Sight casings) {
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
  const CasingLanes sum = a + b, over = sum & kOnes << 7;
  return (sum | (over - (over >> 7))) & kOnes * 0x7F;
}

// The lanes that reach `least`, by their highest bits.
CasingLanes reach(CasingLanes lanes, CasingLanes least) {
  return (lanes + kOnes * (0x80 - least)) & kOnes << 7;
}

// Of each casing the run of characters in doubt that ends here.
class Runs {
 public:
  // True if one of them is long and gains enough.
  bool see(Sight sight) {
    const CasingLanes left = ~lanes_of(sight >> kAgainst & kAllCasings);
    doubtful_ = add(doubtful_ & left, sight >> 7 & kOnes);
    gains_ = add(gains_ & left, sight & kOnes * 0x7F);
    return (reach(doubtful_, kFewestInDoubt) & reach(gains_, kEnoughGain)) != 0;
  }

 private:
  CasingLanes doubtful_ = 0, gains_ = 0;
};

// Whether the text has a letter of ASCII of that case.
bool has_letter_like(std::string_view text, char example) {
  const auto first = static_cast<unsigned char>(example), last = static_cast<unsigned char>(example + 25);
  const auto is = [=](const char* at) { return is_within(static_cast<unsigned char>(*at), first, last); };
  return find_in_parts(text, 0, is, [&](std::size_t at) { return is(text.data() + at); }) != text.npos;
}

// A run of characters inside of the text decides, not the whole: a text that is clean has no part that is
// not. Goes on until it has found all that is asked, or one.
enum class Look { for_all, for_one };
template <Look look>
class Scan {
 public:
  Scan(std::string_view text, SecondBytes asked) : text_(text), asked_(asked) {}

  // From a character of kana or Chinese on: lines without any are none of these encodings.
  SecondBytes run(std::size_t first) {
    for (std::size_t at = first; at < text_.size() && !is_enough_; at = next_of_large_script(text_, at)) {
      const std::size_t start = text_.rfind('\n', at) + 1;  // 0 if there is none
      const std::size_t end = std::min(text_.find('\n', at), text_.size());
      walk(start, end);
      at = end;
    }
    return found_;
  }

 private:
  void walk(std::size_t start, std::size_t end) {
    Sight before = 0;
    std::size_t before_at = start;
    for (LetterWalk walk(text_.substr(0, end), start); !walk.at_end();) {
      const std::size_t at = walk.at();
      const char32_t c = walk.next();
      const Sight sight = c < kTraitsOf ? sights_[c] : 0;
      if (may_be_out_of_step(before, sight) && asked_.unescaped && !found_.unescaped &&
          is_unescaped_at(text_, before_at))
        note(found_.unescaped);
      Sight casings = sight;
      if (c < 0x80)
        for (const char each : walk.take_ascii()) casings |= sights_[static_cast<unsigned char>(each)];
      if ((casings & kOfCasings) != 0 && runs_.see(casings) && asked_.cased && !found_.cased)
        note(found_.cased);
      if (is_enough_) return;
      before = sight;
      before_at = at;
    }
  }
  void note(bool& found) {
    found = true;
    is_enough_ =
        look == Look::for_one || (found_.cased == asked_.cased && found_.unescaped == asked_.unescaped);
  }

  const std::string_view text_;
  const SecondBytes asked_;
  const std::array<Sight, kTraitsOf>& sights_ = mojimend::sights();
  Runs runs_;
  SecondBytes found_;
  bool is_enough_ = false;
};

template <Look look>
SecondBytes look_for(std::string_view text, SecondBytes asked) {
  const std::size_t first = next_of_large_script(text, 0);
  return first == text.npos ? SecondBytes{} : Scan<look>(text, asked).run(first);
}

}  // namespace

SecondBytes not_spoken_against(std::string_view text, SecondBytes asked) {
  std::size_t at = next_of_large_script(text, 0);
  if (at == text.npos) return {};
  constexpr unsigned kAllEncodings = (1u << kEscapedEncodings) - 1;
  const auto& sights = mojimend::sights();
  Sight against = 0;
  for (const char each : {'A', 'a'})
    if (has_letter_like(text, each)) against |= sights[static_cast<unsigned char>(each)];
  unsigned whole = 0;  // encodings of which some character has its backslash
  for (; at < text.size() && asked.any(); at = next_of_large_script(text, at)) {
    for (; at < text.size() && is_of_large_script(text[at]); at += 3) {
      const char32_t c = read_code_point(text, at).value;
      whole |= encodings_with_trail(c, kBackslash);
      against |= sights[c];
    }
    asked.unescaped &= whole != kAllEncodings;
    asked.cased &= (against >> kAgainst & kAllCasings) != kAllCasings;
  }
  return asked;
}

SecondBytes find_second_bytes(std::string_view text, SecondBytes asked) {
  return look_for<Look::for_all>(text, asked);
}

bool may_have_second_bytes(std::string_view text, SecondBytes asked) {
  return look_for<Look::for_one>(text, asked).any();
}

}  // namespace mojimend
