// BlockText: a block as text, piece by piece: what stands between its changes, and in their places.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/report.h"

namespace mojimend {

// The first or last code points of `text`, at most `most`. O(result).
std::string_view first_code_points(std::string_view text, std::size_t most);
std::string_view last_code_points(std::string_view text, std::size_t most);

class BlockText {
 public:
  enum class Reading { as_found, as_changed };  // what stands in the places of the changes
  // `block` must outlive it. What no change covers is read in `encoding` unless it is UTF-8. O(block).
  BlockText(const Block& block, const std::string& encoding);

  // The text between the change before `index` and the change there; for the number of changes, the text
  // behind the last one.
  std::string_view gap(std::size_t index) const { return gaps_[index]; }

  // Whether the change lies inside of one that stands before it, whose text has its text.
  bool is_inside(std::size_t index) const { return inside_[index]; }

  // At most `most` code points in front of the change at `index`, and behind it. O(most).
  std::string in_front(std::size_t index, std::size_t most, Reading reading) const;
  std::string behind(std::size_t index, std::size_t most, Reading reading) const;

 private:
  // Gaps and changes by turns: 2i is gap i, 2i + 1 is change i.
  std::string_view piece(std::size_t number, Reading reading) const;

  const Block& block_;
  std::vector<std::string_view> gaps_;
  std::vector<bool> inside_;
  std::deque<std::string> decoded_;
};

}  // namespace mojimend
