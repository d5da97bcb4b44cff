// The text of a page around a place, as it was before anything was put into it.
#include <algorithm>

#include "byte_edits/evidence.h"

namespace mojimend {

std::u32string Evidence::text_before(const Letters& page, std::size_t at, std::size_t most) const {
  std::u32string text;
  while (at > 0 && text.size() < most) {
    const auto reading = std::ranges::lower_bound(glosses, at, {}, &Gloss::end);
    if (reading != glosses.end() && reading->end == at) at = reading->character + 1;
    --at;
    if (!std::ranges::binary_search(commas, at)) text.push_back(page[at]);
  }
  std::ranges::reverse(text);
  return text;
}

std::u32string Evidence::text_from(const Letters& page, std::size_t at, std::size_t most) const {
  std::u32string text;
  for (; at < page.size() && text.size() < most; ++at) {
    if (!std::ranges::binary_search(commas, at)) text.push_back(page[at]);
    const auto reading = std::ranges::lower_bound(glosses, at, {}, &Gloss::character);
    if (reading != glosses.end() && reading->character == at) at = reading->end - 1;
  }
  return text;
}

}  // namespace mojimend
