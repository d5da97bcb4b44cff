// LineIndex: byte offset → line and column, for people and editors.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace mojimend {

struct Position {
  std::size_t line = 1;    // from 1
  std::size_t column = 1;  // from 1, in code points (bytes where the text is not UTF-8)
};

class LineIndex {
 public:
  // Keeps a view of `text`, which must outlive the index. Lines end with LF. O(text).
  explicit LineIndex(std::string_view text, std::size_t base = 0, std::size_t first_line = 1);

  // `offset` counts from the start of the document, as `base` does. O(log lines + length of the line).
  Position position(std::size_t offset) const;

 private:
  std::string_view text_;
  std::size_t base_;
  std::size_t first_line_;
  std::vector<std::size_t> starts_;  // relative to text_
};

}  // namespace mojimend
