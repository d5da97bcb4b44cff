// mojibake: text that was written in one encoding and read in another, perhaps several times.
#pragma once

#include <string_view>
#include <vector>

#include "text/edit.h"
#include "text/page.h"

namespace mojimend {

// Whether any line of the text is worth a search. O(text), at the speed of a look-up a letter beyond ASCII.
bool may_be_mojibake(std::string_view text);

// Every stretch of the page that came through a wrong reader, and those that it only shows. O(page).
struct Mojibake {
  std::vector<Edit> edits;
  std::vector<Edit> alternatives;  // fuller, suggested, for safe edits that leave letters lost
  std::vector<Suspect> suspects;
};
Mojibake find_mojibake(const Page& page);

}  // namespace mojimend
