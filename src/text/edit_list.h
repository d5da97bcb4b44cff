// EditList: edits of one text, sorted by place and apart, and what can be done with them: merge, apply, invert.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/edit.h"

namespace mojimend {

class EditList {
 public:
  EditList() = default;
  // Sorts; where two overlap the earlier one in `edits` wins and the other is dropped. O(n log n).
  explicit EditList(std::vector<Edit> edits);

  // Lays `later` over this list: an edit of `later` that overlaps edits here replaces them, because a later
  // stage computed it from the text in which they were already made. O((n + m) log(n + m)).
  EditList overlaid_by(EditList later) const;

  // The text with every edit made. Spans are taken relative to `base`. O(text).
  std::string apply(std::string_view original, std::size_t base = 0) const;

  // Edits that turn apply(original) back into `original`, in the coordinates of the result. Deletions that lie
  // side by side are undone by one edit. O(text).
  EditList inverted(std::string_view original, std::size_t base = 0) const;

  const std::vector<Edit>& edits() const { return edits_; }
  std::vector<Edit> take() && { return std::move(edits_); }
  bool empty() const { return edits_.empty(); }
  std::size_t size() const { return edits_.size(); }
  auto begin() const { return edits_.begin(); }
  auto end() const { return edits_.end(); }

 private:
  std::vector<Edit> edits_;
};

}  // namespace mojimend
