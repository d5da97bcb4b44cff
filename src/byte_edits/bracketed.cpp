// Reads from a bracket to the one that closes it.
#include "byte_edits/bracketed.h"

namespace mojimend {

std::optional<Bracketed> bracketed(const Letters& page, std::size_t at, Bracket bracket) {
  constexpr std::size_t kLongest = 40;  // letters
  const char32_t close = page[at] == U'（' ? U'）' : U')';
  if (bracket == Bracket::seen && page[at] != U'(' && page[at] != U'（') return std::nullopt;
  std::size_t end = at + 1;
  bool toned = false;
  while (page[end] != close) {
    if (page[end] == U'\n' || page[end] == U'(' || page[end] == U'（' || end - at > kLongest)
      return std::nullopt;
    toned |= page[end] > 0x7F || (page[end] >= U'1' && page[end] <= U'5');
    ++end;
  }
  if (end == at + 1) return std::nullopt;
  Bracketed text{{at + 1, end}, end + 1, std::nullopt, toned};
  std::u32string_view spelled = std::u32string_view(page.points).substr(at + 1, text.inside.size());
  if (toned && spelled.ends_with(U' ')) spelled.remove_suffix(1);  // "會(huì )": tables have slips of the hand
  if (spelled.size() <= Readings::kLongest) text.reading = Readings::mandarin().syllable(spelled);
  return text;
}

}  // namespace mojimend
