// What the machine has.
#include "batch/ordered_jobs.h"

#include <algorithm>

namespace mojimend {

std::size_t usual_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace mojimend
