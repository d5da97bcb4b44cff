// Runs a command over its documents.
#pragma once

#include "cli/command_line.h"

namespace mojimend {

// The exit code for trouble, whatever the command.
inline constexpr int kTrouble = 2;

// Gives the exit code: 0 nothing to report, 1 findings, 2 trouble. Trouble with one document is told on
// standard error and the others are still done.
int run(const Invocation& invocation);

// "mojimend: …" on standard error, on one line, whatever the message holds.
void tell(const Error& error);

}  // namespace mojimend
