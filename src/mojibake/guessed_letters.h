// How sure a guess is of a letter that lost bytes, once the line is read: by the letters on both sides of it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "channel/written.h"
#include "mojibake/lattice.h"
#include "mojibake/lost_bytes.h"

namespace mojimend {

// Sets the margin of each piece of which bytes were lost: how much dearer the line is with the likeliest
// other letter in its place, whatever guesses stand near. `known` are the bytes of each piece that are not
// lost. O(guesses × readings).
void weigh_guesses(std::u32string_view seen, LostPlaces& places, std::vector<Piece>& pieces,
                   std::span<const Pending> known);

}  // namespace mojimend
