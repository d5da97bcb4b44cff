// Signs of ASCII that a mark took along: a reader of two bytes at a time had the last byte of a character and
// the sign behind it for one pair.
#pragma once

#include <array>
#include <string_view>

#include "model/cost.h"

namespace mojimend {

// Others of ASCII make characters with such a byte, or are rare there.
inline constexpr std::u32string_view kEatable = U" .,:!?)(/-\"'*<`";

// What it costs to take each of them for eaten at `at` of the line, beside what the model says of it: little
// where something was opened before or goes on behind. O(1).
using EatenCosts = std::array<Cost, kEatable.size()>;
EatenCosts eaten_costs(std::u32string_view line, std::size_t at);

}  // namespace mojimend
