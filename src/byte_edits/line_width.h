// LineWidth: the number of bytes after which the lines of a page were cut, wherever that was, as far as the
// page shows one. It says where a line end was put into a character, and where the text's own lines ended.
#pragma once

#include <cstdint>
#include <vector>

#include "byte_edits/page_reader.h"
#include "context/letters.h"

namespace mojimend {

class LineWidth {
 public:
  using Column = std::uint16_t;  // bytes of a line before a place
  static constexpr Column kUnknown = 0xFFFF;

  LineWidth() = default;
  // O(page).
  LineWidth(const Letters& page, const DoubleByteTable& table, const PageReader& reader);

  // 0 where the lines of the page have none.
  Column bytes() const { return bytes_; }
  // Before the letter.
  Column column(std::size_t letter) const { return bytes_ == 0 ? kUnknown : columns_[letter]; }

  // Whether the line goes on where it would have been cut if the letter stood at this column. O(bytes()).
  bool is_too_long(const Letters& page, const DoubleByteTable& table, std::size_t letter,
                   Column column) const;

 private:
  Column behind(const Letters& page, const DoubleByteTable& table, std::size_t letter, Column column) const;

  PageReader reader_;
  Column bytes_ = 0;
  std::vector<Column> columns_;
};

}  // namespace mojimend
