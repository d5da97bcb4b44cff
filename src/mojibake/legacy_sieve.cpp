// Readers that give the same bytes are one. Single-byte encodings are judged side by side, double-byte ones
// by how rare their characters are, in both ways in which their bytes may pair.
#include "mojibake/legacy_sieve.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <span>
#include <utility>
#include <vector>

#include "channel/reader_bytes.h"
#include "context/letters.h"
#include "mojibake/legacy_lanes.h"
#include "mojibake/suspicion.h"

namespace mojimend {
namespace {

// The window: letters before the worst and behind it, and how much further back it may begin so that it
// begins with a character.
constexpr std::size_t kBefore = 10, kBehind = 4, kFurther = 8;
constexpr std::size_t kWindow = kBefore + kBehind + kFurther + 1;

// What a pair must gain at least in the window, by kind: of 10,000 damaged lines of a development set that
// are mended, 9,980 and more gain that much. Single-byte encodings by pairs of letters; double-byte ones by
// letters alone, against what stands there in its context.
constexpr Cost kSingleGain = 2 * kNat, kDoubleGain = 15 * kNat;
constexpr Cost kSingleOfDoubleGain = 4 * kNat, kDoubleOfDoubleGain = 3 * kNat;

// What two letters cost at least of which the first is of a large script and another encoding made it: all
// such lines of the development set that are mended have such a pair, and one in four of the odd lines of
// Chinese.
constexpr Cost kWidePeak = 21 * kNat;

// Around the oddest letter single-byte encodings must not be dearer than what stands there.
constexpr std::size_t kNearBehind = 2;  // letters
// Fewer bytes beyond ASCII are no text of a double-byte encoding.
constexpr std::ptrdiff_t kFewest = 2;
// Two bytes make no character that is commoner than so, on average over a window.
constexpr Cost kCommonest = 6 * kNat;

// A byte, or with this bit a letter that the reader does not have and that stays.
constexpr std::uint16_t kStays = 0x8000;

// The letters of the window, and what they cost as they stand.
struct Window {
  Cost wide_peak = 0;  // the dearest letter of a large script with the letter behind it, by the model
  std::u32string_view letters;
  unsigned before = 0;  // small symbol of the letter in front
  // Of each letter, as it stands: its small symbol, and what it costs alone in steps.
  std::array<std::uint8_t, kWindow> small, rarity;
  // In steps of the 8-bit tables: each by the small table, or half way to the model where that finds it
  // dearer; and all of them by the model, and letter by letter.
  std::array<Cost, kWindow> beside;
  Cost whole = 0, alone = 0;
  std::size_t oddest = 0;  // the letter that is dearest so, of those that may tell
};

// What the window's letters are in one reader.
struct Units {
  std::array<std::uint16_t, 4 * kWindow> at;
  std::array<std::uint8_t, 4 * kWindow> letter;  // of the window
  std::size_t size = 0;
  // Those that can differ in what they cost: bytes beyond ASCII, and what is behind them.
  std::array<std::uint8_t, 4 * kWindow> open;
  std::size_t open_size = 0;

