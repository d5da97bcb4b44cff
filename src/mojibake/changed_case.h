// UTF-8 that was read in single bytes, and whose letters were made small or capital afterwards: "cafã©".
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "model/cost.h"
#include "mojibake/lattice.h"
#include "mojibake/utf8_votes.h"
#include "text/channel.h"

namespace mojimend {

// How rare it is that somebody changed the case of what he could not read.
inline constexpr Cost kCaseChanged = 5 * kNat;

// The letters beyond ASCII that single-byte readers make and of which the casing makes `c`: mostly one, two
// for the capital of µ. Without `c` itself, and none for what the casing would have changed. O(1).
std::span<const char32_t> before_casing(char32_t c, Cased how);

// The casing that the text may have come through: of it none of its letters would change any more. Those of
// ASCII tell where there are any: others may be what another layer hid. A text without letters came through
// none.
Cased possible_casing(std::u32string_view text);

// The readers that explain something of the line with its letters in the case before, in their order: what
// they explain without is counted, too. `costs` are those of the letters where they stand. O(line × readers).
std::vector<Votes> cased_votes_on(std::u32string_view line, std::span<const Cost> costs);

// Of letters of which the other case would have been another byte: notes how much dearer the likeliest other
// letter would be there. O(pieces).
void weigh_cases(std::u32string_view seen, std::span<const Mode> modes, std::span<Piece> pieces);

}  // namespace mojimend
