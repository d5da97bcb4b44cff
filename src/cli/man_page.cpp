// The man page: what the tables say, and the chapters that no option owns.
#include <algorithm>
#include <array>

#include "cli/generate.h"
#include "cli/tables.h"
#include "report/wrap.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// The day of the last change to what the page says; mdoc(7) demands one, and the day of the build would make
// each build different.
constexpr std::string_view kDate = "November 25, 2026";

// mandoc's lint asks for lines of at most 80 bytes.
constexpr std::size_t kLineWidth = 78;

struct Entry {
  std::string_view term, text;
};
constexpr std::array<Entry, 3> kExits{{
    {"0", "Nothing to report, or everything was mended."},
    {"1", "Findings, of check and diff; or a change that fix was asked to tell of."},
    {"2",
     "Trouble: a command line that is wrong, or a file that could not be read or written. It is named, with "
     "the reason and what to do, and the other files are still done."},
}};
constexpr std::array<Entry, 4> kEnvironment{{
    {"NO_COLOR", "If set and not empty, nothing is coloured unless --color always says so."},
    {"TERM", "On a terminal of the kind dumb, nothing is coloured unless --color always says so."},
    {"TMPDIR", "Where what is too large for memory is held meanwhile; else /tmp."},
    {"XDG_STATE_HOME", "The folder above the journal; else ~/.local/state."},
}};
constexpr std::array<Entry, 6> kFiles{{
    {"mojimend.toml",
     "The configuration: the nearest one upward from a file holds for it. config show prints what that comes "
     "to."},
    {".editorconfig, .gitattributes",
     "charset in the one and working-tree-encoding in the other say which encoding a file is in and stays "
     "in."},
    {"~/.local/state/mojimend/journal", "What undo needs of each run of fix; undo --list shows the runs."},
    {".gitignore, .ignore, .git/info/exclude",
     "Below a folder, what they leave out is left out. The first and the last hold in git repositories."},
    {"~/.config/git/ignore",
     "The same for all repositories of a user, unless core.excludesFile says otherwise."},
    {".mojimend-XXXXXX",
     "A file that is being written, beside the one that it will replace. One that is left after a crash can "
     "be "
     "deleted."},
}};
constexpr std::array<Entry, 7> kExamples{{
    {"mojimend guard --against HEAD --staged", "Refuse a commit that damages a file:"},
    {"mojimend diff page.txt | less", "Look at what would be changed:"},
    {"mojimend fix page.txt", "Mend a file in place:"},
    {"mojimend fix < damaged.txt > mended.txt", "Mend what comes through a pipe:"},
    {"mojimend check --select mojibake,gloss texts",
     "Look for two kinds of damage in every file below a folder:"},
    {"mojimend fix --from gbk,big5 --to keep page.html",
     "Mend a file whose encoding is one of two, and keep it:"},
    {"mojimend fix --records jsonl:text < crawl.jsonl > mended.jsonl", "Mend a field of each JSON line:"},
}};

bool is_letter(char character) {
  return (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z');
}

// Text for roff. A hyphen between letters may be set as one; elsewhere it is the ASCII character that an
// option needs. No line begins with a character that makes it a request.
std::string roff(std::string_view text) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    const char character = text[at];
    const bool in_word = at > 0 && is_letter(text[at - 1]) && at + 1 < text.size() && is_letter(text[at + 1]);
    if (point.size > 1) {
      std::string digits;
      for (char32_t rest = point.value; rest > 0 || digits.size() < 4; rest /= 16)
        digits.insert(digits.begin(), kDigits[rest % 16]);
      out += "\\[u" + digits + "]";
    } else if (character == '\\') out += "\\e";
    else if (character == '-' && !in_word) out += "\\-";
    else if ((character == '.' || character == '\'') && (at == 0 || text[at - 1] == ' '))
      out += std::string("\\&") + character;
    else out += character;
    at += point.size;
  }
  return out;
}

// An argument of a macro: in quotes, so that nothing in it is taken for a macro or a mark of punctuation.
std::string argument(std::string_view text) {
  std::string out = "\"";
  // A short word could be a macro's name.
  if (text.size() <= 3) out += "\\&";
  for (const char each : roff(text)) out += each == '"' ? std::string("\\(dq") : std::string(1, each);
  return out + "\"";
}

// Each sentence begins a line, which is how roff knows where to set the wider space.
std::string sentences(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(". "), text.size());
    const bool last = end == text.size();
    out += wrapped(roff(text.substr(0, last ? end : end + 1)), kLineWidth);
    text.remove_prefix(last ? end : end + 2);
  }
  return out;
}

// A clause of the tables as a sentence.
std::string as_sentence(std::string_view clause) {
  std::string out(clause);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z') out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return sentences(out.ends_with('.') ? out : out + ".");
}

