// mojimend config show.
#pragma once

#include "cli/command_line.h"

namespace mojimend {

// Prints what holds for each path; gives the exit code.
int show_config(const Invocation& invocation);

}  // namespace mojimend
