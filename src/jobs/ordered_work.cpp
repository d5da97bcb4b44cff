// What the machine has.
#include "jobs/ordered_work.h"

#include <algorithm>

namespace mojimend {

std::size_t usual_jobs() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace mojimend
