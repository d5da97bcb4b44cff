// Readers that give the same bytes are one. Single-byte encodings are judged side by side, double-byte ones
// by how rare their characters are, in both ways in which their bytes may pair.
#include "repair/legacy_sieve.h"

#include <algorithm>
#include <bit>
#include <memory>
#include <mutex>
#include <numeric>
#include <vector>

#include "detect/byte_letters.h"
#include "encoding/double_byte.h"
#include "repair/letters.h"
#include "repair/reader_bytes.h"
#include "repair/suspicion.h"

namespace mojimend {
namespace {

constexpr std::size_t kLanes = 64;
// The window: letters before the worst and behind it, and how much further back it may begin so that it
// begins with a character.
constexpr std::size_t kBefore = 10, kBehind = 4, kFurther = 8;
constexpr std::size_t kWindow = kBefore + kBehind + kFurther + 1;

// What a pair must gain at least in the window, by kind: of 10,000 damaged lines of a development set that
// are mended, 9,980 and more gain that much. Single-byte encodings by pairs of letters; double-byte ones by
// letters alone, against what stands there in its context.
constexpr Cost kSingleGain = 1 * kNat, kDoubleGain = 15 * kNat;
constexpr Cost kSingleOfDoubleGain = 4 * kNat, kDoubleOfDoubleGain = -15 * kNat;

// What is no character, and ASCII between the letters of a double-byte encoding.
constexpr Cost kNothing = 18 * kNat, kAscii = 2500;
// Two bytes make no character that is commoner than so, on average over a window.
constexpr Cost kCommonest = 6 * kNat;
constexpr unsigned kNothingSteps = kNothing * kStepsPerNat / kNat;

// A byte, or with this bit a letter that the reader does not have and that stays.
constexpr std::uint16_t kStays = 0x8000;

// The letters of the window, and what they cost as they stand.
struct Window {
  std::u32string_view letters;
  unsigned before = 0;              // small symbol of the letter in front
  std::array<Cost, kWindow> small;  // from the first letter to each, by the small table
  Cost whole = 0;
};

// What the window's letters are in one reader.
struct Units {
  std::array<std::uint16_t, 4 * kWindow> at;
  std::array<std::uint8_t, 4 * kWindow> letter;  // of the window
  std::size_t size = 0;
  void add(std::uint16_t unit, std::size_t of) {
    letter[size] = static_cast<std::uint8_t>(of);
    at[size++] = unit;
  }
};

bool ends_character(char32_t c) { return c < U'0'; }

Window window_of(std::u32string_view line, std::size_t worst) {
  std::size_t first = worst > kBefore ? worst - kBefore : 0;
  for (std::size_t back = 0; first > 0 && back < kFurther; ++back, --first)
    if (ends_character(line[first - 1])) break;
  const std::size_t last = std::min(line.size(), worst + kBehind + 1);
  const TextModel& model = TextModel::get();
  Window window;
  window.letters = line.substr(first, last - first);
  const std::size_t context = std::min(first, TextModel::kContext);
  window.before = model.small(model.letter(first > 0 ? line[first - 1] : U' '));
  const std::vector<Cost> small = costs_beside(line.substr(first - context, last - first + context));
  std::partial_sum(small.begin() + static_cast<std::ptrdiff_t>(context), small.end(), window.small.begin());
  TextModel::State state;
  for (std::size_t at = first - context; at < last; ++at) {
    const Cost cost = model.step(state, line[at]);
    if (at >= first) window.whole += cost;
  }
  return window;
}

// The bytes of letters in all single-byte readers, side by side; 0 where the reader lacks the letter.
class ReaderRows {
 public:
  using Row = std::array<std::uint8_t, kLanes>;

  static const ReaderRows& get() {
    static const ReaderRows rows;
    return rows;
  }
  const Row& of(char32_t letter) const { return rows_[number_of(letter)]; }
  // The readers that have the letter, those together that give the same byte.
  const std::vector<std::uint64_t>& readers_by_byte(char32_t letter) const {
    return parts_[number_of(letter)];
  }

 private:
  static constexpr std::size_t kPage = 64;

