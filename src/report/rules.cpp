// Lays the table of rules out.
#include "report/rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace mojimend {
namespace {

std::string_view name_of(RuleKind kind) {
  switch (kind) {
    case RuleKind::repair:
      return "repair";
    case RuleKind::policy:
      return "policy";
    case RuleKind::report:
      return "report";
  }
  return "";
}

std::string option_of(const PolicyInfo& policy) { return "--" + std::string(policy.name); }

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, out.size()), ' ');
  return out;
}

}  // namespace

std::string rules_text(const RuleSet& on, const Policies& policies) {
  std::size_t name_width = 0, safety_width = 0;
  for (const RuleInfo& rule : all_rules()) {
    name_width = std::max(name_width, rule.name.size());
    safety_width = std::max(safety_width, rule.safety.size());
  }
  std::string out;
  for (const RuleInfo& rule : all_rules()) {
    out += (on.has(rule.rule) ? "on   " : "off  ") + padded(rule.name, name_width + 2) +
           padded(rule.safety, safety_width + 2) + std::string(rule.summary) + "\n";
    for (const PolicyInfo& policy : all_policies()) {
      if (policy.rule != rule.rule) continue;
      std::string words;
      for (const std::string_view each : words_of(policy))
        words += (words.empty() ? "" : "|") + std::string(each);
      out += "       " + option_of(policy) + " " + words + " (" + std::string(policies.word(policy.policy)) +
             ")\n";
    }
  }
  return out;
}

std::string rules_json(const RuleSet& on, const Policies& policies) {
  std::string out;
  for (const RuleInfo& rule : all_rules()) {
    nlohmann::ordered_json line{{"rule", rule.name},
                                {"kind", name_of(rule.kind)},
                                {"safety", rule.safety},
                                {"on", on.has(rule.rule)},
                                {"summary", rule.summary}};
    for (const PolicyInfo& policy : all_policies())
      if (policy.rule == rule.rule)
        line["ways"].push_back({{"option", option_of(policy)},
                                {"words", words_of(policy)},
                                {"now", policies.word(policy.policy)}});
    out += line.dump() + "\n";
  }
  return out;
}

}  // namespace mojimend
