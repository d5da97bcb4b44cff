// Puts findings into sentences.
#include "report/finding_sink.h"

#include <algorithm>

#include "report/channel_words.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Code points of before and after that are shown: two of them and a path fit a wide terminal.
constexpr std::size_t kShown = 40;

std::string change_words(const Change& change) {
  std::string out = "`" + shortened(change.before, kShown) + "` → `" + shortened(change.after, kShown) + "`";
  if (!change.edit.evidence.empty()) out += " " + printable(change.edit.evidence);
  return out;
}

}  // namespace

std::string message_with_channel(const ToldFinding& finding) {
  const std::string phrase = finding.change ? channel_phrase(finding.change->edit.channel) : "";
  return phrase.empty() ? finding.message : finding.message + " (" + phrase + ")";
}

Position end_of(Position start, std::string_view text) {
  if (const auto last = text.rfind('\n'); last != text.npos) {
    start.line += static_cast<std::size_t>(std::ranges::count(text, '\n'));
    start.column = 1;
    text.remove_prefix(last + 1);
  }
  start.column += count_code_points(text);
  return start;
}

Result<void> FindingSink::begin(const DocumentHead& head) {
  head_ = head;
  locator_.begin(head);
  transcoded_ = 0;
  return {};
}

Result<void> FindingSink::block(const Block& block) {
  for (const auto& [at, change, loss, suspect] : locator_.findings(block)) {
    ToldFinding found;
    found.start = at;
    if (loss) {
      const std::string_view bytes =
          block.original.substr(loss->span.start - block.offset, loss->span.size());
      found.end = end_of(at, bytes);
      found.message = printable(loss->what);
      found.loss = loss;
    } else {
      found.end = end_of(at, change->before);
      found.rule = change->edit.rule;
      found.safety = change->edit.safety;
      found.id = change->id;
      if (found.rule == Rule::encoding) {
        if (transcoded_++ == 0) encoding_ = found;
        continue;
      }
      found.message = change_words(*change);
      found.change = change;
    }
    if (auto done = tell(found); !done) return done;
  }
  return {};
}

Result<void> FindingSink::end(const Totals&) {
  if (transcoded_ == 0) return {};
  encoding_.message = (encoding_.safety != Safety::safe ? "the text may be " : "the text is ") +
                      head_.encoding + " and becomes utf-8 (" + counted(transcoded_, "place") + ")";
  return tell(encoding_);
}

}  // namespace mojimend
