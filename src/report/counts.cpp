// Adds up.
#include "report/counts.h"

#include "report/channel_words.h"

namespace mojimend {
ChangeCounts& ChangeCounts::operator+=(const ChangeCounts& more) {
  applied += more.applied;
  suggested += more.suggested;
  reported += more.reported;
  return *this;
}

FindingTally& FindingTally::operator+=(const FindingTally& more) {
  for (std::size_t i = 0; i < by_rule.size(); ++i) by_rule[i] += more.by_rule[i];
  for (const auto& [channel, counts] : more.by_channel) by_channel[channel] += counts;
  for (const auto& [what, count] : more.losses) losses[what] += count;
  totals += more.totals;
  return *this;
}

void RunCounts::add(const DocumentCounts& document) {
  ++documents;
  const Totals& totals = document.found.totals;
  with_findings += totals.findings() > 0;
  size += document.size;
  found += document.found;
  EncodingCounts& encoding = by_encoding[document.encoding];
  ++encoding.documents;
  encoding.size += document.size;
  encoding.totals += totals;
}

Result<void> FindingCounter::begin(const DocumentHead& head) {
  counts_ = {head.path, head.encoding, head.confidence, head.size, {}};
  return next_ ? next_->begin(head) : Result<void>();
}

Result<void> FindingCounter::block(const Block& block) {
  FindingTally& found = counts_.found;
  for (const Change& change : block.changes) {
    Totals totals;
    totals.count(change);
    const ChangeCounts one{totals.applied, totals.suggested, totals.reported};
    found.by_rule[static_cast<std::size_t>(change.edit.rule)] += one;
    if (!change.edit.channel.empty()) found.by_channel[channel_phrase(change.edit.channel)] += one;
    found.totals += totals;
  }
  for (const Loss& loss : block.losses) ++found.losses[loss.what];
  found.totals.losses += block.losses.size();
  return next_ ? next_->block(block) : Result<void>();
}

}  // namespace mojimend
