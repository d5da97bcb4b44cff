// How far a text is valid UTF-8, and how far ASCII: the questions that are asked of every byte that mojimend
// ever sees.
#pragma once

#include <cstddef>
#include <string_view>

namespace mojimend {

// The length of the longest prefix of `bytes` that is whole, valid UTF-8 characters. It is less than the size
// if a sequence is invalid, or cut off by the end. O(result), at memory speed for ASCII.
std::size_t valid_utf8_prefix(std::string_view bytes);

// The length of the run of bytes below 0x80 at the start of `bytes`. O(result), at memory speed.
std::size_t ascii_prefix(std::string_view bytes);

}  // namespace mojimend
