// Replay: does a channel, run on the repaired text, give back what stood there? A repair that replays is
// proved. (The tests prove it again with a simulator that shares no code with this one.)
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "text/channel.h"

namespace mojimend {

// What the channel makes of `clean`, or none where a step cannot be done (an encoding that lacks a character,
// an offset outside of the text). Insertions and readers that give up need double-byte encodings. O(text).
std::optional<std::u32string> replay(std::u32string_view clean, const Channel& channel);

}  // namespace mojimend