  ReaderRows() : page_of_(0x10000 / kPage), pages_(1), rows_(1) {
    for (std::size_t index = 0; index < reader_count(); ++index) {
      if (reads_double_bytes(index)) continue;
      const ReaderBytes& reader = mojimend::reader(index);
      for (unsigned byte = 0x80; byte < 256; ++byte) {
        const char32_t own = reader.character(static_cast<unsigned char>(byte));
        const char32_t letter = own != 0 ? own : byte;
        const SourceBytes bytes = reader.bytes_of(letter);
        if (letter >= 0x80 && bytes.size == 1) row(letter)[index] = bytes[0];
      }
    }
    for (const Row& each : rows_) parts_.push_back(parts_of(each));
  }
  static std::vector<std::uint64_t> parts_of(const Row& row) {
    std::array<std::uint64_t, 256> readers{};
    for (std::size_t index = 0; index < kLanes; ++index) readers[row[index]] |= std::uint64_t{1} << index;
    readers[0] = 0;
    std::vector<std::uint64_t> parts(readers.begin(), readers.end());
    std::erase(parts, 0);
    return parts;
  }
  std::size_t number_of(char32_t letter) const {
    return letter < 0x10000 ? pages_[page_of_[letter / kPage]][letter % kPage] : 0;
  }
  Row& row(char32_t letter) {
    std::uint16_t& page = page_of_[letter / kPage];
    if (page == 0) {
      page = static_cast<std::uint16_t>(pages_.size());
      pages_.emplace_back();
    }
    std::uint16_t& row = pages_[page][letter % kPage];
    if (row == 0) {
      row = static_cast<std::uint16_t>(rows_.size());
      rows_.emplace_back();
    }
    return rows_[row];
  }

  std::vector<std::uint16_t> page_of_;
  std::vector<std::array<std::uint16_t, kPage>> pages_;
  std::vector<Row> rows_;
  std::vector<std::vector<std::uint64_t>> parts_;  // of each row
};

// Bytes in all single-byte encodings, side by side: their symbols in the model's small table, and where they
// are no character.
struct WrittenLanes {
  std::array<std::array<std::uint8_t, kLanes>, 256> small{}, nothing{};
  std::uint64_t single = 0, paired = 0;  // which are

  static const WrittenLanes& get() {
    static const WrittenLanes lanes;
    return lanes;
  }

 private:
  WrittenLanes() {
    const TextModel& model = TextModel::get();
    for (unsigned byte = 0; byte < 0x80; ++byte) small[byte].fill(model.small(model.letter(byte)));
    for (std::size_t lane = 0; lane < written_rows().size(); ++lane) {
      const Encoding& encoding = *written_rows()[lane].encoding;
      (encoding.kind == EncodingKind::double_byte ? paired : single) |= std::uint64_t{1} << lane;
      if (encoding.kind == EncodingKind::double_byte) continue;
      const ByteLetters& letters = byte_letters(encoding);
      for (unsigned byte = 0; byte < 256; ++byte) {
        const char32_t c = letters.characters[byte];
        const bool text = c >= 0xA0 || (c >= 0x20 && c < 0x7F) || c == U'\t';
        small[byte][lane] = letters.small[byte];
        nothing[byte][lane] = text ? 0 : 0xFF;
      }
    }
  }
};

// How rare each pair of bytes of a double-byte encoding is, in steps of the model's tables; and each byte by
// itself.
class PairRarity {
 public:
  // `written` is double-byte. Made on first use and kept. Thread-safe.
  static const PairRarity& of(std::size_t written) {
    struct Made {
      std::once_flag once;
      std::unique_ptr<const PairRarity> rarity;
    };
    static std::array<Made, kLanes> made;
    Made& here = made[written];
    std::call_once(here.once, [&] {
      here.rarity.reset(new PairRarity(*DoubleByteTable::of(*written_rows()[written].encoding)));
    });
    return *here.rarity;
  }

  static constexpr std::uint8_t kNone = 0xFF;
  std::uint8_t single(std::uint8_t byte) const { return singles_[byte]; }
  std::uint8_t pair(std::uint8_t lead, std::uint8_t trail) const {
    return pairs_[(lead & 0x7F) << 8 | trail];
  }

 private:
  explicit PairRarity(const DoubleByteTable& table) : pairs_(0x80 << 8, kNone) {
    for (unsigned byte = 0; byte < 256; ++byte)
      singles_[byte] =
          byte < 0x80 ? kAscii * kStepsPerNat / kNat : of(table.single(static_cast<std::uint8_t>(byte)));
    for (unsigned lead = 0x80; lead < 256; ++lead)
      for (unsigned trail = 0x30; table.is_lead(static_cast<std::uint8_t>(lead)) && trail < 256; ++trail)
        pairs_[(lead & 0x7F) << 8 | trail] =
            of(table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail)));
  }
  static std::uint8_t of(char32_t letter) {
    if (letter == 0 || (letter >= 0xE000 && letter < 0xF900)) return kNone;
    const TextModel& model = TextModel::get();
    return static_cast<std::uint8_t>(
        std::min<Cost>(kNone - 1, model.alone(model.letter(letter)) * kStepsPerNat / kNat));
  }

