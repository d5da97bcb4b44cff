// Counts what is open before the mark.
#include "mojibake/eaten_signs.h"

#include <algorithm>

namespace mojimend {
namespace {

constexpr Cost kEaten = 2 * kNat;
// A bracket, a quotation mark or a star that closes nothing, and a tag that does not go on.
constexpr Cost kLone = 6 * kNat;
// So far back it may have been opened.
constexpr std::size_t kBack = 200;  // letters

std::ptrdiff_t count_of(std::u32string_view text, char32_t c) { return std::ranges::count(text, c); }

bool is_at_home(char32_t sign, std::u32string_view before, char32_t next) {
  switch (sign) {
    case U')':
      return count_of(before, U'(') + count_of(before, U'（') >
             count_of(before, U')') + count_of(before, U'）');
    case U'"':
    case U'\'':
    case U'`':
      return count_of(before, sign) % 2 == 1;
    case U'*':
      return next == U'*';
    case U'<':
      return next == U'/' || (next >= U'a' && next <= U'z');
    default:
      return true;
  }
}

}  // namespace

EatenCosts eaten_costs(std::u32string_view line, std::size_t at) {
  const std::size_t first = at > kBack ? at - kBack : 0;
  const std::u32string_view before = line.substr(first, at - first);
  const char32_t next = at + 1 < line.size() ? line[at + 1] : U'\n';
  EatenCosts costs;
  for (std::size_t sign = 0; sign < kEatable.size(); ++sign)
    costs[sign] = is_at_home(kEatable[sign], before, next) ? kEaten : kLone;
  return costs;
}

}  // namespace mojimend
