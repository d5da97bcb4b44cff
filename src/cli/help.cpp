// The help, laid out from the tables.
#include <algorithm>

#include "cli/command_line.h"
#include "cli/tables.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

std::string padded(std::string text, std::size_t width) {
  const std::size_t size = count_code_points(text);
  if (size < width) text.append(width - size, ' ');
  return text;
}

std::string left_side(const OptionInfo& option) {
  std::string out = option.letter ? std::string("-") + option.letter + ", --" : "    --";
  out += option.name;
  if (!option.value.empty()) out += " " + std::string(option.value);
  return out;
}

std::string program_help() {
  std::string out =
      "mojimend finds out what encodings did to a text, undoes it, and shows every change.\n\n"
      "Usage: mojimend COMMAND [OPTION…] [PATH…]\n\nCommands:\n";
  for (const CommandInfo& each : all_commands())
    out += "  " + padded(std::string(each.name), 9) + std::string(each.summary) + "\n";
  return out +
         "\nA PATH is a file, a folder (every file below it) or - (standard input, also with no PATH).\n"
         "Exit code: 0 nothing to report, 1 findings, 2 trouble.\n"
         "mojimend COMMAND --help lists a command's options.\n";
}

std::string command_help(const CommandInfo& command) {
  std::string out = "mojimend " + std::string(command.name) + ": " + std::string(command.summary) + "\n\n";
  if (!command.details.empty()) out += std::string(command.details) + "\n\n";
  std::vector<const OptionInfo*> options;
  std::size_t width = 0;
  for (const OptionInfo& each : all_options())
    if (each.commands.test(static_cast<std::size_t>(command.command))) {
      options.push_back(&each);
      width = std::max(width, count_code_points(left_side(each)));
    }
  out += "Usage: mojimend " + std::string(command.name);
  if (!options.empty()) out += " [OPTION…]";
  if (!command.arguments.empty()) out += " " + std::string(command.arguments);
  out += "\n";
  if (!options.empty()) out += "\nOptions:\n";
  for (const OptionInfo* each : options)
    out += "  " + padded(left_side(*each), width + 2) + std::string(each->help) + "\n";
  return out;
}

}  // namespace

std::string help_text(std::optional<Command> about) {
  return about ? command_help(info(*about)) : program_help();
}

}  // namespace mojimend
