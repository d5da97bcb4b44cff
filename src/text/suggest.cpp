// Levenshtein's distance, row by row.
#include "text/suggest.h"

#include <algorithm>
#include <numeric>

namespace mojimend {
namespace {

constexpr std::size_t kLettersPerSlip = 2;

std::size_t distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i] != b[j]);
      diagonal = row[j + 1];
      row[j + 1] = std::min({changed, row[j] + 1, row[j + 1] + 1});
    }
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
