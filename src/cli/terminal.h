// The terminal that somebody sits at.
#pragma once

#include <cstddef>

namespace mojimend {

// The columns of the terminal that `file` (a descriptor) leads to; 0 if it is none, or does not know.
std::size_t terminal_width(int file);

}  // namespace mojimend