  void add(std::uint16_t unit, std::size_t of) {
    if (is_high_byte(unit) || (size != 0 && is_high_byte(at[size - 1])))
      open[open_size++] = static_cast<std::uint8_t>(size);
    letter[size] = static_cast<std::uint8_t>(of);
    at[size++] = unit;
  }
  bool operator==(const Units& other) const {
    return std::ranges::equal(std::span(at).first(size), std::span(other.at).first(other.size));
  }
};

// Whether another encoding may show in two letters: between signs of ASCII letters are rare in all of them.
bool may_tell(char32_t before, char32_t c) {
  const auto is_word = [](char32_t each) { return each >= 0x80 || is_ascii_letter(each); };
  return (c >= 0x80 || before >= 0x80) && is_word(c) && (is_word(before) || before == U' ');
}

Window window_of(std::u32string_view line, std::size_t worst) {
  const std::size_t first = start_of_character(line, worst > kBefore ? worst - kBefore : 0, kFurther);
  const std::size_t last = std::min(line.size(), worst + kBehind + 1);
  const TextModel& model = TextModel::get();
  Window window;
  window.letters = line.substr(first, last - first);
  const std::size_t context = std::min(first, TextModel::kContext);
  window.before = model.small(model.letter(first > 0 ? as_read(line[first - 1]) : U' '));
  const std::vector<Cost> costs = costs_beside(line.substr(first - context, last - first + context));
  TextModel::State state;
  for (std::size_t at = first - context; at < first; ++at) model.step(state, as_read(line[at]));
  Cost dearest = 0, wide = 0;
  for (std::size_t at = first; at < last; ++at) {
    const Letter letter = model.letter(line[at]);
    window.small[at - first] = model.small(letter);
    window.rarity[at - first] = steps_alone(letter);
    const Cost by_model = model.step(state, as_read(line[at]));
    const Cost by_pairs = steps(costs[at - first + context]);
    const Cost cost = std::max(by_pairs, (by_pairs + steps(by_model)) / 2);
    window.beside[at - first] = cost;
    window.whole += steps(by_model);
    window.alone += steps(model.alone(letter));
    if (wide != 0) window.wide_peak = std::max(window.wide_peak, wide + by_model);
    wide = line[at] >= kFirstIdeograph ? by_model : 0;
    const char32_t before = at > first ? line[at - 1] : U' ';
    if (!may_tell(before, line[at]) || cost <= dearest) continue;
    window.oddest = at - first;
    dearest = cost;
  }
  if (last == line.size() && wide != 0)
    window.wide_peak = std::max(window.wide_peak, wide + model.step(state, U'\n'));
  return window;
}

// The units in all single-byte encodings: around the oddest letter side by side, then by themselves in those
// that make it cheaper.
class SingleRace {
 public:
  SingleRace(const Units& units, const Window& window) : units_(units), window_(window) {
    for (std::size_t at = 0; at < units.size; ++at) rows_[at] = row_of(units.at[at]);
  }

  // One bit for each that gains so much.
  std::uint64_t run(Cost gain) const {
    std::uint64_t winners = 0;
    const Cost most = stands() - steps(gain);
    for (std::uint64_t left = cheaper_near(); left != 0; left &= left - 1) {
      const auto lane = static_cast<std::size_t>(std::countr_zero(left));
      if (costs_no_more(lane, most)) winners |= std::uint64_t{1} << lane;
    }
    return winners;
  }

 private:
  // Without a branch: which letters are in the small table cannot be predicted.
  static unsigned cost(const std::uint8_t* costs, unsigned before, unsigned small, unsigned alone) {
    const unsigned is_pair = 0u - static_cast<unsigned>((small != 0) & (before != 0));
    return (costs[before * kSmall + small] & is_pair) | (alone & ~is_pair);
  }
  // What the unit is in each encoding.
  struct Row {
    const std::uint8_t *small, *alone;
  };
  Row row_of(std::uint16_t unit) const {
    const auto byte = static_cast<std::uint8_t>(unit);
    if ((unit & kStays) == 0) return {lanes_.small(byte).data(), lanes_.alone(byte).data()};
    const std::size_t letter = unit & ~kStays;
    return {lanes_.same(window_.small[letter]).data(), lanes_.same(window_.rarity[letter]).data()};
  }

  // Around the oddest letter.
  std::uint64_t cheaper_near() const {
    const std::size_t first = window_.oddest;
    const std::size_t last = std::min(window_.oddest + kNearBehind + 1, window_.letters.size());
    auto at = static_cast<std::size_t>(std::ranges::find(units_.letter, first) - units_.letter.begin());
    const auto stand = window_.beside.begin();
    const Cost stands = std::accumulate(stand + static_cast<std::ptrdiff_t>(first),
                                        stand + static_cast<std::ptrdiff_t>(last), Cost{0});
    struct Lane {
      std::uint8_t number;
      Cost sum;
    };
    std::array<Lane, kLanes> cheaper;
    std::size_t count = 0;
    for (const std::uint8_t each : lanes_.single()) cheaper[count++] = {each, 0};
    const std::uint8_t* before =
        at == 0 ? lanes_.same(static_cast<std::uint8_t>(window_.before)).data() : rows_[at - 1].small;
    for (; at < units_.size && units_.letter[at] < last; ++at) {
      const Row& now = rows_[at];
      std::size_t kept = 0;
      for (std::size_t each = 0; each < count; ++each) {
        Lane lane = cheaper[each];
        const std::size_t number = lane.number;
        lane.sum += static_cast<Cost>(cost(costs_, before[number], now.small[number], now.alone[number]));
        cheaper[kept] = lane;
        kept += lane.sum <= stands;
      }
      count = kept;
      before = now.small;
    }
    std::uint64_t lanes = 0;
    for (std::size_t each = 0; each < count; ++each) lanes |= std::uint64_t{1} << cheaper[each].number;
    return lanes;
  }

