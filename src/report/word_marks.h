// Which words of a change differ: an edit may take in a whole stretch of a line, and people look for the
// letters.
#pragma once

#include <string_view>
#include <vector>

namespace mojimend {

// Whether a piece of a line is part of what changes there; `look_alike`: it does, and what comes in its place
// looks the same, so that people need the characters' names.
enum class Part { kept, changed, look_alike };

struct MarkedPiece {
  std::string_view text;
  Part part = Part::kept;
};

// Both sides of a change, each in order and without a gap. For marks alone: what is changed is what the edit
// says. O(words of before × words of after); texts of very many words are compared at their ends only.
struct MarkedSides {
  std::vector<MarkedPiece> before, after;
};
MarkedSides marked_sides(std::string_view before, std::string_view after);

}  // namespace mojimend
