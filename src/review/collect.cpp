// Copies what the flow gives.
#include "review/collect.h"

#include "config/identity.h"
#include "report/block_text.h"
#include "report/channel_words.h"

namespace mojimend {
namespace {

constexpr std::size_t kOriginalBytes = 32;  // as many as are shown

}  // namespace

Result<void> CollectSink::begin(const DocumentHead& head) {
  head_ = head;
  path_ = identity_path(head.path);
  locator_.begin(head);
  transcoded_ = 0;
  return {};
}

Result<void> CollectSink::block(const Block& block) {
  if (block.changes.empty()) return {};
  const BlockText text(block, head_.encoding);
  constexpr auto kFound = BlockText::Reading::as_found;
  std::size_t index = 0;
  for (const Finding& finding : locator_.findings(block)) {
    if (!finding.change) continue;
    const Change& change = *finding.change;
    const std::size_t i = index++;
    if (change.edit.safety == Safety::reported) continue;  // there is nothing to say yes to
    const bool transcodes = change.edit.rule == Rule::encoding;
    if (transcodes && transcoded_ > 0) {
      ++changes_[transcoded_ - 1].places;
      continue;
    }
    ReviewChange& out = changes_.emplace_back();
    out.id = change.id;
    out.file = head_.path;
    out.path = path_;
    out.rule = change.edit.rule;
    out.safety = change.edit.safety;
    out.at = finding.at;
    out.heading = change_heading(change, head_.encoding);
    out.before = transcodes ? head_.encoding : change.before;
    out.after = transcodes ? "utf-8" : change.after;
    out.front = text.in_front(i, kReviewContext, kFound);
    if (transcodes) out.front += change.before;
    out.behind = text.behind(i, kReviewContext, kFound);
    out.evidence = change.edit.evidence;
    const Span span = change.edit.span;
    out.span = span;
    out.original = block.original.substr(span.start - block.offset, std::min(span.size(), kOriginalBytes));
    out.channel = change.edit.channel;
    if (transcodes) transcoded_ = changes_.size();
  }
  return {};
}

AlternativesSink::AlternativesSink(std::vector<ReviewChange>& changes) {
  for (ReviewChange& each : changes)
    if (each.rule != Rule::encoding) by_span_.emplace(each.span, &each);
}

Result<void> AlternativesSink::block(const Block& block) {
  for (const Change& change : block.changes) {
    const auto found = by_span_.find(change.edit.span);
    if (found != by_span_.end() && found->second->rule == change.edit.rule &&
        found->second->after != change.after)
      found->second->alternative = change.after;
  }
  return {};
}

}  // namespace mojimend
