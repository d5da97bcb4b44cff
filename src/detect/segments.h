// The segments of a document that mixes UTF-8 with another encoding: each run of lines with its own answer.
#pragma once

#include <span>
#include <vector>

#include "detect/detect.h"
#include "detect/line_runs.h"

namespace mojimend {

// One segment where nothing speaks for a mixture. `whole` is the answer for the document without it. O(runs).
std::vector<SegmentGuess> segments_of(const LineRuns& lines, const SegmentGuess& whole,
                                      std::span<const Encoding* const> from);

}  // namespace mojimend
