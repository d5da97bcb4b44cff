// The tables behind the command line: which commands there are, and which options each takes. The parser, the
// help, the man page and the completions are made from them, and from nothing else.
#pragma once

#include <bitset>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/command_line.h"
#include "cli/setters.h"

namespace mojimend {

// What stands behind a command beside options.
enum class Operands { none, paths, command, run, task };

// One of the things that a command with tasks can do.
struct TaskInfo {
  Task task;
  std::string_view name;
  std::size_t most_paths;  // that may stand behind it
};

struct CommandInfo {
  Command command;
  std::string_view name;
  Operands operands;
  std::string_view summary;              // one line
  std::string_view details;              // for its own help; paragraphs, wrapped where they are shown
  std::span<const TaskInfo> tasks = {};  // of Operands::task
};
// "show|install"; empty for a command without tasks.
std::string tasks_shown(const CommandInfo& command, std::string_view between = "|");
// Without Command::none.
std::span<const CommandInfo> all_commands();
const CommandInfo& info(Command command);
// Null if there is none of that name.
const CommandInfo* command_named(std::string_view name);
// "[PATH…]"; empty for a command that takes none.
std::string_view operands_shown(const CommandInfo& command);

// What an option's value is, which is what completions offer.
enum class ValueKind {
  none,       // a switch
  word,       // one of `words`
  rules,      // names separated by commas, as are …
  encodings,  // …
  languages,  // …
  file,
  folder,
  number,  // completions cannot know it …
  text,    // … nor this
};

// "rules", "encodings" or "languages"; empty for a kind that is no list of names.
std::string_view list_name(ValueKind kind);

using CommandSet = std::bitset<kCommandCount>;  // by Command; Command::none: in front of any command

// One of the words that an option takes. With an argument it is "jsonl:FIELD".
struct Word {
  std::string_view word;
  std::string_view argument;    // what the help calls it: "FIELD"; empty if the word stands alone
  Setter set;                   // gets the whole value
  CommandSet commands = ~0ULL;  // that take the word, of those that take the option
};

struct OptionInfo {
  std::string_view name;  // without dashes
  char letter;            // short form, or 0
  ValueKind kind;
  std::string_view value;  // what stands for the value in the help; empty for a switch and where words do
  std::span<const Word> words;  // of ValueKind::word
  CommandSet commands;
  std::string_view help;      // a clause without a full stop, wrapped where it is shown
  std::string_view standard;  // what holds without the option; may be empty
  Setter set;  // of ValueKind::word what takes other values than the words, which have their own; else null
};
std::span<const OptionInfo> all_options();
// Null if there is none of that name.
const OptionInfo* option_named(std::string_view name);
bool takes(Command command, const OptionInfo& option);
bool takes(Command command, const Word& word);

// What stands for the value in the help: "RULES", "text|json"; empty for a switch.
std::string value_shown(const OptionInfo& option);
// The words that the command takes, as people read a list: "file, line or jsonl:FIELD".
std::string words_listed(std::span<const Word> words, Command command);

struct Completion {
  std::string text;  // "jsonl:" for a word that wants an argument
  std::string_view summary;
};
// The values that can be named beforehand. Languages have tags without number: those with encodings of their
// own are named.
std::vector<Completion> candidates(const OptionInfo& option);

}  // namespace mojimend
