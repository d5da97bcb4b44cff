// Asks ICU for each character's width.
#include "report/columns.h"

#include <unicode/uchar.h>

#include "text/utf8.h"

namespace mojimend {

std::size_t columns_of(char32_t point) {
  if (point >= 0x20 && point < 0x7F) return 1;
  const auto character = static_cast<UChar32>(point);
  // Vowels and endings of Hangul join the letter before them.
  if (point >= 0x1160 && point <= 0x11FF) return 0;
  const auto none = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK | U_GC_CC_MASK;
  if ((U_GET_GC_MASK(character) & none) != 0) return 0;
  const int width = u_getIntPropertyValue(character, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

std::string_view first_columns(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t columns = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    columns += point.valid ? columns_of(point.value) : 1;
    if (columns > most) break;
    at += point.size;
  }
  return text.substr(0, at);
}

std::size_t columns_of(std::string_view text) {
  std::size_t columns = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    columns += point.valid ? columns_of(point.value) : 1;
    at += point.size;
  }
  return columns;
}

}  // namespace mojimend
