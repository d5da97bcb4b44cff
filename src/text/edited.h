// A page with edits made, for the passes of a later stage: the text as it reads then, and its way back.
#pragma once

#include <string>

#include "text/edit_list.h"
#include "text/page.h"

namespace mojimend {

struct EditedText {
  std::string text;  // UTF-8
  OffsetMap map;     // text → bytes of the original; what an edit gave is one unit

  Page page() const { return {text, &map}; }
};

// `edits` are in the coordinates of the original that `page` maps to. O(page + edits · log runs).
EditedText with_edits(const Page& page, const EditList& edits);

}  // namespace mojimend
