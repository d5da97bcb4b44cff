// Prints a text that is made in one piece.
#pragma once

#include <string>

namespace mojimend {

// To the file `path`, whole or not at all, or to standard output if it is empty. Gives the exit code; what
// went wrong is told.
int print(const std::string& text, const std::string& path);

}  // namespace mojimend
