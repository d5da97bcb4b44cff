// Puts each change and loss on one line that an editor can jump from.
#include "report/findings.h"

namespace mojimend {
namespace {

// Code points of before and after that are shown: two of them and a path fit a wide terminal.
constexpr std::size_t kShown = 40;

}  // namespace

std::string FindingsSink::opening(Position at, std::string_view rule, Ink safety_ink,
                                  std::string_view safety) const {
  std::string out = inked(path_, Ink::path, colour_);
  out += ":" + std::to_string(at.line) + ":" + std::to_string(at.column) + ": ";
  out += inked(rule, Ink::rule, colour_);
  if (!safety.empty()) out += " [" + inked(safety, safety_ink, colour_) + "]";
  return out += ": ";
}

Result<void> FindingsSink::begin(const DocumentHead& head) {
  locator_.begin(head);
  path_ = printable(head.path);
  encoding_ = head.encoding;
  transcoded_ = 0;
  return {};
}

Result<void> FindingsSink::block(const Block& block) {
  for (const auto& [at, change, loss] : locator_.findings(block)) {
    std::string line;
    if (loss) {
      line = opening(at, info(Rule::lost).name, Ink::lost, "") + printable(loss->what);
    } else if (change->edit.rule == Rule::encoding) {
      if (transcoded_++ == 0) {
        first_transcoded_ = at;
        transcoded_safety_ = change->edit.safety;
      }
      continue;
    } else {
      const Edit& edit = change->edit;
      line = opening(at, info(edit.rule).name, ink_of(edit.safety),
                     name_of(edit.safety));
      line += "`" + shortened(change->before, kShown) + "` → `" + shortened(change->after, kShown) + "`";
      if (!edit.evidence.empty()) line += " " + printable(edit.evidence);
    }
    if (auto done = output_.write(line + "\n"); !done) return done;
  }
  return {};
}

Result<void> FindingsSink::end(const Totals&) {
  if (transcoded_ == 0) return {};
  const Ink ink = ink_of(transcoded_safety_);
  return output_.write(
      opening(first_transcoded_, info(Rule::encoding).name, ink, name_of(transcoded_safety_)) +
      "the text is " + encoding_ + " and becomes utf-8 (" + counted(transcoded_, "place") + ")\n");
}

}  // namespace mojimend
