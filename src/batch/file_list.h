// A list of paths that another program made: one a line, or each ended by a NUL as `find -print0` and
// `git ls-files -z` do.
#pragma once

#include <string>
#include <vector>

#include "text/result.h"

namespace mojimend {

// `path`: a file, or "-" for standard input. A list with a NUL in it is one of NULs, because a path cannot
// hold one; in a list of lines a CR before the LF goes, too. Empty entries are left out. Errors: missing,
// unreadable, not_a_file; empty if it names no path. O(bytes), all of them in memory.
Result<std::vector<std::string>> read_file_list(const std::string& path);

}  // namespace mojimend
