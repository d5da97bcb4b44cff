// The filters that git runs: clean for one file, filter-process for many, textconv for diffs.
#pragma once

#include "cli/command_line.h"

namespace mojimend {

// Standard input to standard output, mended as what is added to the index. Gives the exit code.
int git_clean(const Invocation& invocation);

// Speaks the long running filter process protocol (gitattributes(5)) on standard input and output until git
// ends it. Gives the exit code.
int git_filter_process(const Invocation& invocation);

// Prints a file as UTF-8; what is no text comes out as it is. Gives the exit code.
int git_textconv(const Invocation& invocation);

}  // namespace mojimend
