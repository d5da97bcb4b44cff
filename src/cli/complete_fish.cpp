// The completions for fish: a line for each command and for each option.
#include "cli/generate.h"
#include "cli/tables.h"

namespace mojimend {
namespace {

constexpr std::string_view kHead = R"fish(# Completions of mojimend for fish 3.
# Made by mojimend --generate complete-fish; do not edit.

# Whether the command is one of the arguments; "none": whether there is no command yet.
function __mojimend_at
    set -l words (commandline -opc)
    set -e words[1]
    for word in $words
        string match -q -- '-*' $word; and continue
        contains -- $word $argv
        return
    end
    contains -- none $argv
end

# Puts what was typed before the last comma in front of each candidate.
function __mojimend_list
    set -l before (commandline -ct | string replace -r -- '^--[^=]*=' '' | string match -r -- '.*,')
    while read -l candidate
        printf '%s\n' "$before$candidate"
    end
end
)fish";

std::string in_quotes(std::string_view text) {
  std::string out = "'";
  for (const char each : text) {
    if (each == '\'' || each == '\\') out += '\\';
    out += each;
  }
  return out + "'";
}

// The function that has the names of such a list; empty for another kind.
std::string list_of(ValueKind kind) {
  const std::string name(list_name(kind));
  return name.empty() ? name : "__mojimend_" + name;
}

// A function that prints the candidates, each with its summary behind a tab.
std::string list_function(const OptionInfo& option) {
  std::string out = "\nfunction " + list_of(option.kind) + "\n    printf '%s\\t%s\\n'";
  for (const Completion& each : candidates(option))
    out += " \\\n        " + each.text + " " + in_quotes(each.summary);
  return out + "\nend\n";
}

std::string value_of(const OptionInfo& option) {
  switch (option.kind) {
    case ValueKind::none:
      return " -f";
    case ValueKind::number:
    case ValueKind::text:
      return " -x";
    case ValueKind::file:
      return " -r -F";
    case ValueKind::folder:
      return " -x -a '(__fish_complete_directories)'";
    case ValueKind::rules:
    case ValueKind::encodings:
    case ValueKind::languages:
      return " -x -a '(" + list_of(option.kind) + " | __mojimend_list)'";
    case ValueKind::word: {
      std::string words;
      for (const Completion& each : candidates(option)) words += (words.empty() ? "" : " ") + each.text;
      return " -x -a " + in_quotes(words);
    }
  }
  return "";
}

std::string line(const std::string& commands, const std::string& rest) {
  return "complete -c mojimend -n '__mojimend_at" + commands + "'" + rest + "\n";
}

std::string option_line(const OptionInfo& option) {
  std::string commands;
  for (const CommandInfo& each : all_commands())
    if (takes(each.command, option)) commands += " " + std::string(each.name);
  if (takes(Command::none, option)) commands += " none";
  return line(commands, (option.letter ? std::string(" -s ") + option.letter : "") + " -l " +
                            std::string(option.name) + value_of(option) + " -d " + in_quotes(option.help));
}

}  // namespace

std::string complete_fish() {
  std::string lists, commands, options, without_paths, with_commands;
  for (const OptionInfo& each : all_options()) {
    options += option_line(each);
    if (!list_of(each.kind).empty() && lists.find(list_of(each.kind)) == std::string::npos)
      lists += list_function(each);
  }
  for (const CommandInfo& each : all_commands()) {
    commands += line(" none", " -f -a " + std::string(each.name) + " -d " + in_quotes(each.summary));
    if (each.operands != Operands::paths && each.operands != Operands::task)
      without_paths += " " + std::string(each.name);
  }
  for (const CommandInfo& each : all_commands())
    if (each.operands == Operands::task)
      with_commands += line(" " + std::string(each.name), " -a " + in_quotes(tasks_shown(each, " ")));
  for (const CommandInfo& each : all_commands())
    if (each.operands == Operands::command)
      for (const CommandInfo& name : all_commands())
        with_commands += line(" " + std::string(each.name),
                              " -a " + std::string(name.name) + " -d " + in_quotes(name.summary));
  return std::string(kHead) + lists + "\n" + commands + line(without_paths, " -f") + with_commands + "\n" +
         options;
}

}  // namespace mojimend
