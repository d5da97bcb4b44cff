// Span: a half-open range of bytes, the one way in which every layer names a place in a text.
#pragma once

#include <compare>
#include <cstddef>

namespace mojimend {

struct Span {
  std::size_t start = 0;  // bytes
  std::size_t end = 0;    // bytes, one past the last; never less than start

  std::size_t size() const { return end - start; }
  bool empty() const { return start == end; }
  bool contains(std::size_t at) const { return start <= at && at < end; }
  // Two empty spans at one place overlap as well: two insertions there would have no order.
  bool overlaps(Span other) const {
    if (empty() && other.empty()) return start == other.start;
    return start < other.end && other.start < end;
  }
  auto operator<=>(const Span&) const = default;
};

}  // namespace mojimend
