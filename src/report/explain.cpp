// Turns channels into sentences and counts them.
#include "report/explain.h"

#include <algorithm>

namespace mojimend {
namespace {

constexpr std::size_t kShown = 60;       // code points of a text
constexpr std::size_t kShownBytes = 32;  // bytes of the original, in hexadecimal

std::string ordinals(const std::vector<std::size_t>& places) {
  std::string out;
  for (std::size_t i = 0; i < places.size(); ++i) {
    if (i > 0) out += i + 1 == places.size() ? " and " : ", ";
    out += std::to_string(places[i] + 1);
  }
  return out;
}

// "28 71 A8 AB 6E 67 29 (q..ng)": the bytes, and what of them is ASCII.
std::string bytes_words(std::string_view bytes) {
  const std::string_view shown = bytes.substr(0, kShownBytes);
  std::string readable;
  bool any = false;
  for (const char each : shown) {
    const bool ascii = each >= 0x20 && each < 0x7F;
    any = any || ascii;
    readable += ascii ? each : '.';
  }
  return hex(shown, " ") + (shown.size() < bytes.size() ? " …" : "") + (any ? " `" + readable + "`" : "");
}

std::string_view unreadable_words(Unreadable unreadable) {
  switch (unreadable) {
    case Unreadable::none:
      break;
    case Unreadable::question_pair:
      return "a lead byte that made no character with the byte behind it became one `?`, both bytes gone";
    case Unreadable::c1:
      return "undefined bytes were kept as C1 controls";
    case Unreadable::replacement:
      return "what is no character became U+FFFD";
    case Unreadable::replacement_byte:
      return "each byte that begins no character became U+FFFD";
    case Unreadable::question_byte:
      return "each byte that begins no character became `?`";
    case Unreadable::dropped_byte:
      return "bytes that begin no character were dropped";
    case Unreadable::katakana_dot:
      return "a byte that begins no character and the byte behind it became `・`";
  }
  return "";
}

// What stands for a character is ASCII that says which one.
bool is_escape(const Step& step) { return step.read == "us-ascii" || step.written == "html-entities"; }

std::string reading_words(const Step& step) {
  std::string out = "It was read as " + step.read;
  if (const std::string_view words = unreadable_words(step.unreadable); !words.empty())
    out.append("; ").append(words);
  if (step.user_defined == UserDefined::dropped) out += "; user-defined characters were dropped";
  if (step.user_defined == UserDefined::unreadable) out += "; user-defined characters were none to it";
  return out + ".";
}

// What was done after reading, in its order: a sentence, and the words of a title.
struct Afterwards {
  std::string_view sentence;
  std::string_view title;
};
std::vector<Afterwards> afterwards(const Step& step) {
  std::vector<Afterwards> out;
  if (step.folded) out.push_back({"Full-width letters and marks were folded to ASCII.", "full width folded"});
  if (step.no_break_space == NoBreakSpace::space)
    out.push_back({"No-break spaces became spaces.", "no-break spaces made spaces"});
  if (step.invisible == Invisible::stripped)
    out.push_back({"C1 controls and soft hyphens were taken out.", "invisible characters taken out"});
  if (step.cased == Cased::lower) out.push_back({"Letters were made lower case.", "lower-cased"});
  if (step.cased == Cased::upper) out.push_back({"Letters were made upper case.", "upper-cased"});
  return out;
}

const char* case_words(Cased cased) { return cased == Cased::lower ? "lower" : "upper"; }

// "written in gbk, bytes inserted, read as gbk"
std::string channel_title(const Channel& channel) {
  std::string out;
  for (const Step& step : channel) {
    if (!out.empty()) out += "; then ";
    out += "written in " + step.written;
    if (!step.inserted.empty()) out += ", bytes inserted";
    if (step.cased_bytes != Cased::kept)
      out += std::string(", bytes ") + case_words(step.cased_bytes) + "-cased";
    out += ", read as " + step.read;
    for (const Afterwards& each : afterwards(step)) out.append(", ").append(each.title);
  }
  return out;
}

std::string join(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

}  // namespace

std::vector<std::string> channel_words(const Channel& channel) {
  std::vector<std::string> out;
  for (const Step& step : channel) {
    if (!step.full_width.empty())
      out.push_back((step.full_width.size() == 1 ? "Character " : "Characters ") + ordinals(step.full_width) +
                    (step.full_width.size() == 1 ? " was" : " were") + " full width.");
    for (const Stood& each : step.stood)
      out.push_back("Character " + std::to_string(each.at + 1) +
                    (is_escape(step) ? " was written as `" + each.bytes + "`."
                                     : " stands for bytes that cannot be known; most likely " +
                                           bytes_words(each.bytes) + "."));
    out.push_back("The text was written in " + step.written + ".");
    for (const Insertion& each : step.inserted)
      out.push_back("Bytes were put in front of byte " + std::to_string(each.at) + ": " +
                    bytes_words(each.bytes) + ".");
    if (step.cased_bytes != Cased::kept)
      out.push_back(std::string("Its bytes were made ") + case_words(step.cased_bytes) +
                    " case as if each were a letter of ASCII, second halves of characters too.");
    out.push_back(reading_words(step));
    for (const Afterwards& each : afterwards(step)) out.emplace_back(each.sentence);
  }
  return out;
}

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
      if (!change->edit.channel.empty()) ++by_channel_[channel_title(change->edit.channel)];
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
    out += " " + counted(totals.applied + totals.suggested + totals.reported, "change") + " (" + join(parts) + "), of which " +
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
