// Walks a block once, carrying line and column from each finding to the next.
#include "report/locate.h"

#include <algorithm>

#include "text/utf8.h"

namespace mojimend {
namespace {

// A loss or a suspect.
struct Mark {
  std::size_t start = 0;
  const Loss* loss = nullptr;
  const Suspect* suspect = nullptr;
};

std::vector<Mark> marks_of(const Block& block, Locator::Suspects suspects) {
  std::vector<Mark> marks;
  for (const Loss& each : block.losses) marks.push_back({each.span.start, &each, nullptr});
  if (suspects == Locator::Suspects::told)
    for (const Suspect& each : block.suspects) marks.push_back({each.span.start, nullptr, &each});
  std::ranges::stable_sort(marks, {}, &Mark::start);
  return marks;
}

}  // namespace

void Locator::begin(const DocumentHead& head) {
  utf8_ = head.encoding == "utf-8";
  bom_ = head.bom;
  at_ = {};
}

void Locator::advance(std::string_view text) {
  if (const auto last = text.rfind('\n'); last != text.npos) {
    at_.line += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    at_.column = 1;
    text.remove_prefix(last + 1);
  }
  at_.column += utf8_ ? count_code_points(text) : text.size();
}

std::vector<Finding> Locator::findings(const Block& block, Suspects suspects) {
  at_.line = block.first_line;
  std::size_t done = block.offset;  // bytes of the document that at_ has passed
  const auto pass_to = [&](std::size_t offset) {
    if (offset <= done) return;
    const std::size_t from = std::max(done, bom_);
    if (from < offset) advance(block.original.substr(from - block.offset, offset - from));
    done = offset;
  };
  std::vector<Finding> found;
  const std::vector<Mark> marks = marks_of(block, suspects);
  found.reserve(block.changes.size() + marks.size());
  auto change = block.changes.begin();
  auto mark = marks.begin();
  Position before_change = at_;
  while (change != block.changes.end() || mark != marks.end()) {
    if (mark == marks.end() || (change != block.changes.end() && change->edit.span.start <= mark->start)) {
      const bool inside = change->edit.span.start < done;  // of one that does not apply
      pass_to(change->edit.span.start);
      found.push_back({inside ? before_change : at_, &*change});
      if (!inside && !utf8_ && change->edit.span.end > bom_) {
        before_change = at_;
        std::string_view read = change->before;
        if (change->edit.span.start < bom_ && read.starts_with(kByteOrderMark))
          read.remove_prefix(kByteOrderMark.size());
        utf8_ = true;  // `before` is UTF-8, whatever the document is
        advance(read);
        utf8_ = false;
        done = std::max(done, change->edit.span.end);
      }
      ++change;
    } else {
      const bool inside = mark->start < done;
      pass_to(mark->start);
      found.push_back({inside ? before_change : at_, nullptr, mark->loss, mark->suspect});
      ++mark;
    }
  }
  pass_to(block.offset + block.original.size());
  return found;
}

}  // namespace mojimend
