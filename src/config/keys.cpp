// The table of keys, and which words they take.
#include "config/keys.h"

#include <algorithm>
#include <array>

#include "detect/languages.h"
#include "encoding/encoding.h"
#include "text/ascii.h"
#include "text/preset.h"
#include "text/suggest.h"

namespace mojimend {
namespace {

constexpr std::array<KeyInfo, kKeyCount - kPolicyCount> kOtherKeys{{
    {Key::preset, "preset", KeyKind::word, KeyPlace::anywhere, "\"repair\"", "--preset",
     "A named set of rules to begin with. It takes the place of every rule that was chosen further out."},
    {Key::select, "select", KeyKind::rules, KeyPlace::anywhere, "the rules of the preset", "--select",
     "Only these rules. They take the place of the preset and of every rule that was chosen further out."},
    {Key::extend_select, "extend-select", KeyKind::rules, KeyPlace::anywhere, "[]", "--extend-select",
     "These rules as well."},
    {Key::ignore, "ignore", KeyKind::rules, KeyPlace::anywhere, "[]", "--ignore", "Not these rules."},
    {Key::unsafe_fixes, "unsafe-fixes", KeyKind::flag, KeyPlace::anywhere, "false", "--unsafe-fixes",
     "Whether suggested changes are made too."},
    {Key::encodings, "encodings", KeyKind::encodings, KeyPlace::anywhere, "[]", "--from",
     "The text is in one of these. An empty list means that any is possible."},
    {Key::language, "language", KeyKind::languages, KeyPlace::anywhere, "[]", "--language",
     "The text is in one of these languages, as tags such as ru or zh-Hant. It narrows the encodings."},
    {Key::to, "to", KeyKind::word, KeyPlace::anywhere, "\"utf-8\"", "--to",
     "The encoding of the result: utf-8, or keep for the one that the file is in. What is written here is "
     "also "
     "what guard and the clean filter go by: they take a file to UTF-8, or let it go there, only where a "
     "configuration says so."},
    {Key::exclude, "exclude", KeyKind::globs, KeyPlace::top, "[]", "--exclude",
     "Files that match are left out below folders, and with --force-exclude even where they are named."},
    {Key::baseline, "baseline", KeyKind::path, KeyPlace::top, "\"\"", "--baseline",
     "A file of findings that check does not tell again, relative to the folder of the configuration. check "
     "--write-baseline FILE makes it."},
    {Key::match, "match", KeyKind::globs, KeyPlace::section, "", "",
     "Which files a [[files]] section is for. The patterns are those of gitignore(5), for paths below the "
     "folder "
     "of the configuration."},
}};

// What the table of policies says of them, in words that live as long as the program.
struct PolicyWords {
  std::string standard, option, help;
};

std::array<PolicyWords, kPolicyCount> words_of_policies() {
  std::array<PolicyWords, kPolicyCount> out;
  for (std::size_t i = 0; i < kPolicyCount; ++i) {
    const PolicyInfo& policy = all_policies()[i];
    const bool switches = policy.role == PolicyRole::switches;
    out[i].standard = "\"" + std::string(standard_of(policy)) + "\"";
    out[i].option = "--" + std::string(policy.name);
    out[i].help = policy.help;
    out[i].help[0] = ascii_upper(out[i].help[0]);
    for (const PolicyWord& each : policy.words)
      out[i].help += (&each == &policy.words.front() ? ": " : "; ") + std::string(each.word) + " (" +
                     std::string(each.meaning) + ")";
    out[i].help += ".";
    if (switches)
      out[i].help += " Each switches the rule " + std::string(info(*policy.rule).name) +
                     " on, and off switches it off. Where the rule alone is selected, the first holds.";
  }
  return out;
}

std::array<KeyInfo, kKeyCount> table_of_keys() {
  static const std::array<PolicyWords, kPolicyCount> words = words_of_policies();
  std::array<KeyInfo, kKeyCount> out;
  auto next = std::ranges::copy_if(kOtherKeys, out.begin(), [](const KeyInfo& each) {
                return each.key < Key::bom;
              }).out;
  for (std::size_t i = 0; i < kPolicyCount; ++i)
    *next++ = {key_of(static_cast<Policy>(i)),
               all_policies()[i].name,
               KeyKind::word,
               KeyPlace::anywhere,
               words[i].standard,
               words[i].option,
               words[i].help};
  std::ranges::copy_if(kOtherKeys, next, [](const KeyInfo& each) { return each.key > Key::bom; });
  return out;
}

const std::array<KeyInfo, kKeyCount>& keys() {
  static const std::array<KeyInfo, kKeyCount> table = table_of_keys();
  return table;
}

Error wrong(std::string reason, std::string advice) {
  return {ErrorKind::usage, std::move(reason), std::move(advice)};
}

Error unknown(std::string_view what, std::string_view word, const std::vector<std::string_view>& names,
              std::string_view otherwise) {
  const std::string_view close = nearest(word, names);
  return wrong("there is no " + std::string(what) + " " + std::string(word),
               close.empty() ? std::string(otherwise) : "did you mean " + std::string(close) + "?");
}

Result<void> check_language(std::string_view tag) {
  if (is_language(tag)) return {};
  return failure(wrong("there is no language " + std::string(tag), "give tags such as ru, pt-BR or zh-Hant"));
}

}  // namespace

std::span<const KeyInfo> all_keys() { return keys(); }

const KeyInfo& info(Key key) { return keys()[static_cast<std::size_t>(key)]; }

std::optional<Policy> policy_of(Key key) {
  if (key < Key::bom || key > key_of(static_cast<Policy>(kPolicyCount - 1))) return std::nullopt;
  return static_cast<Policy>(static_cast<std::size_t>(key) - static_cast<std::size_t>(Key::bom));
}

const KeyInfo* key_named(std::string_view name) {
  const auto found = std::ranges::find(keys(), name, &KeyInfo::name);
  return found == keys().end() ? nullptr : &*found;
}

bool is_list(KeyKind kind) { return kind != KeyKind::word && kind != KeyKind::flag && kind != KeyKind::path; }

std::vector<std::string_view> words_of(Key key) {
  std::vector<std::string_view> out;
  if (key == Key::to) out = {"utf-8", "keep"};
  if (key == Key::preset)
    for (const PresetInfo& each : all_presets()) out.push_back(each.name);
  if (const auto policy = policy_of(key)) out = words_of(info(*policy));
  if (info(key).kind == KeyKind::rules)
    for (const RuleInfo& each : all_rules()) out.push_back(each.name);
  if (info(key).kind == KeyKind::encodings)
    for (const Encoding& each : all_encodings()) out.push_back(each.name);
  return out;
}

Result<void> check_word(Key key, std::string_view word) {
  const std::vector<std::string_view> words = words_of(key);
  switch (info(key).kind) {
    case KeyKind::rules:
      if (!rule_named(word)) return failure(unknown("rule", word, words, "mojimend rules lists them"));
      return {};
    case KeyKind::encodings:
      if (!find_encoding(word))
        return failure(unknown("encoding", word, words, "see the labels of the WHATWG Encoding Standard"));
      return {};
    case KeyKind::languages:
      return check_language(word);
    case KeyKind::word: {
      std::string listed;
      for (const std::string_view each : words) listed += (listed.empty() ? "" : ", ") + std::string(each);
      if (std::ranges::find(words, word) != words.end()) return {};
      return failure(unknown(info(key).name, word, words, "it is one of " + listed));
    }
    case KeyKind::globs:
      if (word.empty()) return failure(wrong("a pattern is empty", "leave it out"));
      if (word.starts_with('!'))
        return failure(
            wrong("a pattern cannot begin with !", "a later section takes back what an earlier one says"));
      return {};
    case KeyKind::path:
    case KeyKind::flag:
      return {};
  }
  return {};
}

Result<void> for_each_name(std::string_view list, const std::function<Result<void>(std::string_view)>& each) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view name = list.substr(0, comma); !name.empty())
      if (Result<void> done = each(name); !done) return done;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return {};
}

}  // namespace mojimend
