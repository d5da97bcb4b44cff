// The table of presets.
#include "text/preset.h"

#include <algorithm>
#include <array>

namespace mojimend {
namespace {

constexpr std::array<Rule, 0> kNone{};
constexpr std::array<PolicyChoice, 0> kAsEver{};
// What tools that read a corpus stumble over. Not the Unicode form: makers of corpora leave that to those who
// train on them.
constexpr std::array kCorpusAdds{Rule::bom, Rule::newline, Rule::control};
// References and glosses are what code is about: a table of entities, a lesson's text in a test. What makes
// code read otherwise than it runs is told.
constexpr std::array kCodeAdds{Rule::bidi, Rule::confusable};
constexpr std::array kCodeRemoves{Rule::entity, Rule::gloss, Rule::doubled_punctuation};
// What ftfy 6.3 does when asked for nothing else (docs/ftfy.md).
constexpr std::array kFtfyAdds{Rule::reference, Rule::newline,  Rule::unicode_form, Rule::width,
                               Rule::quotes,    Rule::ligature, Rule::invisible,    Rule::control};
constexpr std::array kFtfyRemoves{Rule::gloss, Rule::doubled_punctuation, Rule::out_of_step,
                                  Rule::byte_escape};
constexpr std::array kFtfyChoices{PolicyChoice{Policy::line_separators, "newline"},
                                  PolicyChoice{Policy::unicode_form, "nfc"},
                                  PolicyChoice{Policy::width, "all"},
                                  PolicyChoice{Policy::quotes, "straight-all"},
                                  PolicyChoice{Policy::ligature, "all"},
                                  PolicyChoice{Policy::invisible, "obsolete"},
                                  PolicyChoice{Policy::context, "none"}};

constexpr std::array<PresetInfo, 4> kPresets{{
    {"repair", kNone, kNone, kAsEver, "Undoes damage, and nothing else."},
    {"corpus", kCorpusAdds, kNone, kAsEver,
     "Undoes damage, removes byte order marks and control characters, and makes line ends LF."},
    {"source-code", kCodeAdds, kCodeRemoves, kAsEver,
     "Undoes damage, but leaves character references, glosses and doubled marks as they stand, and reports "
     "what "
     "makes code read otherwise than it runs."},
    {"ftfy", kFtfyAdds, kFtfyRemoves, kFtfyChoices,
     "Does what the Python library ftfy does by default, and repairs more."},
}};

}  // namespace

RuleSet PresetInfo::rules() const {
  RuleSet set = RuleSet::defaults();
  for (const Rule each : added) set.add(each);
  for (const Rule each : removed) set.remove(each);
  return set;
}

Policies PresetInfo::policies() const {
  Policies policies;
  for (const PolicyChoice& each : chosen) policies.set(each.policy, each.word);
  return policies;
}

std::span<const PresetInfo> all_presets() { return kPresets; }

const PresetInfo* preset_named(std::string_view name) {
  const auto found = std::ranges::find(kPresets, name, &PresetInfo::name);
  return found == kPresets.end() ? nullptr : &*found;
}

}  // namespace mojimend
