// Line starts, found by binary search; columns counted on demand.
#include "text/line_index.h"

#include <algorithm>

#include "text/utf8.h"

namespace mojimend {

LineIndex::LineIndex(std::string_view text, std::size_t base, std::size_t first_line)
    : text_(text), base_(base), first_line_(first_line), starts_{0} {
  for (std::size_t at = text.find('\n'); at != text.npos; at = text.find('\n', at + 1)) starts_.push_back(at + 1);
}

Position LineIndex::position(std::size_t offset) const {
  const std::size_t at = std::min(offset - base_, text_.size());
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), at);
  const std::size_t index = static_cast<std::size_t>(next - starts_.begin()) - 1;
  return {first_line_ + index, 1 + count_code_points(text_.substr(starts_[index], at - starts_[index]))};
}

}  // namespace mojimend
