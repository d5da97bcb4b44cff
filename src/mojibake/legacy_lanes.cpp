// Turns the tables of encodings and of the model into lanes.
#include "mojibake/legacy_lanes.h"

#include <algorithm>
#include <memory>
#include <mutex>

#include "channel/reader_bytes.h"
#include "detect/byte_letters.h"

namespace mojimend {
namespace {

// What the letters before save of a letter's cost, where the small table does not know the letter.
constexpr Cost kSaved = 5 * kNat;
// ASCII between the letters of a double-byte encoding.
constexpr Cost kAscii = 2500;

std::uint8_t steps_in_context(const ByteLetters& letters, unsigned byte) {
  const unsigned cost = steps_alone(letters.letters[byte]);
  const unsigned saved = letters.small[byte] != 0 ? 0 : static_cast<unsigned>(steps(kSaved));
  return static_cast<std::uint8_t>(cost - std::min(cost, saved));
}

std::uint8_t rarity_of(char32_t letter) {
  const bool is_private = letter >= 0xE000 && letter < 0xF900;
  return letter == 0 || is_private ? PairRarity::kNone : steps_alone(TextModel::get().letter(letter));
}

}  // namespace

std::uint8_t steps_alone(Letter letter) {
  return static_cast<std::uint8_t>(std::min<Cost>(kNothingSteps, steps(TextModel::get().alone(letter))));
}

std::span<const WrittenRow> written_rows() {
  static const std::vector<WrittenRow> rows = [] {
    std::vector<WrittenRow> made;
    for (const ChannelRow& row : channel_rows())
      if (row.written < kNever && row.name != "utf-8") made.push_back({&row, find_encoding(row.name)});
    return made;
  }();
  return rows;
}

const ReaderRows& ReaderRows::get() {
  static const ReaderRows rows;
  return rows;
}

ReaderRows::ReaderRows() {
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

std::vector<std::uint64_t> ReaderRows::parts_of(const Row& row) {
  std::array<std::uint64_t, 256> readers{};
  for (std::size_t index = 0; index < kLanes; ++index) readers[row[index]] |= std::uint64_t{1} << index;
  readers[0] = 0;
  std::vector<std::uint64_t> parts(readers.begin(), readers.end());
  std::erase(parts, 0);
  return parts;
}

ReaderRows::Row& ReaderRows::row(char32_t letter) {
  std::uint16_t& row = numbers_.at(letter);
  if (row == 0) {
    row = static_cast<std::uint16_t>(rows_.size());
    rows_.emplace_back();
  }
  return rows_[row];
}

const WrittenLanes& WrittenLanes::get() {
  static const WrittenLanes lanes;
  return lanes;
}

WrittenLanes::WrittenLanes() {
  const TextModel& model = TextModel::get();
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    small_[byte].fill(model.small(model.letter(byte)));
    alone_[byte].fill(steps_alone(model.letter(byte)));
  }
  for (unsigned value = 0; value < 256; ++value) same_[value].fill(static_cast<std::uint8_t>(value));
  for (std::size_t lane = 0; lane < written_rows().size(); ++lane) {
    const Encoding& encoding = *written_rows()[lane].encoding;
    (encoding.kind == EncodingKind::double_byte ? paired_ : single_)
        .push_back(static_cast<std::uint8_t>(lane));
    if (encoding.kind == EncodingKind::double_byte) continue;
    const ByteLetters& letters = byte_letters(encoding);
    for (unsigned byte = 0; byte < 256; ++byte) {
      const char32_t c = letters.characters[byte];
      says_[byte][lane] = static_cast<char16_t>(c);
      small_[byte][lane] = is_text(c) ? letters.small[byte] : 0;
      alone_[byte][lane] = is_text(c) ? steps_in_context(letters, byte) : kNothingSteps;
    }
  }
}

const PairRarity& PairRarity::of(std::size_t written) {
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

PairRarity::PairRarity(const DoubleByteTable& table) : pairs_(0x80 << 8, kNone) {
  for (unsigned byte = 0; byte < 256; ++byte)
    singles_[byte] = byte < 0x80 ? static_cast<std::uint8_t>(steps(kAscii))
                                 : rarity_of(table.single(static_cast<std::uint8_t>(byte)));
  for (unsigned lead = 0x80; lead < 256; ++lead)
    for (unsigned trail = 0x30; table.is_lead(static_cast<std::uint8_t>(lead)) && trail < 256; ++trail)
      pairs_[(lead & 0x7F) << 8 | trail] =
          rarity_of(table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail)));
}

}  // namespace mojimend
