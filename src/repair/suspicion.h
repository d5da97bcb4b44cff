// How little a line looks like text, at the speed of a look-up a letter: what is below the bar never pays for
// a search.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/text_model.h"

namespace mojimend {

// The line has letters beside each other that text does not have: worth a look. O(line).
bool is_suspicious(std::string_view line);

// How much more the worst stretch around letters beyond ASCII costs than text, by the whole model: what one
// wrong letter in a word costs shows here. `worst` is the letter at which the worst stretch ends. O(line).
struct Oddness {
  Cost nats = 0;
  std::size_t worst = 0;
};
Oddness oddness(std::u32string_view line);

}  // namespace mojimend
