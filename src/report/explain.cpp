// Turns channels into sentences and counts them.
#include "report/explain.h"

#include "pipeline/stages.h"
#include "report/channel_words.h"
#include "report/wrap.h"

namespace mojimend {
namespace {

constexpr std::size_t kShown = 60;  // code points of a text

// A step's sentences, each numbered on from `number`, and below them what they made of the text.
void add_sentences(const std::vector<std::string>& sentences, const std::string& made, std::size_t& number,
                   std::string& out) {
  for (const std::string& each : sentences) out += "    " + std::to_string(++number) + ". " + each + "\n";
  if (!sentences.empty() && !made.empty()) out += "         " + made + "\n";
}

std::string steps(const Change& change) {
  const Channel& channel = change.edit.channel;
  const std::vector<Stage> replayed = stages(change.after, channel);
  std::string out, text = change.after;
  std::size_t number = 0;
  for (std::size_t i = 0; i < channel.size(); ++i) {
    const StepWords words = step_words(channel[i]);
    const Stage* stage = i < replayed.size() ? &replayed[i] : nullptr;
    const auto made = [&](const std::string& from, const std::string& to) {
      return stage ? from + " → " + to : std::string();
    };
    add_sentences(words.text, "", number, out);
    const std::string written = stage ? bytes_words(stage->written) : "";
    const std::string damaged = stage ? bytes_words(stage->damaged) : "";
    add_sentences(words.written, made("`" + shortened(text, kShown) + "`", written), number, out);
    add_sentences(words.bytes, made(written, damaged), number, out);
    if (stage) text = stage->read;
    add_sentences(words.read, made(damaged, "`" + shortened(text, kShown) + "`"), number, out);
  }
  return out;
}

}  // namespace

Result<void> ExplainSink::begin(const DocumentHead& head) {
  story_.begin(head);
  path_ = printable(head.path);
  locator_.begin(head);
  return details_.clear();
}

Result<void> ExplainSink::block(const Block& block) {
  story_.add(block);
  for (const auto& [at, change, loss, suspect] : locator_.findings(block, Locator::Suspects::told)) {
    Result<void> done;
    if (suspect) {
      done = explain(*suspect, at);
    } else if (loss) {
      done = details_.write("\n" + std::to_string(at.line) + ":" + std::to_string(at.column) + " " +
                            inked(info(Rule::lost).name, Ink::lost, colour_) + "\n    " +
                            printable(loss->what) + "\n");
    } else {
      if (change->edit.rule == Rule::encoding) continue;  // the paragraph says it all
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
  out += inked(name_of(edit.safety), ink_of(edit.safety), colour_) + "]";
  out += change.applies ? "\n" : ", not applied\n";
  out += "    here:  `" + inked(shortened(change.before, kShown), Ink::removed, colour_) + "`\n";
  // A repair goes back, a policy goes on, and a report changes nothing.
  const std::string_view after = edit.safety == Safety::reported            ? "    looks: `"
                                 : info(edit.rule).kind == RuleKind::policy ? "    then:  `"
                                                                            : "    was:   `";
  out += std::string(after) + inked(shortened(change.after, kShown), Ink::added, colour_) + "`\n";
  out += "    bytes: " + std::to_string(edit.span.start) + "–" + std::to_string(edit.span.end) + ": " +
         bytes_words(original) + "\n";
  if (!edit.evidence.empty()) out += "    why:   " + printable(edit.evidence) + "\n";
  out += steps(change);
  return details_.write(out);
}

Result<void> ExplainSink::explain(const Suspect& suspect, Position at) {
  std::string out = "\n" + std::to_string(at.line) + ":" + std::to_string(at.column) + " ";
  out += inked("suspect", Ink::rule, colour_) + ", left: the text shows it\n";
  out += "    here:  `" + inked(shortened(suspect.before, kShown), Ink::removed, colour_) + "`\n";
  out += "    looks: `" + inked(shortened(suspect.after, kShown), Ink::added, colour_) + "`\n";
  return details_.write(out + "    why:   " + printable(suspect.evidence) + "\n");
}

Result<void> ExplainSink::end(const Totals& totals) {
  const std::string paragraph =
      inked(path_, Ink::path, colour_) + "\n" + wrapped(story_.text(totals), width_);
  if (auto done = output_.write(paragraph); !done) return done;
  if (auto done = details_.copy_to(output_); !done) return done;
  return output_.write("\n");
}

}  // namespace mojimend
