// Asks repair/ to replay.
#include "pipeline/stages.h"

#include "channel/replay.h"
#include "text/utf8.h"

namespace mojimend {

std::vector<Stage> stages(std::string_view clean, const Channel& channel) {
  std::vector<ReplayedStep> trace;
  const bool replays = replay(to_utf32(clean), channel, &trace).has_value();
  std::vector<Stage> out;
  for (ReplayedStep& each : trace)
    out.push_back({std::move(each.written), std::move(each.damaged), to_utf8(each.read)});
  if (!replays && out.size() == channel.size()) out.pop_back();  // the last one was not read
  return out;
}

}  // namespace mojimend
