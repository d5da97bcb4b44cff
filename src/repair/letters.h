// Letters: a page as code points, each with its place in the page, as the passes over characters need it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/utf8.h"

namespace mojimend {

struct Letters {
  std::u32string points;
  std::vector<std::uint32_t> at;  // byte offset of each in the page; one more entry for the end

  explicit Letters(std::string_view text) {
    points.reserve(text.size() / 2);
    at.reserve(text.size() / 2);
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint point = read_code_point(text, i);
      points.push_back(point.value);
      at.push_back(static_cast<std::uint32_t>(i));
      i += point.size;
    }
    at.push_back(static_cast<std::uint32_t>(text.size()));
  }

  std::size_t size() const { return points.size(); }
  // The character at `i`, or a line break outside of the page.
  char32_t operator[](std::size_t i) const { return i < points.size() ? points[i] : U'\n'; }
  // The bytes of letters [first, last).
  Span bytes(std::size_t first, std::size_t last) const { return {at[first], at[last]}; }
};

}  // namespace mojimend
