// The help, laid out from the tables.
#include <unistd.h>

#include <algorithm>

#include "cli/command_line.h"
#include "cli/tables.h"
#include "cli/terminal.h"
#include "report/wrap.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Explanations stand in one column, at the latest in this one, so that a terminal of 80 has 50 for them: the
// longest option without a value still fits before it. A longer term has a line of its own.
constexpr std::size_t kLastIndent = 30;

std::string left_side(const OptionInfo& option) {
  std::string out = option.letter ? std::string("  -") + option.letter + ", --" : "      --";
  out += option.name;
  if (option.kind != ValueKind::none) out += " " + value_shown(option);
  return out;
}

std::string right_side(const OptionInfo& option) {
  return std::string(option.help) +
         (option.standard.empty() ? "" : " (default: " + std::string(option.standard) + ")");
}

// Empty for a command that takes none.
std::string options_of(Command command, std::size_t width) {
  std::size_t indent = 0;
  for (const OptionInfo& each : all_options())
    if (takes(command, each)) indent = std::max(indent, count_code_points(left_side(each)) + 2);
  indent = std::min(indent, kLastIndent);
  std::string out;
  for (const OptionInfo& each : all_options())
    if (takes(command, each)) out += hanging(left_side(each), right_side(each), indent, width);
  return out.empty() ? "" : "\nOptions:\n" + out;
}

std::string program_help(std::size_t width) {
  std::string out =
      wrapped("mojimend finds out what encodings did to a text, undoes it, and shows every change.", width) +
      "\nUsage: mojimend COMMAND [OPTION…] [PATH…]\n\nCommands:\n";
  std::size_t indent = 0;
  for (const CommandInfo& each : all_commands()) indent = std::max(indent, each.name.size() + 4);
  for (const CommandInfo& each : all_commands())
    out += hanging("  " + std::string(each.name), each.summary, indent, width);
  out += options_of(Command::none, width) + "\n";
  out += wrapped("A PATH is a file, a folder (every file below it) or - (standard input, also with no PATH).",
                 width);
  out += "Exit code: 0 nothing to report, 1 findings, 2 trouble.\n";
  return out + "mojimend COMMAND --help lists a command's options.\n";
}

std::string command_help(const CommandInfo& command, std::size_t width) {
  const std::string name = "mojimend " + std::string(command.name);
  std::string out = wrapped(name + ": " + std::string(command.summary), width) + "\n";
  if (!command.details.empty()) out += wrapped(command.details, width) + "\n";
  const std::string options = options_of(command.command, width);
  out += "Usage: " + name + (options.empty() ? "" : " [OPTION…]");
  if (command.operands != Operands::none) out += " " + std::string(operands_shown(command));
  return out + "\n" + options;
}

}  // namespace

std::string help_text(std::optional<Command> about, std::size_t width) {
  return about ? command_help(info(*about), width) : program_help(width);
}

std::size_t help_width() {
  const std::size_t width = terminal_width(STDOUT_FILENO);
  return width == 0 ? kHelpWidth : std::clamp(width, kNarrowestHelp, kWidestHelp);
}

}  // namespace mojimend
