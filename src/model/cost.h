// What is implausible costs: the unit in which models and searches count.
#pragma once

#include <cstdint>

namespace mojimend {

// A cost is a negative log-probability in thousandths of a nat; whole numbers, so that sums do not depend on
// the machine.
using Cost = std::int32_t;
inline constexpr Cost kNat = 1000;

// -ln(part / whole) in thousandths of a nat, rounded down, by whole numbers alone; part and whole from 1 to
// 2^31.
Cost negative_log(std::uint32_t part, std::uint32_t whole);

}  // namespace mojimend
