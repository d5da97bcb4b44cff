// PutBefore: what stands before the full-width marks of a page, so often that a rule put it there.
#pragma once

#include <string>
#include <vector>

#include "context/letters.h"
#include "text/span.h"

namespace mojimend {

struct PutBefore {
  std::vector<std::u32string> texts{U","};  // a comma may be everywhere
  // Letters of what it is beside commas, behind a character; and behind something else, in order.
  std::vector<Span> places, elsewhere;
  bool is_habit = false;  // of somebody who does nothing else with it
};

// O(page).
PutBefore learn_put_before(const Letters& page);

}  // namespace mojimend
