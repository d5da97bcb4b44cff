// DoubleByteTable: a double-byte encoding step by step, as searches over bytes need it: what a pair of bytes
// says, and which pairs say a character.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "text/code_point_map.h"

namespace mojimend {

class DoubleByteTable {
 public:
  // One of gbk, big5, shift_jis, euc-kr, johab, euc-jp's and euc-tw's two-byte parts; built on first use and
  // kept. Thread-safe. Null for an encoding that is not double-byte.
  static const DoubleByteTable* of(const Encoding& encoding);

  // The character, or 0 if the pair is none. Private-use code points are what user-defined areas decode to.
  char32_t pair(std::uint8_t lead, std::uint8_t trail) const { return pairs_[lead << 8 | trail]; }
  // The character that the byte is by itself (ASCII, half-width katakana), or 0. 0 is also what byte 0 gives.
  char32_t single(std::uint8_t byte) const { return singles_[byte]; }
  // Some pair begins with this byte.
  bool is_lead(std::uint8_t byte) const { return leads_[byte]; }

  // lead << 8 | trail, or the byte itself for single bytes, or 0 if the encoding lacks the character. O(1).
  std::uint16_t bytes_of(char32_t character) const { return back_[character]; }

 private:
  explicit DoubleByteTable(const Encoding& encoding);
  std::vector<char32_t> pairs_;  // 65,536
  char32_t singles_[256] = {};
  bool leads_[256] = {};
  CodePointMap<std::uint16_t> back_;  // the canonical pair where several say the same
};

}  // namespace mojimend
