// What .editorconfig files say of the charset of a file.
#pragma once

#include <optional>
#include <string>

#include "text/result.h"

namespace mojimend {

// `path`: absolute. The value of `charset` in lower case ("latin1", "utf-8-bom"); nothing where none is said.
// Error (malformed, with the line) for a file that is no EditorConfig file. O(bytes of those files).
Result<std::optional<std::string>> editor_charset(const std::string& path);

}  // namespace mojimend
