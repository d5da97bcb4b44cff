// Ranks the encodings that a sample may be in. The one place where advice and plausibility are weighed.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "detect/advisers.h"
#include "detect/detect.h"

namespace mojimend {

// Candidates, best first, at most kMaxCandidates; none if noise explains the sample better than any encoding,
// unless `from` says which encodings there are. The order is the same each time: ties go to the earlier in
// `from`, or in the registry's order of kPreferred. O(sample × encodings).
inline constexpr std::size_t kMaxCandidates = 5;
std::vector<Candidate> rank(std::string_view sample, std::span<const Advice> advice,
                            std::span<const Encoding* const> from);

}  // namespace mojimend
