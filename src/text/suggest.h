// The name that a mistyped one was most likely meant to be.
#pragma once

#include <string_view>
#include <vector>

namespace mojimend {

// Empty if no name is close: at most one slip for every two letters, because two swapped letters make two
// slips
// ("quite" for "quiet"). O(names × length²).
std::string_view nearest(std::string_view mistyped, const std::vector<std::string_view>& names);

}  // namespace mojimend
