// Lays values over values.
#include "config/values.h"

#include <algorithm>

#include "detect/languages.h"
#include "text/preset.h"

namespace mojimend {
namespace {

constexpr Key kRuleKeys[] = {Key::preset, Key::select, Key::extend_select, Key::ignore};

void forget(std::optional<SaidValue>& from, const SaidValue& words) {
  if (!from) return;
  std::erase_if(from->words, [&](const SaidWord& each) {
    return std::ranges::find(words.words, each.word, &SaidWord::word) != words.words.end();
  });
}

void join(std::optional<SaidValue>& outer, const SaidValue& inner) {
  if (!outer) {
    outer = inner;
    return;
  }
  forget(outer, inner);
  outer->words.insert(outer->words.end(), inner.words.begin(), inner.words.end());
  outer->origin = inner.origin;
}

}  // namespace

const SaidValue* Values::find(Key key) const {
  const auto& value = values_[static_cast<std::size_t>(key)];
  return value ? &*value : nullptr;
}

std::string_view Values::word(Key key) const {
  const SaidValue* value = find(key);
  return value && !value->words.empty() ? std::string_view(value->words.front().word) : std::string_view();
}

std::vector<std::string> Values::words(Key key) const {
  std::vector<std::string> out;
  if (const SaidValue* value = find(key))
    for (const SaidWord& each : value->words) out.push_back(each.word);
  return out;
}

void Values::add(Key key, std::string_view word, std::string_view origin) {
  auto& value = at(key);
  if (!value || !is_list(info(key).kind)) value.emplace();
  value->words.push_back({std::string(word), std::string(origin)});
  value->origin = origin;
}

void Values::forget_rules() {
  for (const Key each : kRuleKeys) at(each).reset();
  for (const PolicyInfo& each : all_policies())
    if (each.role == PolicyRole::switches) at(key_of(each.policy)).reset();
}

void Values::lay(const Values& inner) {
  if (inner.find(Key::preset) || inner.find(Key::select)) forget_rules();
  for (const KeyInfo& each : all_keys()) {
    const SaidValue* said = inner.find(each.key);
    if (!said) continue;
    if (each.key != Key::extend_select && each.key != Key::ignore) {
      at(each.key) = *said;
      continue;
    }
    forget(at(each.key == Key::ignore ? Key::extend_select : Key::ignore), *said);
    join(at(each.key), *said);
  }
}

RuleSet Values::rules() const {
  const PresetInfo* preset = preset_named(word(Key::preset));
  RuleSet rules = (preset ? *preset : all_presets().front()).rules();
  if (find(Key::select)) rules = RuleSet::none();
  for (const std::string& each : words(Key::select)) rules.add(*rule_named(each));
  for (const std::string& each : words(Key::extend_select)) rules.add(*rule_named(each));
  for (const PolicyInfo& each : all_policies()) {
    if (each.role != PolicyRole::switches) continue;
    const std::string_view said = word(key_of(each.policy));
    if (said == kPolicyOff) rules.remove(*each.rule);
    else if (!said.empty()) rules.add(*each.rule);
  }
  for (const std::string& each : words(Key::ignore)) rules.remove(*rule_named(each));
  return rules;
}

Policies Values::policies() const {
  const PresetInfo* preset = preset_named(word(Key::preset));
  Policies policies = preset ? preset->policies() : Policies();
  for (const PolicyInfo& each : all_policies())
    if (const std::string_view said = word(key_of(each.policy)); !said.empty())
      policies.set(each.policy, said);
  return policies;
}

Options Values::options() const {
  Options options;
  options.rules = rules();
  options.policies = policies();
  if (word(Key::unsafe_fixes) == "true") options.apply = ApplyLevel::with_suggested;
  if (word(Key::to) == "keep") options.to = TargetEncoding::keep;
  options.from = words(Key::encodings);
  if (find(Key::language))
    for (const Encoding* each : encodings_of(words(Key::language))) options.among.emplace_back(each->name);
  return options;
}

}  // namespace mojimend
