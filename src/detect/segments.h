// The segments of a document that mixes UTF-8 with another encoding: each run of lines with its own answer.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "detect/detect.h"
#include "detect/line_runs.h"

namespace mojimend {

struct Mixture {
  std::vector<SegmentGuess> segments;  // cover the document, more than one
  Candidate main;                      // the encoding in which most of it is, by bytes above 0x7F
};

// Nothing where nothing speaks for a mixture. O(runs).
std::optional<Mixture> mixture_of(const LineRuns& lines, std::span<const Encoding* const> from);

}  // namespace mojimend
