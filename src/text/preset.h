// Presets: names for sets of rules that suit a kind of text.
#pragma once

#include <span>
#include <string_view>

#include "text/policy.h"
#include "text/rule.h"

namespace mojimend {

struct PresetInfo {
  std::string_view name;                 // as users write it: "source-code"
  std::span<const Rule> added, removed;  // beside the rules that are on by default
  std::span<const PolicyChoice> chosen;  // policies that are not as they are by default
  std::string_view summary;              // one sentence

  RuleSet rules() const;
  Policies policies() const;
};

// The first is the default.
std::span<const PresetInfo> all_presets();
// Null if there is none of that name.
const PresetInfo* preset_named(std::string_view name);

}  // namespace mojimend
