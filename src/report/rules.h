// The table of rules as text and as JSON, with which of them are on.
#pragma once

#include <string>

#include "text/rule.h"

namespace mojimend {

// One line a rule: "on   gloss  safe or suggested  Readings that …"
std::string rules_text(const RuleSet& on);

// One object a rule, one a line: rule, kind ("repair", "policy", "report"), safety, on, summary.
std::string rules_json(const RuleSet& on);

}  // namespace mojimend
