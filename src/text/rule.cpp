// The table of rules.
#include "text/rule.h"

#include <array>

namespace mojimend {
namespace {

constexpr std::array<RuleInfo, kRuleCount> kRules{{
    {Rule::encoding, "encoding", RuleKind::repair, "safe",
     "Text that is not UTF-8 becomes UTF-8 (off with --to keep)."},
    {Rule::mojibake, "mojibake", RuleKind::repair, "safe or suggested",
     "Text read in an encoding that it was not written in is read again. Reserved: no pass gives it yet."},
    {Rule::out_of_step, "out-of-step", RuleKind::repair, "safe or suggested",
     "Double-byte text that bytes inserted between two halves of a character threw out of step is put back."},
    {Rule::gloss, "gloss", RuleKind::repair, "safe or suggested",
     "Readings that a blind replacement put behind characters all over a page are taken out."},
    {Rule::doubled_punctuation, "doubled-punctuation", RuleKind::repair, "safe or suggested",
     "A comma that a blind replacement put before the marks of Chinese text is taken out."},
    {Rule::lost, "lost", RuleKind::report, "report only",
     "Places whose text is gone are counted and shown; nothing is invented for them."},
    {Rule::bom, "bom", RuleKind::policy, "safe", "A byte order mark at the start of the file is removed."},
    {Rule::newline, "newline", RuleKind::policy, "safe", "Line ends become LF."},
}};

}  // namespace

std::span<const RuleInfo> all_rules() { return kRules; }

const RuleInfo& info(Rule rule) { return kRules[static_cast<std::size_t>(rule)]; }

std::optional<Rule> rule_named(std::string_view name) {
  for (const RuleInfo& each : kRules)
    if (each.name == name) return each.rule;
  return std::nullopt;
}

RuleSet RuleSet::defaults() {
  RuleSet set;
  for (const RuleInfo& each : kRules)
    if (each.kind != RuleKind::policy) set.add(each.rule);
  return set;
}

}  // namespace mojimend
