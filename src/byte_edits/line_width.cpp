// Counts the bytes of each line as far as they are known.
#include "byte_edits/line_width.h"

#include <algorithm>

#include "text/chinese.h"

namespace mojimend {
namespace {

// So many lines end at one column, and hardly any is longer: one in so many may be, for a pair of bytes that
// users define is not seen, and letters of a garbled stretch may be other bytes.
constexpr std::size_t kLinesThatEndThere = 3, kLonger = 8;
// Texts are cut to lines that can be read; shorter lines end where they do by chance.
constexpr std::size_t kShortest = 20, kLongest = 400;

}  // namespace

// The column behind the letter. A mark may have swallowed a line end, which stands where the line is cut; or
// it did elsewhere, and nobody knows.
LineWidth::Column LineWidth::behind(const Letters& page, const DoubleByteTable& table, std::size_t letter,
                                    Column column) const {
  using Takes = PageReader::Takes;
  if (page[letter] == U'\n') return 0;
  if (column == kUnknown) return kUnknown;
  const char32_t c = page[letter];
  std::size_t bytes = c < 0x80 || (is_half_width_kana(c) && table.bytes_of(c) <= 0xFF) ? 1 : 2;
  if (page[letter] == reader_.mark) {
    if (reader_.takes == Takes::pair) return bytes_ != 0 && column + 1 == bytes_ ? Column{0} : kUnknown;
    bytes = reader_.takes == Takes::web && page[letter + 1] > 0x7F ? 2 : 1;
  }
  return column + bytes > kLongest ? kUnknown : static_cast<Column>(column + bytes);
}

LineWidth::LineWidth(const Letters& page, const DoubleByteTable& table, const PageReader& reader)
    : reader_(reader) {
  // How many lines end at each column, and how many may be cut there by a mark that is the first of its line.
  std::vector<std::size_t> ends(kLongest + 2), lines(kLongest + 2);
  Column column = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    if (column != kUnknown) {
      const bool mark = page[i] == reader.mark && reader.takes == PageReader::Takes::pair;
      if (page[i] == U'\n' || mark) ++ends[column + mark], ++lines[column];
    }
    column = behind(page, table, i, column);
  }
  std::size_t longer = 0;
  for (std::size_t width = kLongest; width >= kShortest; --width) {
    if (ends[width] >= kLinesThatEndThere && longer * kLonger <= ends[width]) {
      bytes_ = static_cast<Column>(width);
      break;
    }
    longer += lines[width];
  }
  if (bytes_ == 0) return;
  column = 0;
  for (std::size_t i = 0; i < page.size(); ++i) {
    columns_.push_back(column);
    column = behind(page, table, i, column);
    if (column != kUnknown && column > bytes_) column = kUnknown;
  }
  columns_.push_back(column);
}

bool LineWidth::is_too_long(const Letters& page, const DoubleByteTable& table, std::size_t letter,
                            Column column) const {
  for (std::size_t i = letter; column <= bytes_ && i < page.size(); ++i) {
    const bool mark = page[i] == reader_.mark && reader_.takes == PageReader::Takes::pair;
    if (page[i] == U'\n') return false;
    if (mark) return column == bytes_;
    column = behind(page, table, i, column);
  }
  return column > bytes_;
}

}  // namespace mojimend
