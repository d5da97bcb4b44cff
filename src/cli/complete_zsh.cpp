// The completions for zsh: for each command what _arguments wants.
#include "cli/generate.h"
#include "cli/tables.h"

namespace mojimend {
namespace {

constexpr std::string_view kHead = R"zsh(#compdef mojimend
# Completions of mojimend for zsh 5.
# Made by mojimend --generate complete-zsh; do not edit.
)zsh";

// In single quotes, with a backslash before what would end the part of a specification that it stands in.
std::string in_quotes(std::string_view text) {
  std::string out;
  for (const char each : text) {
    if (each == '\'') out += "'\\''";
    else out += each;
  }
  return "'" + out + "'";
}

std::string escaped(std::string_view text) {
  std::string out;
  for (const char each : text) {
    if (each == ':' || each == '[' || each == ']' || each == '\\') out += '\\';
    out += each;
  }
  return out;
}

// The function that has the names of such a list; empty for another kind.
std::string list_of(ValueKind kind) {
  const std::string name(list_name(kind));
  return name.empty() ? name : "_mojimend_" + name;
}

std::string words_action(const OptionInfo& option) {
  std::string whole, begun;
  for (const Completion& each : candidates(option))
    (each.text.ends_with(':') ? begun : whole) += " " + escaped(each.text);
  if (begun.empty()) return "(" + whole.substr(1) + ")";
  // What wants an argument is not followed by a space.
  return "{compadd -" + whole + "; compadd -S \"\" -" + begun + "}";
}

// What follows the option: its value's name and what completes it.
std::string value_of(const OptionInfo& option) {
  const std::string name = ":" + escaped(option.value.empty() ? option.name : option.value) + ":";
  switch (option.kind) {
    case ValueKind::none:
      return "";
    case ValueKind::number:
    case ValueKind::text:
      return name;
    case ValueKind::file:
      return name + "_files";
    case ValueKind::folder:
      return name + "_files -/";
    case ValueKind::rules:
    case ValueKind::encodings:
    case ValueKind::languages:
      return name + list_of(option.kind);
    case ValueKind::word:
      return name + words_action(option);
  }
  return "";
}

// One line for the long form, and one for the letter.
std::string specifications(const OptionInfo& option) {
  const bool switched = option.kind == ValueKind::none;
  const bool repeated = !list_of(option.kind).empty() || option.kind == ValueKind::text;
  const std::string name = "--" + std::string(option.name);
  const std::string letter = option.letter ? std::string("-") + option.letter : "";
  std::string front = repeated ? "*" : letter.empty() ? "" : "(" + letter + " " + name + ")";
  const std::string rest = "[" + escaped(option.help) + "]" + value_of(option);
  const std::string start = "        ";
  std::string out = start + in_quotes(front + name + (switched ? "" : "=") + rest) + " \\\n";
  if (!letter.empty()) out += start + in_quotes(front + letter + (switched ? "" : "+") + rest) + " \\\n";
  return out;
}

std::string specifications(Command command) {
  std::string out;
  for (const OptionInfo& each : all_options())
    if (takes(command, each)) out += specifications(each);
  return out;
}

std::string list_function(const OptionInfo& option) {
  std::string out = "\n" + list_of(option.kind) + "() {\n  local -a names=(\n";
  const bool summaries = option.kind == ValueKind::rules;
  for (const Completion& each : candidates(option))
    out += "    " + (summaries ? in_quotes(each.text + "[" + escaped(each.summary) + "]") : each.text) + "\n";
  return out + "  )\n  " + (summaries ? "_values -s , rule $names" : "_sequence compadd \"$@\" - $names") +
         "\n}\n";
}

std::string command_function() {
  std::string out = "\n_mojimend_commands() {\n  local -a commands=(\n";
  for (const CommandInfo& each : all_commands())
    out += "    " + in_quotes(escaped(each.name) + ":" + std::string(each.summary)) + "\n";
  return out + "  )\n  _describe -t commands command commands\n}\n";
}

std::string operands_of(const CommandInfo& command) {
  switch (command.operands) {
    case Operands::none:
      return "'*: :'";
    case Operands::run:
      return "'1:run:'";
    case Operands::paths:
      return "'*:path:_files'";
    case Operands::command:
      return "'1: :_mojimend_commands'";
    case Operands::task:
      return "'1: :(" + tasks_shown(command, " ") + ")' '*:path:_files'";
  }
  return "";
}

}  // namespace

std::string complete_zsh() {
  std::string lists, cases;
  for (const OptionInfo& each : all_options())
    if (!list_of(each.kind).empty() && lists.find(list_of(each.kind)) == std::string::npos)
      lists += list_function(each);
  for (const CommandInfo& each : all_commands())
    cases += "    " + std::string(each.name) + ")\n      _arguments -s -S \\\n" +
             specifications(each.command) + "        " + operands_of(each) + " && ret=0\n      ;;\n";
  return std::string(kHead) + command_function() + lists +
         "\n_mojimend() {\n"
         "  local curcontext=$curcontext state ret=1\n  local -a line\n  local -A opt_args\n"
         "  _arguments -C -s -S \\\n" +
         specifications(Command::none) +
         "        '1: :_mojimend_commands' \\\n        '*:: :->command' && ret=0\n"
         "  [[ $state == command ]] || return ret\n"
         "  curcontext=\"${curcontext%:*}-$line[1]:\"\n  case $line[1] in\n" +
         cases +
         "  esac\n  return ret\n}\n\n"
         "# Loaded by compinit, the file is the function's body; sourced, it only defines it.\n"
         "if [[ $funcstack[1] == _mojimend ]]; then\n  _mojimend \"$@\"\nelse\n  compdef _mojimend "
         "mojimend\nfi\n";
}

}  // namespace mojimend
