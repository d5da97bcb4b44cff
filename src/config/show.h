// What people are shown of the configuration: what holds for a file and who said so, and the page of keys.
#pragma once

#include <string>

#include "config/configuration.h"

namespace mojimend {

// As a mojimend.toml that says the same, with who said it behind each value. `path` as the user gave it.
std::string config_text(const std::string& path, const FileConfig& config);

// An object on one line: {"path", "config", "values": {KEY: {"value", "origin"}}}; of a list, "origins" has
// one for each string.
std::string config_json(const std::string& path, const FileConfig& config);

// The part of docs/configuration.md that the table of keys makes.
std::string keys_page();

}  // namespace mojimend
