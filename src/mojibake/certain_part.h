// What of a stretch with lost bytes is certain: the letters that are guesses stay lost.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mojibake/mojibake_edit.h"

namespace mojimend {

struct CertainPart {
  std::string after;  // UTF-8; U+FFFD for each guess
  Channel channel;    // in which the guessed bytes stand for those that are lost
};

// None if nothing of it is a guess or little is none, and where the channel does not give what stood there.
// O(stretch).
std::optional<CertainPart> certain_part_of(const Damage& found, std::string_view seen);

}  // namespace mojimend
