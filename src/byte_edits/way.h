// Way: the path of a hypothesis through a race, read back as bytes; and how sure each of them is.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "byte_edits/race.h"

namespace mojimend {

struct Way {
  std::vector<std::int32_t> nodes;         // from the start of the race
  std::string bytes;                       // of the clean text, unknown lead bytes filled in
  std::vector<ByteSource> sources;         // for each byte
  std::vector<std::size_t> letters;        // for each byte: the letter at which it was explained
  std::vector<std::size_t> bytes_by_node;  // for each node: bytes up to and with it
};

Way way_to(const Race& race, std::int32_t node);

// How much more the best reading costs that has another character in the place of a byte's character, or one
// more beside it. Wherever two hypotheses met in one state, the loser's text is compared with the winner's
// (Hagenauer and Hoeher 1989). O(rivals within Stretch::kNoRival × length).
struct Odds {
  std::vector<Cost> of_byte;
  std::vector<Cost> missing_before;  // for each byte that begins a character
};
Odds odds_along(const Race& race, const Way& best, const SearchSetting& setting);

}  // namespace mojimend
