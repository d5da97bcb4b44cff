// Columns of a terminal.
#pragma once

#include <cstddef>
#include <string_view>

namespace mojimend {

// 2 for wide and full-width characters, 0 for what stands over or inside of another, else 1 (Unicode standard
// annex 11). Controls count as 0: they are not to be printed.
std::size_t columns_of(char32_t point);

// Of all its characters; a byte that is no UTF-8 counts as 1. O(text).
std::size_t columns_of(std::string_view text);

// The longest start of `text` that is at most `most` columns wide. O(result).
std::string_view first_columns(std::string_view text, std::size_t most);

}  // namespace mojimend
