// What the stretches of one line say together: damage of one channel speaks for itself in several places, and
// lists of letters, which no model likes, are no damage.
#pragma once

#include <string_view>
#include <vector>

#include "mojibake/mojibake_edit.h"

namespace mojimend {

// Sets the joint members of what was found in the line that stood as `seen`. O(line + stretches × channels).
void join(std::vector<Damage>& found, const MendedLine& line, std::u32string_view seen);

}  // namespace mojimend
