// What readers of GBK make of two bytes. GB 18030, whose table we use, gives every empty cell of GBK a
// private-use character. To a GBK reader only three areas are user-defined and the other empty cells are
// nothing; to Microsoft's code page 936, which the kits read with, all of them are of private use.
#pragma once

#include <algorithm>
#include <cstdint>

#include "encoding/double_byte.h"
#include "text/letter_kinds.h"

namespace mojimend {

enum class Reading {
  character,
  user_defined,  // AAA1–AFFE, F8A1–FEFE, A140–A7A0 (GBK 1.0, annex on user-defined areas)
  none,
};

inline Reading reading_of(const DoubleByteTable& table, std::uint8_t lead, std::uint8_t trail) {
  const bool high_trail = trail >= 0xA1 && trail <= 0xFE;
  if (high_trail && ((lead >= 0xAA && lead <= 0xAF) || (lead >= 0xF8 && lead <= 0xFE)))
    return Reading::user_defined;
  if (lead >= 0xA1 && lead <= 0xA7 && trail >= 0x40 && trail <= 0xA0 && trail != 0x7F)
    return Reading::user_defined;
  const char32_t c = table.pair(lead, trail);
  return c == 0 || is_private(c) ? Reading::none : Reading::character;
}

// GB 18030 alone has something there, of private use.
inline bool is_empty_cell(const DoubleByteTable& table, std::uint8_t lead, std::uint8_t trail) {
  return table.pair(lead, trail) != 0 && reading_of(table, lead, trail) == Reading::none;
}

// Whether code page 936 has a character of private use there: in what GB 18030 has none for, and in cells
// that were filled after it was made (its editions of 2000 and 2022).
inline bool is_private_in_936(const DoubleByteTable& table, std::uint8_t lead, std::uint8_t trail) {
  const unsigned pair = static_cast<unsigned>(lead) << 8 | trail;
  struct Range {
    unsigned first, last;
  };
  constexpr Range kFilledLater[] = {{0xA2E3, 0xA2E3}, {0xA6D9, 0xA6DF}, {0xA6EC, 0xA6ED}, {0xA6F3, 0xA6F3},
                                    {0xA8BC, 0xA8BC}, {0xA8BF, 0xA8BF}, {0xA989, 0xA995}, {0xFE50, 0xFEA0}};
  const char32_t c = table.pair(lead, trail);
  return c != 0 && (is_private(c) || std::ranges::any_of(kFilledLater, [pair](const Range& each) {
                      return pair >= each.first && pair <= each.last;
                    }));
}

}  // namespace mojimend
