// What the kits' reader makes of two bytes of GBK. GB 18030, whose table we use, gives every empty cell of
// GBK a private-use character; to a GBK reader only three areas are user-defined and the other empty cells
// are nothing.
#pragma once

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

}  // namespace mojimend
