// mojimend git: what git runs, and what sets it up.
#pragma once

#include "cli/command_line.h"

namespace mojimend {

// Gives the exit code.
int run_git_task(const Invocation& invocation);

}  // namespace mojimend
