// mojimend.toml, read and checked: every key is one of the table, every value of its type.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "config/globs.h"
#include "config/values.h"
#include "text/result.h"

namespace mojimend {

inline constexpr std::string_view kConfigName = "mojimend.toml";

// A [[files]] section.
struct ConfigSection {
  Globs match;
  Values values;
};

struct ConfigFile {
  std::string path;                     // as messages name it
  std::string folder;                   // absolute; patterns count from here
  Values values;                        // of the top level
  std::vector<ConfigSection> sections;  // in the order in which they stand
  std::optional<Globs> exclude;

  // What holds for `file` (absolute). Of a file without a name (empty), only the top level.
  Values values_for(const std::string& file) const;
};

// `folder`: absolute, of the file. Errors: missing, unreadable; malformed, with the line, for text that is no
// TOML, for a key that there is not (and what was meant), for a value of the wrong type or that there is not.
Result<ConfigFile> read_config_file(const std::string& path, const std::string& folder);
// The same from its text.
Result<ConfigFile> parse_config(std::string_view text, const std::string& path, const std::string& folder);

}  // namespace mojimend
