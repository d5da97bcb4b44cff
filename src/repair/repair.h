// Undoes damage: a page in, edits and losses out.
#pragma once

#include <string_view>
#include <vector>

#include "text/edit_list.h"
#include "text/page.h"
#include "text/rule.h"

namespace mojimend {

struct Repairs {
  // Sorted and apart. Where a safe edit and a fuller suggested one exist for the same place, `edits` has the
  // safe one and `alternatives` the other; the driver chooses.
  EditList edits;
  EditList alternatives;
  std::vector<Loss> losses;       // outside of edits: places that were lost before and cannot be repaired
  std::vector<Suspect> suspects;  // sorted
};

// True if the text may hold damage that some pass of `rules` knows. A false alarm costs time, never a change;
// false is a promise. Runs at memory speed, O(text).
bool may_be_damaged(std::string_view text, const RuleSet& rules);

// The part of it that looks for blind replacements in Chinese text.
bool may_be_glossed(std::string_view text);

// Every pass of `rules` over the page. O(text).
Repairs repair(const Page& page, const RuleSet& rules);

}  // namespace mojimend
