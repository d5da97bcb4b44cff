// Bytes that went without a mark: a reader left out those that it could not read, or somebody took controls
// and soft hyphens out of the text, which nobody sees. What is left of a character then is its first letter
// or two: "â€œquotedâ€", "Ãngel".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "mojibake/lattice.h"

namespace mojimend {

// Whether bytes of a single-byte reader may go without a mark, which are not the same as of any of the
// others.
bool leaves_out_others(std::size_t reader, std::span<const std::size_t> others);

// The channels in which bytes went so, of a reader that explains some letters of the line: none where nothing
// is missing, or too much. O(line).
void add_taking_out(std::vector<Mode>& modes, std::u32string_view line, Mode mode);

}  // namespace mojimend
