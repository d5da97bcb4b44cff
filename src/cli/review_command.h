// The command review, behind the flow: asks about what was found and keeps the answers.
#pragma once

#include <vector>

#include "cli/command_line.h"
#include "cli/summary.h"
#include "config/configuration.h"
#include "report/words.h"
#include "review/collect.h"

namespace mojimend {

// Gives the exit code: 0, that of fix where the changes are made at once, or 2 for trouble. `tally`: of the
// documents that were looked at.
int ask_about(std::vector<ReviewChange> changes, const Invocation& invocation, const Tally& tally,
              Colour colour, Configuration& configuration);

}  // namespace mojimend
