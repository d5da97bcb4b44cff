// Every encoding at once: what a letter is in each single-byte reader, and what a byte or a pair of bytes
// says in each encoding of the channel table, as arrays with one entry an encoding.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "channel/channel_table.h"
#include "encoding/double_byte.h"
#include "encoding/encoding.h"
#include "model/text_model.h"
#include "text/code_point_map.h"

namespace mojimend {

// A lane is one of reader(), or one of written_rows().
inline constexpr std::size_t kLanes = 64;

// The rows of the channel table in which other text than UTF-8 is written.
struct WrittenRow {
  const ChannelRow* row;
  const Encoding* encoding;
};
std::span<const WrittenRow> written_rows();

// Of the units of a reader's bytes, which are bytes or letters that stay: the bytes that encodings may tell
// apart.
constexpr bool is_high_byte(char32_t unit) { return unit >= 0x80 && unit <= 0xFF; }
// What may stand in text, of what single-byte encodings have; 0 is none.
constexpr bool is_text(char32_t c) { return c >= 0xA0 || (c >= 0x20 && c < 0x7F) || c == U'\t'; }

// Costs in the steps of the model's 8-bit tables; what is no character is dearer than any letter.
inline constexpr unsigned kNothingSteps = 18 * kStepsPerNat;
constexpr Cost steps(Cost cost) {
  return static_cast<Cost>((std::int64_t{cost} * kStepsPerNat + kNat / 2) / kNat);
}
// What a letter costs without context.
std::uint8_t steps_alone(Letter letter);

// The bytes of letters beyond ASCII in all single-byte readers; 0 where the reader lacks the letter.
class ReaderRows {
 public:
  using Row = std::array<std::uint8_t, kLanes>;

  // Made on first use and kept. Thread-safe.
  static const ReaderRows& get();
  const Row& of(char32_t letter) const { return rows_[numbers_[letter]]; }
  // The readers that have the letter, a bit each, those together that give the same byte.
  const std::vector<std::uint64_t>& readers_by_byte(char32_t letter) const {
    return parts_[numbers_[letter]];
  }

 private:
  ReaderRows();
  static std::vector<std::uint64_t> parts_of(const Row& row);
  Row& row(char32_t letter);

  CodePointMap<std::uint16_t> numbers_;
  std::vector<Row> rows_ = std::vector<Row>(1);
  std::vector<std::vector<std::uint64_t>> parts_;  // of each row
};

// Bytes in all single-byte encodings: their symbols in the model's small table (0: not in it), and what they
// cost by themselves in steps.
class WrittenLanes {
 public:
  using Lanes = std::array<std::uint8_t, kLanes>;

  // Made on first use and kept. Thread-safe.
  static const WrittenLanes& get();
  const Lanes& small(std::uint8_t byte) const { return small_[byte]; }
  const Lanes& alone(std::uint8_t byte) const { return alone_[byte]; }
  // The characters that it is; 0 for none, and in double-byte encodings.
  const std::array<char16_t, kLanes>& says(std::uint8_t byte) const { return says_[byte]; }
  // One value in all lanes.
  const Lanes& same(std::uint8_t value) const { return same_[value]; }
  // Which lanes are single-byte encodings, and which are double-byte ones, in order.
  std::span<const std::uint8_t> single() const { return single_; }
  std::span<const std::uint8_t> paired() const { return paired_; }

 private:
  WrittenLanes();

  std::array<Lanes, 256> small_{}, alone_{}, same_{};
  std::array<std::array<char16_t, kLanes>, 256> says_{};
  std::vector<std::uint8_t> single_, paired_;
};

// How rare each pair of bytes of a double-byte encoding is, in steps; and each byte by itself.
class PairRarity {
 public:
  // `written` is one of WrittenLanes::paired(). Made on first use and kept. Thread-safe.
  static const PairRarity& of(std::size_t written);

  static constexpr std::uint8_t kNone = 0xFF;  // no character
  std::uint8_t single(std::uint8_t byte) const { return singles_[byte]; }
  std::uint8_t pair(std::uint8_t lead, std::uint8_t trail) const {
    return pairs_[(lead & 0x7F) << 8 | trail];
  }

 private:
  explicit PairRarity(const DoubleByteTable& table);

  std::array<std::uint8_t, 256> singles_{};
  std::vector<std::uint8_t> pairs_;  // (lead - 80) << 8 | trail
};

}  // namespace mojimend
