// Breaks lines at spaces.
#include "report/wrap.h"

#include <algorithm>

#include "report/columns.h"

namespace mojimend {

std::string hanging(std::string_view term, std::string_view text, std::size_t indent, std::size_t width) {
  std::string out(term);
  std::size_t column = columns_of(term);
  const auto to_indent = [&] {
    out.append(indent - column, ' ');
    column = indent;
  };
  const auto new_line = [&] {
    out += '\n';
    column = 0;
    to_indent();
  };
  // Two spaces at least, or the term would run into its explanation.
  if (column > 0 && column + 2 > indent) new_line();
  else to_indent();
  bool first = true;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    const std::size_t size = columns_of(word);
    if (!first && column + 1 + size > width) new_line();
    else if (!first) {
      out += ' ';
      ++column;
    }
    out += word;
    column += size;
    first = false;
  }
  return out + '\n';
}

std::string wrapped(std::string_view text, std::size_t width) { return hanging("", text, 0, width); }

}  // namespace mojimend