  std::array<std::uint8_t, 256> singles_{};
  std::vector<std::uint8_t> pairs_;  // (lead - 80) << 8 | trail
};

Cost steps(Cost cost) { return static_cast<Cost>(std::int64_t{cost} * kStepsPerNat / kNat); }

// The units in all single-byte encodings: at first side by side, then in those alone that are not far dearer
// than what stands there.
class SingleRace {
 public:
  SingleRace(const Units& units, const Window& window) : units_(units), window_(window) {
    before_.fill(static_cast<std::uint8_t>(window.before));
  }

  // One bit for each that gains so much at the end.
  std::uint64_t run(Cost gain) {
    std::size_t at = 0;
    for (std::size_t charged = 0; at < units_.size && charged < kTogether; ++at) charged += step_all(at);
    alive_ = lanes_.single;
    for (;; ++at) {
      prune(at == 0 ? 0
                    : window_.small[units_.letter[at - 1]] + (at < units_.size ? kBehindStanding : -gain));
      if (alive_ == 0 || at == units_.size) return alive_;
      step_alive(at);
    }
  }

 private:
  static constexpr std::size_t kTogether = 3;
  // What a reading may be dearer in the middle of the window.
  static constexpr Cost kBehindStanding = 20 * kNat;

  void stay(std::uint16_t unit) {
    const Letter letter = model_.letter(window_.letters[unit & ~kStays]);
    common_ += steps(model_.alone(letter));
    before_.fill(model_.small(letter));
    agree_ = true;
  }
  unsigned cost(std::uint16_t unit, std::size_t lane) const {
    if (lanes_.nothing[unit][lane] != 0) return kNothingSteps;
    return costs_[before_[lane] * kSmall + lanes_.small[unit][lane]];
  }
  // True if encodings may differ in what the unit costs.
  bool step_all(std::size_t at) {
    const std::uint16_t unit = units_.at[at];
    if ((unit & kStays) != 0) {
      stay(unit);
      return false;
    }
    const bool same = unit < 0x80 && agree_;
    if (same) common_ += costs_[before_[0] * kSmall + lanes_.small[unit][0]];
    else
      for (std::size_t lane = 0; lane < kLanes; ++lane) sum_[lane] += cost(unit, lane);
    before_ = lanes_.small[unit];
    agree_ = unit < 0x80;
    return !same;
  }
  void step_alive(std::size_t at) {
    const std::uint16_t unit = units_.at[at];
    if ((unit & kStays) != 0) return stay(unit);
    for (std::uint64_t left = alive_; left != 0; left &= left - 1) {
      const auto lane = static_cast<std::size_t>(std::countr_zero(left));
      sum_[lane] += cost(unit, lane);
      before_[lane] = lanes_.small[unit][lane];
    }
  }
  void prune(Cost most) {
    const Cost limit = steps(most) - common_;
    for (std::uint64_t left = alive_; left != 0; left &= left - 1) {
      const auto lane = static_cast<std::size_t>(std::countr_zero(left));
      if (static_cast<Cost>(sum_[lane]) > limit) alive_ &= ~(std::uint64_t{1} << lane);
    }
  }

  const Units& units_;
  const Window& window_;
  const WrittenLanes& lanes_ = WrittenLanes::get();
  const TextModel& model_ = TextModel::get();
  const std::uint8_t* const costs_ = model_.small_costs();
  std::array<std::uint32_t, kLanes> sum_{};
  std::array<std::uint8_t, kLanes> before_;  // small symbol of the letter before
  bool agree_ = false;                       // on that letter
  Cost common_ = 0;                          // what all pay
  std::uint64_t alive_ = 0;
};

// Whether the units as characters of a double-byte encoding cost no more than `most`, from unit `first` on.
bool is_cheap_double(const Units& units, std::size_t first, const Window& window, const PairRarity& rarity,
                     Cost most) {
  const Cost limit = steps(most);
  const TextModel& model = TextModel::get();
  Cost sum = 0;
  for (std::size_t at = first; at < units.size && sum <= limit; ++at) {
    const std::uint16_t unit = units.at[at];
    if ((unit & kStays) != 0) {
      sum += steps(model.alone(model.letter(window.letters[unit & ~kStays])));
      continue;
    }
    const auto byte = static_cast<std::uint8_t>(unit);
    if (const std::uint8_t alone = rarity.single(byte); alone != PairRarity::kNone) {
      sum += alone;
      continue;
    }
    const std::uint16_t next = at + 1 < units.size ? units.at[at + 1] : kStays;
    const std::uint8_t pair =
        next > 0xFF ? PairRarity::kNone : rarity.pair(byte, static_cast<std::uint8_t>(next));
    // What is no character at the end may go on.
    if (pair == PairRarity::kNone) sum += at + 1 < units.size ? static_cast<Cost>(kNothingSteps) : 0;
    else ++at, sum += pair;
  }
  return sum <= limit;
}

