// The table of rules as text and as JSON, with which of them are on.
#pragma once

#include <string>

#include "text/policy.h"
#include "text/rule.h"

namespace mojimend {

// One line a rule: "on   gloss  safe or suggested  Readings that …", and below it one for each policy that
// says in which way: "         --quotes straight|curly|straight-all|off (straight)".
std::string rules_text(const RuleSet& on, const Policies& policies);

// One object a rule, one a line: rule, kind ("repair", "policy", "report"), safety, on, summary, and for
// policies ways: a list of {option, words, now}.
std::string rules_json(const RuleSet& on, const Policies& policies);

}  // namespace mojimend
