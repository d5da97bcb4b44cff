// The command undo, and the journal of a run of fix, which it needs.
#pragma once

#include <memory>

#include "cli/command_line.h"
#include "files/journal.h"

namespace mojimend {

// Whether this run may replace files where they are.
bool fixes_in_place(const Invocation& invocation);

// Null with --no-journal. Error (unwritable, usage) before anything is changed.
Result<std::unique_ptr<Journal>> open_journal(const Invocation& invocation);

// Puts back, lists or forgets. Gives the exit code: 0, or 2 for trouble, also if a file was refused.
int undo(const Invocation& invocation);

}  // namespace mojimend
