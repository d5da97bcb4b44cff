// Walks the original beside the letters.
#include "context/letters.h"

namespace mojimend {

std::optional<std::vector<std::uint32_t>> utf8_places(std::string_view original,
                                                      std::u32string_view letters) {
  std::vector<std::uint32_t> places;
  places.reserve(letters.size() + 1);
  std::size_t at = 0;
  for (const char32_t letter : letters) {
    if (at >= original.size()) return std::nullopt;
    places.push_back(static_cast<std::uint32_t>(at));
    const CodePoint point = read_code_point(original, at);
    if ((point.valid ? point.value : kReplacement) != letter) return std::nullopt;
    at += point.size;
  }
  if (at != original.size()) return std::nullopt;
  places.push_back(static_cast<std::uint32_t>(at));
  return places;
}

}  // namespace mojimend
