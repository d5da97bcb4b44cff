// PageSearch: the byte search over a whole page. Finds which encoding the page was written in and how it was
// read, looks twice, the second time with what the first one taught, and says what that proves of the page.
#pragma once

#include <optional>
#include <vector>

#include "byte_edits/byte_search.h"
#include "encoding/encoding.h"

namespace mojimend {

struct PageFindings {
  const Encoding* encoding = nullptr;  // double-byte
  const DoubleByteTable* table = nullptr;
  DocumentModel model;             // with what the sure text taught
  Evidence evidence;               // with what the search proved
  std::vector<Stretch> stretches;  // out of step, in order
};

// None where no double-byte encoding has the letters of the page. O(page).
std::optional<PageFindings> search_page(const Letters& page);

}  // namespace mojimend
