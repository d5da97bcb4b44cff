// Replay: does a channel, run on the repaired text, give back what stood there? A repair that replays is
// proved. (The tests prove it again with a simulator that shares no code with this one.)
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/channel.h"

namespace mojimend {

// What a step made of the text.
struct ReplayedStep {
  std::string written;  // bytes
  std::string damaged;  // the bytes with what was done to them; the same where nothing was
  std::u32string read;  // with what was done to it afterwards
};

// What the channel makes of `clean`, or none where a step cannot be done: an encoding that lacks a character,
// an offset outside of the text, bytes of which the step does not say how they were read. docs/json.md says
// what each step does. `trace`, if it is not null, gets each step that could be done. O(text).
std::optional<std::u32string> replay(std::u32string_view clean, const Channel& channel,
                                     std::vector<ReplayedStep>* trace = nullptr);

}  // namespace mojimend
