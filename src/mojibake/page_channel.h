// The channel between other encodings than UTF-8 that a whole page came through: what no line says by itself,
// all of them say together.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mojibake/lattice.h"

namespace mojimend {

// Of the candidates, each of which is sure in some line of the page, the one that makes text of a known
// language of nearly all that is odd; none if there is no such one, or too little is odd. Looks at the first
// some thousand letters of lines with letters beyond ASCII, each line once. O(candidates × those letters).
std::optional<Mode> channel_of_page(std::string_view page, const std::vector<Mode>& candidates);

}  // namespace mojimend
