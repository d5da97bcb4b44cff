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

std::string padded(std::string_view text, std::size_t width) {
  std::string out(text);
  out.resize(std::max(width, out.size()), ' ');
  return out;
}

}  // namespace

std::string rules_text(const RuleSet& on) {
  std::size_t name_width = 0, safety_width = 0;
  for (const RuleInfo& rule : all_rules()) {
    name_width = std::max(name_width, rule.name.size());
    safety_width = std::max(safety_width, rule.safety.size());
  }
  std::string out;
  for (const RuleInfo& rule : all_rules())
    out += (on.has(rule.rule) ? "on   " : "off  ") + padded(rule.name, name_width + 2) +
           padded(rule.safety, safety_width + 2) + std::string(rule.summary) + "\n";
  return out;
}

std::string rules_json(const RuleSet& on) {
  std::string out;
  for (const RuleInfo& rule : all_rules()) {
    const nlohmann::ordered_json line{{"rule", rule.name},
                                      {"kind", name_of(rule.kind)},
                                      {"safety", rule.safety},
                                      {"on", on.has(rule.rule)},
                                      {"summary", rule.summary}};
    out += line.dump() + "\n";
  }
  return out;
}

}  // namespace mojimend
