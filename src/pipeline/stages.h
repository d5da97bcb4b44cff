// Stages: a channel run once more on a repaired text, for people who want to see each step.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/channel.h"

namespace mojimend {

// What one step of a channel made of the text.
struct Stage {
  std::string written;  // bytes
  std::string damaged;  // the same bytes with what was put in, or their case
  std::string read;     // UTF-8
};

// One for each step; fewer where a step cannot be run. O(text).
std::vector<Stage> stages(std::string_view clean, const Channel& channel);

}  // namespace mojimend
