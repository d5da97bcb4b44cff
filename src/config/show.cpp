// Writes each key of the table.
#include "config/show.h"

#include <nlohmann/json.hpp>

#include "report/words.h"
#include "text/preset.h"

namespace mojimend {
namespace {

constexpr std::string_view kDefault = "default";

std::string in_quotes(std::string_view text) {
  std::string out = "\"";
  for (const char each : printable(text)) {
    if (each == '"' || each == '\\') out += '\\';
    out += each;
  }
  return out + "\"";
}

// A section's patterns belong to the file; of a file it is asked which sections hold.
bool is_shown(const KeyInfo& key) { return key.place != KeyPlace::section; }

// What holds, also where nobody said it: the rules of a selection are those of the preset, a word is its
// default.
SaidValue effective(const Values& values, const KeyInfo& key) {
  if (const SaidValue* said = values.find(key.key)) return *said;
  SaidValue out{{}, std::string(kDefault)};
  if (key.key == Key::select) {
    const SaidValue* preset = values.find(Key::preset);
    const PresetInfo* info = preset ? preset_named(values.word(Key::preset)) : &all_presets().front();
    if (preset) out.origin = "preset " + std::string(info->name) + ", " + preset->origin;
    for (const RuleInfo& each : all_rules())
      if (info->rules().has(each.rule)) out.words.push_back({std::string(each.name), out.origin});
  } else if (const auto policy = policy_of(key.key)) {
    const PolicyInfo& way = info(*policy);
    const bool is_off = way.role == PolicyRole::switches && !values.rules().has(*way.rule);
    out.words.push_back({std::string(is_off ? kPolicyOff : values.policies().word(*policy)), out.origin});
  } else if (!is_list(key.kind)) {
    std::string_view word = key.standard;
    if (word.starts_with('"')) word = word.substr(1, word.size() - 2);
    out.words.push_back({std::string(word), out.origin});
  }
  return out;
}

std::string line_of(const KeyInfo& key, const SaidValue& value) {
  const std::string start = std::string(key.name) + " = ";
  if (!is_list(key.kind)) {
    const std::string& word = value.words.front().word;
    return start + (key.kind == KeyKind::flag ? word : in_quotes(word)) + "  # " + printable(value.origin) +
           "\n";
  }
  const auto told = [&](const SaidWord& each) { return each.origin == value.origin; };
  const bool one_origin = std::all_of(value.words.begin(), value.words.end(), told);
  std::string out = start + "[";
  for (const SaidWord& each : value.words) {
    if (one_origin) out += (&each == value.words.data() ? "" : ", ") + in_quotes(each.word);
    else out += "\n  " + in_quotes(each.word) + ",  # " + printable(each.origin);
  }
  return out + (one_origin ? "]  # " + printable(value.origin) + "\n" : "\n]\n");
}

std::string_view type_words(const KeyInfo& key) {
  switch (key.kind) {
    case KeyKind::word:
      return "one of a few words";
    case KeyKind::flag:
      return "`true` or `false`";
    case KeyKind::path:
      return "a path";
    case KeyKind::rules:
      return "a list of rules";
    case KeyKind::encodings:
      return "a list of encodings";
    case KeyKind::languages:
      return "a list of languages";
    case KeyKind::globs:
      return "a list of patterns";
  }
  return "";
}

std::string_view place_words(const KeyInfo& key) {
  switch (key.place) {
    case KeyPlace::anywhere:
      return "at the top and in sections";
    case KeyPlace::top:
      return "at the top";
    case KeyPlace::section:
      return "in each section";
  }
  return "";
}

}  // namespace

std::string config_text(const std::string& path, const FileConfig& config) {
  std::string out = "# " + printable(path) +
                    (config.file.empty() ? ": no mojimend.toml" : ": " + printable(config.file)) +
                    (config.excluded ? "; left out by exclude" : "") + "\n";
  for (const KeyInfo& each : all_keys())
    if (is_shown(each)) out += line_of(each, effective(config.values, each));
  return out;
}

std::string config_json(const std::string& path, const FileConfig& config) {
  nlohmann::ordered_json out{{"path", path}, {"config", config.file}, {"excluded", config.excluded}};
  for (const KeyInfo& each : all_keys()) {
    if (!is_shown(each)) continue;
    const SaidValue value = effective(config.values, each);
    nlohmann::ordered_json shown;
    if (is_list(each.kind)) {
      shown["value"] = nlohmann::ordered_json::array();
      shown["origins"] = nlohmann::ordered_json::array();
      for (const SaidWord& word : value.words) {
        shown["value"].push_back(word.word);
        shown["origins"].push_back(word.origin);
      }
    } else if (each.kind == KeyKind::flag) {
      shown["value"] = value.words.front().word == "true";
    } else {
      shown["value"] = value.words.front().word;
    }
    shown["origin"] = value.origin;
    out["values"][std::string(each.name)] = std::move(shown);
  }
  return out.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace) + "\n";
}

std::string keys_page() {
  std::string out;
  for (const KeyInfo& each : all_keys()) {
    out += "### `" + std::string(each.name) + "`\n\n" + std::string(each.help) +
           "\n\n- Value: " + std::string(type_words(each));
    if (each.kind == KeyKind::word) {
      std::string words;
      for (const std::string_view word : words_of(each.key))
        words += (words.empty() ? "" : ", ") + ("`" + std::string(word) + "`");
      out += ": " + words;
    }
    out += "; " + std::string(place_words(each)) + ".\n";
    out += "- Default: " +
           (each.standard.empty() ? "none; it must be given" : "`" + std::string(each.standard) + "`");
    if (!each.option.empty()) out += "; on the command line `" + std::string(each.option) + "`";
    out += ".\n\n";
  }
  out += "### Presets\n\n";
  for (const PresetInfo& each : all_presets())
    out += "- `" + std::string(each.name) + "`: " + std::string(each.summary) + "\n";
  return out;
}

}  // namespace mojimend
