// The tables behind the command line: which commands there are, and which options each takes.
#pragma once

#include <bitset>
#include <span>
#include <string>
#include <string_view>

#include "cli/command_line.h"
#include "text/rule.h"

namespace mojimend {

struct CommandInfo {
  Command command;
  std::string_view name;
  std::string_view arguments;  // "[PATH…]"
  std::string_view summary;    // one line
  std::string_view details;    // for its own help
};
std::span<const CommandInfo> all_commands();
const CommandInfo& info(Command command);
// Null if there is none of that name.
const CommandInfo* command_named(std::string_view name);

// What options say about rules; the set is made when all of them are known, so that their order does not
// matter.
struct RuleChoice {
  std::optional<RuleSet> selected;  // instead of the defaults
  RuleSet extended, ignored;
};

struct OptionInfo {
  std::string_view name;     // without dashes
  char letter;               // short form, or 0
  std::string_view value;    // what stands for the value in the help; empty for a switch
  std::bitset<16> commands;  // by Command
  std::string_view help;
  // Error: the reason alone ("there is no rule gloos"); the caller adds the option's name.
  Result<void> (*set)(std::string_view value, Invocation& invocation, RuleChoice& rules);
};
std::span<const OptionInfo> all_options();

}  // namespace mojimend
