// What `mojimend --generate` prints: the files of share/, made from the tables of options, and
// the keys for docs/configuration.md.
#pragma once

#include <string>

#include "cli/command_line.h"

namespace mojimend {

std::string generate(Generated what);

// In mdoc(7), which groff and mandoc both read; non-ASCII characters as groff_char(7) writes them.
std::string man_page();

// For bash 4 or later, with or without bash-completion; zsh 5; fish 3.
std::string complete_bash();
std::string complete_zsh();
std::string complete_fish();

}  // namespace mojimend