  // What the letters of the units that encodings may tell apart cost as they stand.
  Cost stands() const {
    Cost sum = 0;
    std::size_t letter = kWindow;
    for (std::size_t number = 0; number < units_.open_size; ++number) {
      const std::size_t now = units_.letter[units_.open[number]];
      if (now != letter) sum += window_.beside[now];
      letter = now;
    }
    return sum;
  }
  // What those units cost in the encoding.
  bool costs_no_more(std::size_t lane, Cost most) const {
    Cost sum = 0;
    for (std::size_t number = 0; number < units_.open_size && sum <= most; ++number) {
      const std::size_t at = units_.open[number];
      const Row& now = rows_[at];
      const unsigned before = at == 0 ? window_.before : rows_[at - 1].small[lane];
      sum += static_cast<Cost>(cost(costs_, before, now.small[lane], now.alone[lane]));
    }
    return sum <= most;
  }

  const Units& units_;
  const Window& window_;
  const WrittenLanes& lanes_ = WrittenLanes::get();
  std::array<Row, 4 * kWindow> rows_;
  const std::uint8_t* const costs_ = TextModel::get().small_costs();
};

// The units in a double-byte encoding, character by character.
class PairRun {
 public:
  PairRun(const Units& units, const Window& window) : units_(units), window_(window) {}

  // Whether they cost no more, from unit `first` on.
  bool costs(std::size_t first, const PairRarity& rarity, Cost most) const {
    Cost sum = 0;
    for (std::size_t at = first; at < units_.size && sum <= most; ++at) sum += take(at, rarity);
    return sum <= most;
  }

 private:
  // What the character costs that begins at `at`, which moves to its end.
  Cost take(std::size_t& at, const PairRarity& rarity) const {
    const std::uint16_t unit = units_.at[at];
    if ((unit & kStays) != 0) return window_.rarity[unit & ~kStays];
    const auto byte = static_cast<std::uint8_t>(unit);
    if (const std::uint8_t alone = rarity.single(byte); alone != PairRarity::kNone) return alone;
    // What is no character at the end may go on.
    if (at + 1 == units_.size) return 0;
    const std::uint16_t next = units_.at[at + 1];
    const std::uint8_t pair =
        next > 0xFF ? PairRarity::kNone : rarity.pair(byte, static_cast<std::uint8_t>(next));
    if (pair == PairRarity::kNone) return kNothingSteps;
    ++at;
    return pair;
  }

