// Applies the policies that the user chose: a page in, edits out. Off unless chosen.
#pragma once

#include "text/edit_list.h"
#include "text/page.h"
#include "text/rule.h"

namespace mojimend {

enum class PagePlace { start_of_document, later };

// Every policy of `rules` over the page. O(text).
EditList normalize(const Page& page, const RuleSet& rules, PagePlace place);

}  // namespace mojimend
