// Writes into a configuration that a rule is not to be looked for.
#pragma once

#include <string>

#include "text/result.h"
#include "text/rule.h"

namespace mojimend {

enum class IgnoreScope { file, folder, everywhere };  // folder: the file's, and those below it

// Appends a section to the mojimend.toml at `config` (made if it is not there), whose folder is `folder`
// (absolute): what stands there, comments and all, stays as it is. `file`: relative to the current folder or
// absolute; it must lie below `folder` unless everywhere is meant.
// Errors: usage for a file that lies elsewhere; malformed, before anything is written, for a configuration
// that cannot be read; unwritable.
Result<void> ignore_always(const std::string& config, const std::string& folder, const std::string& file,
                           IgnoreScope scope, Rule rule);

}  // namespace mojimend
