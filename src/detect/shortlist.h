// The single-byte encodings that are worth a contest: ranked by a small table of bigrams, which fits the
// nearest caches, and without those that say the same as a commoner one.
#pragma once

#include <string_view>
#include <vector>

#include "detect/evidence.h"
#include "detect/priors.h"

namespace mojimend {

// Of `from`, the best `most`, best first. `used` are the bytes above 0x7F of the whole document: encodings
// that read all of them alike are one, the first of the lowest prior. O(evidence × encodings), a few
// microseconds.
std::vector<Prior> shortlist(std::string_view evidence, const ByteSet& used, const std::vector<Prior>& from,
                             std::size_t most);

}  // namespace mojimend
