// gb18030's four-byte sequences, both ways.
#pragma once

#include <cstdint>
#include <string_view>

namespace mojimend {

// The code point of four bytes of the shape 81–FE 30–39 81–FE 30–39, or 0.
char32_t gb18030_four_byte(std::string_view four);

// The four bytes that say `character`, the first in the highest place; 0 if it has none.
std::uint32_t gb18030_four_byte_of(char32_t character);

}  // namespace mojimend