  const Units& units_;
  const Window& window_;
};

// One bit for each double-byte encoding in which they gain so much on what they cost as they stand.
std::uint64_t doubles_that_gain(const Units& units, const Window& window, Cost stands, Cost gain) {
  const auto end = units.at.begin() + static_cast<std::ptrdiff_t>(units.size);
  const auto beyond = std::count_if(units.at.begin(), end, is_high_byte);
  const Cost least = static_cast<Cost>(beyond / 2) * kCommonest, most = stands - steps(gain);
  if (beyond < kFewest || most < steps(least)) return 0;
  const PairRun run(units, window);
  std::uint64_t winners = 0;
  for (const std::uint8_t lane : WrittenLanes::get().paired()) {
    const PairRarity& rarity = PairRarity::of(lane);
    if (run.costs(0, rarity, most) || run.costs(1, rarity, most)) winners |= std::uint64_t{1} << lane;
  }
  return winners;
}

Units units_of_single(const Window& window, std::size_t reader) {
  Units units;
  for (std::uint16_t at = 0; at < window.letters.size(); ++at) {
    const char32_t c = window.letters[at];
    const std::uint8_t byte = c < 0x80 ? static_cast<std::uint8_t>(c) : ReaderRows::get().of(c)[reader];
    units.add(c >= 0x80 && byte == 0 ? kStays | at : byte, at);
  }
  return units;
}

// None if the reader has no letter beyond ASCII.
Units units_of_double(const Window& window, const ReaderBytes& reader) {
  Units units;
  bool any = false;
  for (std::uint16_t at = 0; at < window.letters.size(); ++at) {
    const SourceBytes bytes = reader.bytes_of(window.letters[at]);
    any |= bytes.size != 0 && window.letters[at] >= 0x80;
    if (bytes.size == 0) units.add(kStays | at, at);
    for (unsigned each = 0; each < bytes.size; ++each) units.add(bytes[each], at);
  }
  if (!any) units.size = 0;
  return units;
}

// What is written in the encoding that reads it is no damage.
std::uint64_t other_lanes(std::size_t reader) {
  static const std::vector<std::uint64_t> others = [] {
    std::vector<std::uint64_t> made(reader_count(), ~std::uint64_t{0});
    for (const std::size_t index : double_byte_readers())
      for (std::size_t lane = 0; lane < written_rows().size(); ++lane)
        if (written_rows()[lane].encoding == mojimend::reader(index).encoding())
          made[index] &= ~(std::uint64_t{1} << lane);
    return made;
  }();
  return others[reader];
}

}  // namespace

std::size_t start_of_character(std::u32string_view line, std::size_t at, std::size_t most) {
  for (std::size_t back = 0; at > 0 && back < most && line[at - 1] >= U'0'; ++back) --at;
  return at;
}

std::vector<std::uint64_t> readers_by_bytes(std::u32string_view letters) {
  const ReaderRows& rows = ReaderRows::get();
  std::vector<std::uint64_t> groups;
  groups.reserve(kLanes);
  groups.push_back(~std::uint64_t{0});
  std::uint64_t any = 0;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    const char32_t c = letters[at];
    if (c < 0x80 || letters.find(c) < at) continue;
    const std::size_t before = groups.size();
    for (const std::uint64_t same : rows.readers_by_byte(c)) {
      any |= same;
      for (std::size_t each = 0; each < before; ++each) {
        const std::uint64_t part = groups[each] & same;
        if (part == 0 || part == groups[each]) continue;
        groups[each] &= ~same;
        groups.push_back(part);
      }
    }
  }
  for (std::uint64_t& each : groups) each &= any;
  std::erase(groups, 0);
  return groups;
}

SievedPairs sieve_legacy(std::u32string_view line, std::size_t worst) {
  const Window window = window_of(line, worst);
  SievedPairs pairs;
  for (const std::uint64_t readers : readers_by_bytes(window.letters)) {
    const Units units = units_of_single(window, static_cast<std::size_t>(std::countr_zero(readers)));
    const std::uint64_t written = SingleRace(units, window).run(kSingleGain) |
                                  doubles_that_gain(units, window, window.whole, kDoubleGain);
    for (std::uint64_t left = readers; written != 0 && left != 0; left &= left - 1)
      pairs.add(static_cast<std::size_t>(std::countr_zero(left)), written);
  }
  if (window.wide_peak < kWidePeak) return pairs;
  std::vector<std::pair<Units, std::uint64_t>> judged;
  judged.reserve(double_byte_readers().size());
  for (const std::size_t index : double_byte_readers()) {
    const Units units = units_of_double(window, reader(index));
    if (units.size == 0) continue;
    auto same = std::ranges::find(judged, units, &std::pair<Units, std::uint64_t>::first);
    if (same == judged.end()) {
      judged.emplace_back(units, SingleRace(units, window).run(kSingleOfDoubleGain) |
                                     doubles_that_gain(units, window, window.alone, kDoubleOfDoubleGain));
      same = judged.end() - 1;
    }
    pairs.add(index, same->second & other_lanes(index));
  }
  return pairs;
}

}  // namespace mojimend
