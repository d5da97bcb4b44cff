// The passes over double-byte text whose bytes were edited blindly: each undoes one class of it, and gives
// edits.
#pragma once

#include <string>
#include <vector>

#include "byte_edits/byte_search.h"
#include "byte_edits/evidence.h"
#include "text/edit.h"
#include "text/page.h"

namespace mojimend {

// What every pass over a page gets: what the search went by, with what the page's sure text taught.
struct PassInput : SearchSetting {
  const Page& page;
  const Encoding& encoding;  // the double-byte encoding that the page was once written in
};

// gloss: "國(guó)" → "國", all over a page or not at all.
std::vector<Edit> gloss_edits(const PassInput& input);

// doubled-punctuation: ",。" → "。" and ",," → ",".
std::vector<Edit> doubled_punctuation_edits(const PassInput& input);

// out-of-step: stretches that an insertion inside of a character garbled, found by a search over bytes.
struct OutOfStepEdits {
  std::vector<Edit> edits;
  std::vector<Edit> alternatives;  // fuller, suggested, for places that `edits` leaves as lost
};
OutOfStepEdits out_of_step_edits(const PassInput& input, const std::vector<Stretch>& stretches);

// out-of-step: "更要?/p>" → "更要�</p>", where no stretch explains the mark.
std::vector<Edit> cut_character_edits(const PassInput& input, const std::vector<Stretch>& stretches);

// A hexadecimal rendering for evidence: "D5 88".
std::string hex(std::string_view bytes);

}  // namespace mojimend
