// Level: how grave a finding is to programs that know three grades.
#pragma once

#include <optional>
#include <string_view>

#include "text/edit.h"

namespace mojimend {

enum class Level { note, warning, error };

// A loss is an error, because no program can undo it; a safe change, and what only a
// person can judge, a warning; a suggested change a note.
Level level_of(std::optional<Safety> safety);

// "note", "warning", "error", as SARIF calls them.
std::string_view name_of(Level level);

}  // namespace mojimend
