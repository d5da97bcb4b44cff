// Turns channels into sentences and counts them.
#include "report/explain.h"

#include <algorithm>

namespace mojimend {
namespace {

constexpr std::size_t kShown = 60;  // code points of a text

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

}  // namespace

Result<void> ExplainSink::begin(const DocumentHead& head) {
  head_ = head;
  locator_.begin(head);
  by_rule_ = {};
  by_channel_.clear();
  return details_.clear();
}

Result<void> ExplainSink::block(const Block& block) {
  for (const auto& [at, change, loss] : locator_.findings(block)) {
    Result<void> done;
    if (loss) {
      done = details_.write("\n" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                            inked(info(Rule::lost).name, Ink::lost, colour_) + "\n    " +
                            printable(loss->what) + "\n");
    } else {
      ++by_rule_[static_cast<std::size_t>(change->edit.rule)];
      if (change->edit.rule == Rule::encoding) continue;  // the paragraph says it all
      if (!change->edit.channel.empty()) ++by_channel_[channel_phrase(change->edit.channel)];
      const Span span = change->edit.span;
      done = explain(*change, at, block.original.substr(span.start - block.offset, span.size()));
    }
    if (!done) return done;
  }
  return {};
}

Result<void> ExplainSink::explain(const Change& change, Position at, std::string_view original) {
  const Edit& edit = change.edit;
  std::string out = "\n" + std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
  out += inked(info(edit.rule).name, Ink::rule, colour_) + " [";
  out += inked(name_of(edit.safety), edit.safety == Safety::safe ? Ink::safe : Ink::suggested, colour_) + "]";
  out += change.applies ? "\n" : ", not applied\n";
  out += "    here:  `" + inked(shortened(change.before, kShown), Ink::removed, colour_) + "`\n";
  out += "    was:   `" + inked(shortened(change.after, kShown), Ink::added, colour_) + "`\n";
  out += "    bytes: " + std::to_string(edit.span.start) + "–" + std::to_string(edit.span.end) + ": " +
         bytes_words(original) + "\n";
  if (!edit.evidence.empty()) out += "    why:   " + printable(edit.evidence) + "\n";
  std::size_t number = 0;
  for (const std::string& sentence : channel_words(edit.channel))
    out += "    " + std::to_string(++number) + ". " + sentence + "\n";
  return details_.write(out);
}

std::string ExplainSink::paragraph(const Totals& totals) const {
  std::string out = inked(printable(head_.path), Ink::path, colour_) + "\n";
  out += "The text is " + head_.encoding + " (confidence " + confidence_words(head_.confidence) + ")";
  if (head_.bom > 0) out += " with a byte order mark";
  if (totals.findings() == 0) return out + ". No damage was found.\n";
  out += ".";
  std::vector<std::string> parts;
  for (const RuleInfo& rule : all_rules())
    if (const std::size_t count = by_rule_[static_cast<std::size_t>(rule.rule)]; count > 0)
      parts.push_back(std::string(rule.name) + " " + std::to_string(count));
  if (!parts.empty())
    out += " " + counted(totals.applied + totals.suggested, "change") + " (" + join(parts) + "), of which " +
           std::to_string(totals.applied) + " would be applied.";
  out += totals.losses == 0 ? " Nothing is lost.\n"
                            : " " + counted(totals.losses, "place is", "places are") + " lost for good.\n";
  std::vector<std::pair<std::size_t, std::string>> channels;
  for (const auto& [title, count] : by_channel_) channels.emplace_back(count, title);
  std::stable_sort(channels.begin(), channels.end(), [](auto& a, auto& b) { return a.first > b.first; });
  for (const auto& [count, title] : channels) out += "  " + counted(count, "time") + ": " + title + "\n";
  return out;
}

Result<void> ExplainSink::end(const Totals& totals) {
  if (auto done = output_.write(paragraph(totals)); !done) return done;
  if (auto done = details_.copy_to(output_); !done) return done;
  return output_.write("\n");
}

}  // namespace mojimend
