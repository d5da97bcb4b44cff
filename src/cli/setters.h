// What options do with their value. Error of each: the reason alone ("there is no rule gloos"); the parser
// adds the option's name.
#pragma once

#include <string_view>

#include "cli/command_line.h"
#include "text/rule.h"

namespace mojimend {

// What options say about rules; the set is made when all of them are known, so that their order does not
// matter.
struct RuleChoice {
  std::optional<RuleSet> selected;  // instead of the defaults
  RuleSet extended, ignored;
};

using Setter = Result<void> (*)(std::string_view value, Invocation& invocation, RuleChoice& rules);

// For a switch, or for one of the words that an option takes: puts `value` into a field of the invocation …
template <auto field, auto value>
Result<void> put(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.*field = value;
  return {};
}

// … or of the flow's options.
template <auto field, auto value>
Result<void> put_option(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.options.*field = value;
  return {};
}

// … or of the selection.
template <auto field, auto value>
Result<void> put_selection(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.selection.*field = value;
  return {};
}

Result<void> set_select(std::string_view, Invocation&, RuleChoice&);
Result<void> set_extend_select(std::string_view, Invocation&, RuleChoice&);
Result<void> set_ignore(std::string_view, Invocation&, RuleChoice&);
Result<void> set_language(std::string_view, Invocation&, RuleChoice&);
Result<void> set_from(std::string_view, Invocation&, RuleChoice&);
Result<void> set_whole_files(std::string_view, Invocation&, RuleChoice&);
Result<void> set_records(std::string_view, Invocation&, RuleChoice&);
Result<void> set_output(std::string_view, Invocation&, RuleChoice&);
Result<void> set_output_dir(std::string_view, Invocation&, RuleChoice&);
Result<void> set_jobs(std::string_view, Invocation&, RuleChoice&);
Result<void> set_file_list(std::string_view, Invocation&, RuleChoice&);
Result<void> set_exclude(std::string_view, Invocation&, RuleChoice&);
Result<void> set_journal(std::string_view, Invocation&, RuleChoice&);
Result<void> set_forget(std::string_view, Invocation&, RuleChoice&);
Result<void> set_forget_older_than(std::string_view, Invocation&, RuleChoice&);
Result<void> set_help(std::string_view, Invocation&, RuleChoice&);

}  // namespace mojimend
