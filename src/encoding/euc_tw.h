// EUC-TW's four-byte sequences, both ways: the planes of CNS 11643.
#pragma once

#include <cstdint>
#include <string_view>

namespace mojimend {

// The code point of 8E, plane + A0, row + A0, cell + A0, or 0.
char32_t euc_tw_four_byte(std::string_view four);

// The character of a cell, row and cell from 1 to 94; 0 if there is none or the plane is not known.
char32_t cns_11643(unsigned plane, unsigned row, unsigned cell);

// The four bytes that say `character`, the first in the highest place; 0 if no plane but the first has it.
std::uint32_t euc_tw_four_byte_of(char32_t character);

}  // namespace mojimend
