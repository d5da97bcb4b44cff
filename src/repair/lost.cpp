// Reports what is gone.
#include "repair/passes.h"

namespace mojimend {

std::vector<Loss> find_losses(const Page& page) {
  constexpr std::string_view kMark = "\uFFFD";
  std::vector<Loss> losses;
  for (std::size_t at = page.text.find(kMark); at != page.text.npos; at = page.text.find(kMark, at)) {
    const std::size_t start = at;
    while (page.text.substr(at).starts_with(kMark)) at += kMark.size();
    const std::size_t count = (at - start) / kMark.size();
    losses.push_back({page.map->to_original({start, at}),
                      count == 1
                          ? std::string("a character that an earlier reader could not read")
                          : std::to_string(count) + " characters that an earlier reader could not read"});
  }
  return losses;
}

}  // namespace mojimend
