// What the passes over escaped bytes share.
#pragma once

#include <string>
#include <vector>

#include "context/letters.h"
#include "encoding/encoding.h"
#include "kin/escape_units.h"
#include "text/page.h"

namespace mojimend {

// The edits that take out of the page what was taken out of `bytes`, which are those of its letters from
// `first` on. Safe where they replay.
std::vector<Edit> unescaped_edits(const Page& page, const Letters& letters, std::size_t first,
                                  const Encoding& encoding, const EscapedBytes& bytes,
                                  const std::string& evidence);

// Characters that a backslash between their bytes made two: "惘|" that was [B1 7C] in Big5. O(page).
std::vector<Edit> parted_character_edits(const Page& page, const Letters& letters);

}  // namespace mojimend
