// Puts together what was read.
#include "report/text_view.h"

#include <algorithm>

#include "report/block_text.h"

namespace mojimend {

Result<void> TextView::begin(const DocumentHead& head) {
  encoding_ = head.encoding;
  first_line_ = 1;
  if (head.encoding == "utf-8" && head.segments.size() < 2) text_.spool.reset();
  else text_.spool.emplace();
  return next_->begin(head);
}

Result<void> TextView::block(const Block& block) {
  if (!text_.spool) return next_->block(block);
  const BlockText read(block, encoding_);
  Block shown;
  shown.offset = static_cast<std::size_t>(text_.spool->size());
  shown.first_line = first_line_;
  std::string text;
  for (std::size_t i = 0; i < block.changes.size(); ++i) {
    text += read.gap(i);
    if (read.is_inside(i)) continue;
    Change& change = shown.changes.emplace_back(block.changes[i]);
    change.edit.span = {shown.offset + text.size(), shown.offset + text.size() + change.before.size()};
    change.edit.replacement = change.after;
    text += change.before;
  }
  text += read.gap(block.changes.size());
  shown.original = text;
  first_line_ += static_cast<std::size_t>(std::ranges::count(text, '\n'));
  return text_.spool->write(text).and_then([&] { return next_->block(shown); });
}

}  // namespace mojimend
