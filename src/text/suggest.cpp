// The distance of Damerau and Levenshtein, row by row: two letters exchanged are one slip.
#include "text/suggest.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace mojimend {
namespace {

constexpr std::size_t kLettersPerSlip = 2;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> last, row(b.size() + 1), next(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    next[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      next[j + 1] = std::min({row[j] + (a[i] != b[j]), next[j] + 1, row[j + 1] + 1});
      const bool exchanged = i > 0 && j > 0 && a[i] == b[j - 1] && a[i - 1] == b[j];
      if (exchanged) next[j + 1] = std::min(next[j + 1], last[j - 1] + 1);
    }
    last = std::exchange(row, next);
  }
  return row.back();
}

}  // namespace

std::string_view nearest(std::string_view mistyped, const std::vector<std::string_view>& names) {
  std::string_view best;
  std::size_t least = std::max<std::size_t>(1, mistyped.size() / kLettersPerSlip) + 1;
  for (const std::string_view name : names)
    if (const std::size_t slips = distance(mistyped, name); slips < least) {
      best = name;
      least = slips;
    }
  return best;
}

}  // namespace mojimend
