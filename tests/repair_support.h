// What the tests of the repair share: fixtures, pages mended with their safe edits, and the page that proves
// a line by what stands around it.
#pragma once

#include <boost/test/unit_test.hpp>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "channel/replay.h"
#include "repair/repair.h"
#include "text/utf8.h"

namespace mojimend {

inline std::string slurp(const std::string& name) {
  std::ifstream file(std::string(MOJIMEND_FIXTURES) + "/" + name, std::ios::binary);
  BOOST_REQUIRE_MESSAGE(file, "no fixture " << name);
  return {std::istreambuf_iterator<char>(file), {}};
}

struct Mended {
  Repairs repairs;
  std::string safe;  // the text with its safe edits
};

inline Mended mend(const std::string& text, const RuleSet& rules = RuleSet::defaults()) {
  const OffsetMap map = OffsetMap::identity(text.size());
  Mended mended{repair({text, &map}, rules), {}};
  std::vector<Edit> safe;
  for (const Edit& edit : mended.repairs.edits)
    if (edit.safety == Safety::safe) safe.push_back(edit);
  mended.safe = EditList(std::move(safe)).apply(text);
  return mended;
}

// The text with what is only suggested, too.
inline std::string with_suggestions(const std::string& text, const Repairs& repairs) {
  return repairs.edits.overlaid_by(repairs.alternatives).apply(text);
}

inline std::size_t losses_of(const Mended& mended) {
  std::size_t losses = mended.repairs.losses.size();
  for (const Edit& edit : mended.repairs.edits)
    if (edit.safety == Safety::safe) losses += edit.losses.size();
  return losses;
}

// "" if every edit's channel gives back what stood there; else the first that does not.
inline std::string first_that_does_not_replay(const std::string& text, const Repairs& repairs) {
  for (const EditList* list : {&repairs.edits, &repairs.alternatives})
    for (const Edit& edit : *list) {
      const auto seen = replay(to_utf32(edit.replacement), edit.channel);
      const std::string stood = text.substr(edit.span.start, edit.span.size());
      if (!seen || to_utf8(*seen) != stood) return stood + " → " + edit.replacement;
    }
  return {};
}

inline bool has(const std::string& text, const std::string& part) { return text.find(part) != text.npos; }

// Enough of the specimen's habit to prove a page: glosses of one set of characters, repeated; doubled marks.
inline const std::string kProof =
    "全國(guó)政協(xié)會(huì)議開幕,。他們學(xué)習(xí)報(bào)告,、討論國(guó)家大事,。\n"
    "各國(guó)代表學(xué)習(xí)經(jīng)驗(yàn),、參觀報(bào)社,。國(guó)內(nèi)媒體報(bào)導(dǎo)會(huì)議,"
    "。\n";
inline const std::string kProofMended =
    "全國政協會議開幕。他們學習報告、討論國家大事。\n各國代表學習經驗、參觀報社。國內媒體報導會議。\n";

}  // namespace mojimend
