// Counts changes.
#include "report/stat.h"

namespace mojimend {

std::string stat_number(std::size_t count) {
  constexpr std::size_t kDigits = 7;  // as many changes as files have, and a few
  const std::string digits = std::to_string(count);
  return std::string(digits.size() < kDigits ? kDigits - digits.size() : 0, ' ') + digits + "  ";
}

Result<void> StatSink::begin(const DocumentHead& head) {
  path_ = printable(head.path);
  by_rule_ = {};
  return {};
}

Result<void> StatSink::block(const Block& block) {
  for (const Change& each : block.changes)
    if (each.applies) ++by_rule_[static_cast<std::size_t>(each.edit.rule)];
  return {};
}

Result<void> StatSink::end(const Totals& totals) {
  if (totals.findings() == 0) return {};
  std::string out = stat_number(totals.applied) + inked(path_, Ink::path, colour_) + "  ";
  std::string between;
  for (const RuleInfo& rule : all_rules()) {
    const std::size_t count = by_rule_[static_cast<std::size_t>(rule.rule)];
    if (count == 0) continue;
    out += between + inked(rule.name, Ink::rule, colour_) + " " + std::to_string(count);
    between = ", ";
  }
  if (!between.empty()) between = "; ";
  if (totals.suggested > 0) {
    out += between + inked(std::to_string(totals.suggested) + " suggested", Ink::suggested, colour_);
    between = ", ";
  }
  if (totals.reported > 0) {
    out += between + inked(std::to_string(totals.reported) + " reported", Ink::lost, colour_);
    between = ", ";
  }
  if (totals.losses > 0) out += between + inked(std::to_string(totals.losses) + " lost", Ink::lost, colour_);
  return output_.write(out + "\n");
}

}  // namespace mojimend
