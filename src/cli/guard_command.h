// mojimend guard.
#pragma once

#include "cli/command_line.h"

namespace mojimend {

// Judges every changed file, and prints what is refused; gives the exit code.
int guard(const Invocation& invocation);

}  // namespace mojimend
