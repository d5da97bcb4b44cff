// Takes pages apart into letters, and walks originals beside them.
#include "context/letters.h"

#include "encoding/utf8_scan.h"

namespace mojimend {

Letters::Letters(std::string_view text) {
  // Bytes that are no character may be more letters than count_code_points() says.
  const bool is_valid = valid_utf8_prefix(text) == text.size();
  const std::size_t most = is_valid ? count_code_points(text) : text.size();
  points.resize(most);
  at.resize(most + 1);
  char32_t* point = points.data();
  std::uint32_t* place = at.data();
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint here = read_code_point(text, i);
    *point++ = here.value;
    *place++ = static_cast<std::uint32_t>(i);
    i += here.size;
  }
  *place = static_cast<std::uint32_t>(text.size());
  points.resize(static_cast<std::size_t>(point - points.data()));
  at.resize(points.size() + 1);
}

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
