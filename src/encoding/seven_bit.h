// What the seven-bit encodings share: how pairs of graphic bytes are read, and the shifts of ISO 2022.
#pragma once

#include <cstdint>
#include <string_view>

#include "encoding/decoders.h"
#include "encoding/double_byte.h"

namespace mojimend {

inline constexpr unsigned char kShiftOut = 0x0E, kShiftIn = 0x0F, kEscape = 0x1B;

inline constexpr std::string_view kKrHeader = "\x1B$)C";  // ISO-2022-KR's only designation, of KS X 1001
// ISO-2022-CN's designations.
inline constexpr std::string_view kCnGb2312 = "\x1B$)A", kCnPlane1 = "\x1B$)G", kCnPlane2 = "\x1B$*H";
inline constexpr std::string_view kCnSingleShift = "\x1BN";  // before each pair of plane 2

inline bool graphic(unsigned byte) { return byte >= 0x21 && byte <= 0x7E; }

// What GBK's user-defined areas decode to; ISO-2022-CN has no such areas.
inline bool private_use(char32_t character) { return character >= 0xE000 && character <= 0xF8FF; }

// The pair at `at`, a graphic byte; `read(lead, trail)` says what it is. A byte that cannot end a pair is
// none of its business.
template <typename Read>
Sequence seven_bit_pair(std::string_view bytes, std::size_t at, Read read) {
  const auto byte = [&](std::size_t where) { return static_cast<unsigned char>(bytes[where]); };
  if (at + 1 >= bytes.size() || !graphic(byte(at + 1))) return {};
  return {read(byte(at), byte(at + 1)), 2};
}

inline char32_t eight_bit_pair(const DoubleByteTable& table, unsigned lead, unsigned trail) {
  return table.pair(static_cast<std::uint8_t>(lead | 0x80), static_cast<std::uint8_t>(trail | 0x80));
}

// Writes a Sequence. False: the decoder is to stop.
template <typename Writer>
[[nodiscard]] bool put(Writer& out, const Sequence& sequence) {
  if (sequence.character == 0) return out.unreadable(sequence.size);
  out.character(sequence.character, sequence.size);
  return true;
}

}  // namespace mojimend
