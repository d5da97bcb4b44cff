// The table of presets.
#include "text/preset.h"

#include <algorithm>
#include <array>

namespace mojimend {
namespace {

constexpr std::array<Rule, 0> kNone{};
// What tools that read a corpus stumble over.
constexpr std::array kCorpusAdds{Rule::bom, Rule::newline};
// References and glosses are what code is about: a table of entities, a lesson's text in a test.
constexpr std::array kCodeRemoves{Rule::entity, Rule::gloss, Rule::doubled_punctuation};

constexpr std::array<PresetInfo, 3> kPresets{{
    {"repair", kNone, kNone, "Undoes damage, and nothing else."},
    {"corpus", kCorpusAdds, kNone, "Undoes damage, removes byte order marks and makes line ends LF."},
    {"source-code", kNone, kCodeRemoves,
     "Undoes damage, but leaves character references, glosses and doubled marks as they stand."},
}};

}  // namespace

RuleSet PresetInfo::rules() const {
  RuleSet set = RuleSet::defaults();
  for (const Rule each : added) set.add(each);
  for (const Rule each : removed) set.remove(each);
  return set;
}

std::span<const PresetInfo> all_presets() { return kPresets; }

const PresetInfo* preset_named(std::string_view name) {
  const auto found = std::ranges::find(kPresets, name, &PresetInfo::name);
  return found == kPresets.end() ? nullptr : &*found;
}

}  // namespace mojimend