std::uint64_t cheap_double(const Units& units, const Window& window, Cost most) {
  std::uint64_t cheap = 0;
  const auto beyond =
      std::count_if(units.at.begin(), units.at.begin() + static_cast<std::ptrdiff_t>(units.size),
                    [](std::uint16_t unit) { return unit >= 0x80; });
  if (most < static_cast<Cost>(beyond / 2) * kCommonest) return cheap;
  for (std::uint64_t left = WrittenLanes::get().paired; left != 0; left &= left - 1) {
    const auto lane = static_cast<std::size_t>(std::countr_zero(left));
    const PairRarity& rarity = PairRarity::of(lane);
    const bool is_cheap =
        is_cheap_double(units, 0, window, rarity, most) || is_cheap_double(units, 1, window, rarity, most);
    cheap |= std::uint64_t{is_cheap} << lane;
  }
  return cheap;
}

// Readers that give the same bytes for the whole window, a bit each.
struct Groups {
  std::array<std::uint64_t, kLanes> readers;
  std::size_t size = 0;
};

// Of the single-byte readers that have any letter beyond ASCII.
Groups groups_of(const Window& window) {
  const ReaderRows& rows = ReaderRows::get();
  Groups groups;
  std::uint64_t any = 0;
  groups.readers[groups.size++] = ~std::uint64_t{0};
  for (std::size_t at = 0; at < window.letters.size(); ++at) {
    const char32_t c = window.letters[at];
    if (c < 0x80 || window.letters.find(c) < at) continue;
    std::uint64_t has = 0;
    const std::size_t before = groups.size;
    for (const std::uint64_t same : rows.readers_by_byte(c)) {
      has |= same;
      // The last of the parts takes the place of the whole.
      for (std::size_t each = 0; each < before; ++each) {
        const std::uint64_t part = groups.readers[each] & same;
        if (part == 0 || part == groups.readers[each]) continue;
        groups.readers[each] &= ~same;
        groups.readers[groups.size++] = part;
      }
    }
    any |= has;
  }
  for (std::size_t each = 0; each < groups.size; ++each) groups.readers[each] &= any;
  const auto end = groups.readers.begin() + static_cast<std::ptrdiff_t>(groups.size);
  groups.size =
      static_cast<std::size_t>(std::remove(groups.readers.begin(), end, 0) - groups.readers.begin());
  return groups;
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

}  // namespace

std::span<const WrittenRow> written_rows() {
  static const std::vector<WrittenRow> rows = [] {
    std::vector<WrittenRow> made;
    for (const ChannelRow& row : channel_rows())
      if (row.written < kNever && row.name != "utf-8") made.push_back({&row, find_encoding(row.name)});
    return made;
  }();
  return rows;
}

SievedPairs sieve_legacy(std::u32string_view line, std::size_t worst) {
  const Window window = window_of(line, worst);
  SievedPairs pairs;
  const Groups groups = groups_of(window);
  for (std::size_t each = 0; each < groups.size; ++each) {
    const std::uint64_t readers = groups.readers[each];
    const Units units = units_of_single(window, static_cast<std::size_t>(std::countr_zero(readers)));
    const std::uint64_t written =
        SingleRace(units, window).run(kSingleGain) | cheap_double(units, window, window.whole - kDoubleGain);
    for (std::uint64_t left = readers; written != 0 && left != 0; left &= left - 1)
      pairs.add(static_cast<std::size_t>(std::countr_zero(left)), written);
  }
  if (std::ranges::none_of(window.letters, [](char32_t c) { return c >= kFirstIdeograph; })) return pairs;
  for (std::size_t index = 0; index < reader_count(); ++index) {
    if (!reads_double_bytes(index)) continue;
    const Units units = units_of_double(window, reader(index));
    if (units.size == 0) continue;
    pairs.add(index, SingleRace(units, window).run(kSingleOfDoubleGain) |
                         cheap_double(units, window, window.whole - kDoubleOfDoubleGain));
  }
  return pairs;
}

}  // namespace mojimend
