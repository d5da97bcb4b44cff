// Adds up.
#include "report/counts.h"

#include "report/channel_words.h"

namespace mojimend {
namespace {

void add(Totals& totals, const Totals& more) {
  totals.applied += more.applied;
  totals.suggested += more.suggested;
  totals.losses += more.losses;
}

}  // namespace

ChangeCounts& ChangeCounts::operator+=(const ChangeCounts& more) {
  applied += more.applied;
  suggested += more.suggested;
  return *this;
}

FindingTally& FindingTally::operator+=(const FindingTally& more) {
  for (std::size_t i = 0; i < by_rule.size(); ++i) by_rule[i] += more.by_rule[i];
  for (const auto& [channel, counts] : more.by_channel) by_channel[channel] += counts;
  for (const auto& [what, count] : more.losses) losses[what] += count;
  add(totals, more.totals);
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
  mojimend::add(encoding.totals, totals);
}

Result<void> FindingCounter::begin(const DocumentHead& head) {
  counts_ = {head.path, head.encoding, head.confidence, head.size, {}};
  return next_ ? next_->begin(head) : Result<void>();
}

Result<void> FindingCounter::block(const Block& block) {
  FindingTally& found = counts_.found;
  for (const Change& change : block.changes) {
    const ChangeCounts one{change.applies ? std::size_t{1} : 0, change.applies ? std::size_t{0} : 1};
    found.by_rule[static_cast<std::size_t>(change.edit.rule)] += one;
    if (!change.edit.channel.empty()) found.by_channel[channel_phrase(change.edit.channel)] += one;
    found.totals.applied += one.applied;
    found.totals.suggested += one.suggested;
  }
  for (const Loss& loss : block.losses) ++found.losses[loss.what];
  found.totals.losses += block.losses.size();
  return next_ ? next_->block(block) : Result<void>();
}

}  // namespace mojimend
