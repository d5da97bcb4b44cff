// The rules: the names that users select, ignore and see, each with what it does and whether it is on by
// default.
#pragma once

#include <bitset>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

namespace mojimend {

enum class Rule {
  encoding,
  mojibake,
  out_of_step,
  gloss,
  doubled_punctuation,
  byte_escape,
  surrogate,
  c1_control,
  entity,
  lost,
  bom,
  newline,
  reference,
  unicode_form,
  width,
  cjk_punctuation,
  quotes,
  ligature,
  invisible,
  control,
  space,
  escape,
  bidi,
  confusable,
};
inline constexpr std::size_t kRuleCount = static_cast<std::size_t>(Rule::confusable) + 1;

enum class RuleKind {
  repair,  // undoes damage; on by default
  policy,  // applies what the user chose; off by default
  report,  // never edits
};

struct RuleInfo {
  Rule rule;
  std::string_view name;  // as users write it: "out-of-step"
  RuleKind kind;
  std::string_view safety;   // what its edits can be: "safe", "safe or suggested", "report only"
  std::string_view summary;  // one sentence
};

// All rules in the order of the enumeration.
std::span<const RuleInfo> all_rules();
const RuleInfo& info(Rule rule);
std::optional<Rule> rule_named(std::string_view name);

class RuleSet {
 public:
  static RuleSet defaults();  // every repair and report rule
  static RuleSet none() { return {}; }
  bool has(Rule rule) const { return bits_.test(static_cast<std::size_t>(rule)); }
  void add(Rule rule) { bits_.set(static_cast<std::size_t>(rule)); }
  void remove(Rule rule) { bits_.reset(static_cast<std::size_t>(rule)); }
  bool operator==(const RuleSet&) const = default;

 private:
  std::bitset<kRuleCount> bits_;
};

}  // namespace mojimend