std::string section(std::string_view name) { return ".Sh " + std::string(name) + "\n"; }

std::string list_of(const auto& entries, std::string_view macro) {
  std::string out = ".Bl -tag -width Ds\n";
  for (const Entry& each : entries)
    out += ".It " + std::string(macro) + argument(each.term) + "\n" + sentences(each.text);
  return out + ".El\n";
}

std::string operands_of(const CommandInfo& command) {
  switch (command.operands) {
    case Operands::none:
      return "";
    case Operands::paths:
      return " Op Ar PATH ...";
    case Operands::command:
      return " Op Ar COMMAND";
    case Operands::run:
      return " Op Ar RUN";
    case Operands::task:
      return " Cm " + argument(tasks_shown(command)) + " Op Ar PATH ...";
  }
  return "";
}

bool has_options(const CommandInfo& command) {
  for (const OptionInfo& each : all_options())
    if (takes(command.command, each)) return true;
  return false;
}

std::string commands() {
  std::string out = ".Bl -tag -width Ds\n";
  for (const CommandInfo& each : all_commands())
    out += ".It Ic " + argument(each.name) + (has_options(each) ? " Oo Ar OPTION ... Oc" : "") +
           operands_of(each) + "\n" + as_sentence(each.summary) + sentences(each.details);
  return out + ".El\n";
}

// "Taken by fix, check and without a command."
std::string takers(const OptionInfo& option) {
  std::string out;
  for (const CommandInfo& each : all_commands())
    if (takes(each.command, option)) out += (out.empty() ? "" : " ,\n") + (".Ic " + argument(each.name));
  if (!takes(Command::none, option)) return "Taken by\n" + out + " .\n";
  return out.empty() ? "Taken without a command.\n" : "Taken by\n" + out + " ,\nand without a command.\n";
}

std::string options() {
  std::string out = ".Bl -tag -width Ds\n";
  for (const OptionInfo& each : all_options()) {
    out += ".It " + (each.letter ? std::string("Fl ") + each.letter + " , " : "") + "Fl Fl " +
           std::string(each.name);
    if (each.kind != ValueKind::none) out += " Ar " + argument(value_shown(each));
    out += "\n" + as_sentence(each.help);
    if (!each.standard.empty()) out += "The default is\n.Ar " + argument(each.standard) + " .\n";
    out += takers(each);
  }
  return out + ".El\n";
}

std::string rules() {
  std::string out = ".Bl -tag -width Ds\n";
  for (const RuleInfo& each : all_rules())
    out += ".It Cm " + argument(each.name) + "\n" + as_sentence(each.summary);
  return out + ".El\n";
}

std::string encodings() {
  std::string out;
  for (const OptionInfo& each : all_options())
    if (each.kind == ValueKind::encodings)
      for (const Completion& name : candidates(each))
        out += (out.empty() ? "" : " ,\n") + (".Cm " + argument(name.text));
  return out + " .\n";
}

std::string examples() {
  std::string out;
  for (const Entry& each : kExamples)
    out += (out.empty() ? "" : ".Pp\n") + roff(each.text) + "\n.Dl " + argument(each.term) + "\n";
  return out;
}

}  // namespace

std::string man_page() {
  return ".\\\" Made by mojimend --generate man; do not edit.\n.Dd " + std::string(kDate) +
         "\n.Dt MOJIMEND 1\n.Os\n" + section("NAME") +
         ".Nm mojimend\n.Nd find out what encodings did to a text, and undo it\n" + section("SYNOPSIS") +
         ".Nm\n.Ar COMMAND\n.Op Ar OPTION ...\n.Op Ar PATH ...\n" + section("DESCRIPTION") +
         ".Nm\nfinds out what encodings did to a text, undoes it, and shows every change.\n" +
         sentences(
             "A PATH is a file, a folder (every file below it) or - (standard input, also with no PATH). "
             "A change is safe if damaging the mended text in the same way gives what stood in the file; "
             "what "
             "is less than proved is only suggested. "
             "What is lost is reported and stays lost.") +
         section("COMMANDS") + commands() + section("OPTIONS") +
         sentences(
             "Options may stand before and after paths; -- ends them. "
             "A value stands behind a space or, after a long name, behind =.") +
         options() + section("RULES") + rules() + section("ENCODINGS") +
         sentences("Encodings go by these names and by their labels in the WHATWG Encoding Standard:") +
         encodings() + section("ENVIRONMENT") + list_of(kEnvironment, "Ev ") + section("FILES") +
         list_of(kFiles, "Pa ") + section("EXIT STATUS") + list_of(kExits, "") + section("EXAMPLES") +
         examples() + section("SEE ALSO") +
         ".Xr file 1 ,\n.Xr git-apply 1 ,\n.Xr iconv 1 ,\n.Xr patch 1 ,\n.Xr uconv 1\n";
}

}  // namespace mojimend
