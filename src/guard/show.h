// Refusals in words and as JSON.
#pragma once

#include <string>

#include "guard/judge.h"

namespace mojimend {

// "a.txt:3: encoding: the file was …; save it as …", with a line feed.
std::string refusal_text(const std::string& path, const Refusal& refusal);
// {"path", "line", "rule", "reason", "advice"}, with a line feed.
std::string refusal_json(const std::string& path, const Refusal& refusal);

}  // namespace mojimend
