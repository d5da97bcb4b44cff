// Turns the steps of channels into phrases and sentences.
#include "report/channel_words.h"

#include <algorithm>
#include <array>

#include "report/words.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

constexpr std::size_t kShownBytes = 32;  // bytes of the original, in hexadecimal

std::string ordinals(const std::vector<std::size_t>& places) {
  std::vector<std::string> numbers;
  for (const std::size_t each : places) numbers.push_back(std::to_string(each + 1));
  return joined(numbers);
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
  if (step.user_defined == UserDefined::code_page_936)
    out += "; what code page 936 has no character for was dropped";
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
  if (step.quotes == Quotes::straight)
    out.push_back({"Quotation marks were made straight.", "quotation marks made straight"});
  if (step.invisible == Invisible::stripped)
    out.push_back({"C1 controls and soft hyphens were taken out.", "invisible characters taken out"});
  if (step.cased == Cased::lower) out.push_back({"Letters were made lower case.", "lower-cased"});
  if (step.cased == Cased::upper) out.push_back({"Letters were made upper case.", "upper-cased"});
  return out;
}

const char* case_words(Cased cased) { return cased == Cased::lower ? "lower" : "upper"; }

// What a way of escaping is called where it was written, and nothing read it.
std::string_view escape_words(std::string_view written) {
  if (written == "html-entities") return "written as HTML references";
  if (written == "percent") return "percent-encoded";
  if (written == "quoted-printable") return "written as quoted-printable";
  if (written == "backslash-u" || written == "backslash-x") return "written as backslash escapes";
  return "";
}

std::string step_phrase(const Step& step) {
  if (const std::string_view escaped = escape_words(step.written); !escaped.empty())
    return std::string(escaped);
  std::string out = encoding_words(step.written);
  if (!step.inserted.empty()) out += " with bytes put in";
  if (step.cased_bytes != Cased::kept)
    out += std::string(" with its bytes made ") + case_words(step.cased_bytes) + " case";
  if (step.read != step.written) out += " read as " + encoding_words(step.read);
  else if (step.inserted.empty() && step.cased_bytes == Cased::kept) out += " with bytes lost";
  for (const Afterwards& each : afterwards(step)) out.append(", ").append(each.title);
  return out;
}

std::string times_words(std::size_t times) {
  if (times == 1) return "";
  if (times == 2) return ", twice";
  constexpr std::array<std::string_view, 3> kNumbers{"three", "four", "five"};
  const std::size_t row = times - 3;
  return ", " + (row < kNumbers.size() ? std::string(kNumbers[row]) : std::to_string(times)) + " times";
}

}  // namespace

std::string encoding_words(std::string_view name) {
  if (name == "iso-8859-1") return "Latin-1";
  if (name == "us-ascii" || name == "printable-ascii") return "ASCII";
  std::string out(name);
  const auto upper = [](char& each) { each = ascii_upper(each); };
  // These are written so by those who made them; the others in capitals.
  for (const std::string_view named : {"windows-", "big5", "macintosh"})
    if (name.starts_with(named)) {
      upper(out.front());
      return out;
    }
  if (name == "shift_jis") return "Shift_JIS";
  std::ranges::for_each(out, upper);
  return out;
}

std::string channel_phrase(const Channel& channel) {
  std::string out;
  for (std::size_t i = 0, times = 0; i < channel.size(); i += times) {
    const std::string phrase = step_phrase(channel[i]);
    for (times = 1; i + times < channel.size() && step_phrase(channel[i + times]) == phrase;) ++times;
    out += (out.empty() ? "" : "; then ") + phrase + times_words(times);
  }
  return out;
}

std::string change_heading(const Change& change, std::string_view encoding) {
  std::string out(info(change.edit.rule).name);
  out += ", " + std::string(name_of(change.edit.safety));
  if (change.edit.rule == Rule::encoding) return out + ": " + encoding_words(encoding) + " becomes UTF-8";
  const std::string phrase = channel_phrase(change.edit.channel);
  return phrase.empty() ? out : out + ": " + phrase;
}

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

StepWords step_words(const Step& step) {
  StepWords out;
  if (!step.full_width.empty())
    out.text.push_back((step.full_width.size() == 1 ? "Character " : "Characters ") +
                       ordinals(step.full_width) + (step.full_width.size() == 1 ? " was" : " were") +
                       " full width.");
  for (const Stood& each : step.stood)
    out.text.push_back("Character " + std::to_string(each.at + 1) +
                       (is_escape(step) ? " was written as `" + each.bytes + "`."
                                        : " stands for bytes that cannot be known; most likely " +
                                              bytes_words(each.bytes) + "."));
  out.written.push_back("The text was written in " + step.written + ".");
  for (const Insertion& each : step.inserted)
    out.bytes.push_back("Bytes were put in front of byte " + std::to_string(each.at) + ": " +
                        bytes_words(each.bytes) + ".");
  if (step.cased_bytes != Cased::kept)
    out.bytes.push_back(std::string("Its bytes were made ") + case_words(step.cased_bytes) +
                        " case as if each were a letter of ASCII, second halves of characters too.");
  out.read.push_back(reading_words(step));
  for (const Afterwards& each : afterwards(step)) out.read.emplace_back(each.sentence);
  return out;
}

std::vector<std::string> channel_words(const Channel& channel) {
  std::vector<std::string> out;
  for (const Step& step : channel) {
    const StepWords words = step_words(step);
    for (const auto* part : {&words.text, &words.written, &words.bytes, &words.read})
      out.insert(out.end(), part->begin(), part->end());
  }
  return out;
}

}  // namespace mojimend
