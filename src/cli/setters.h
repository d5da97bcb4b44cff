// What options do with their value. Error of each: the reason alone ("there is no rule gloos"); the parser
// adds the option's name.
#pragma once

#include <string_view>

#include "cli/command_line.h"

namespace mojimend {

using Setter = Result<void> (*)(std::string_view value, Invocation& invocation);

// For a switch, or for one of the words that an option takes: puts `value` into a field of the invocation …
template <auto field, auto value>
Result<void> put(std::string_view, Invocation& invocation) {
  invocation.*field = value;
  return {};
}

// … or gives it to a key of the configuration: "true" for a flag, names separated by commas for a list.
Result<void> give(Key key, std::string_view value, Invocation& invocation);
template <Key key>
Result<void> set_key(std::string_view value, Invocation& invocation) {
  return give(key, value, invocation);
}

// … or of the selection.
template <auto field, auto value>
Result<void> put_selection(std::string_view, Invocation& invocation) {
  invocation.selection.*field = value;
  return {};
}

Result<void> set_config(std::string_view, Invocation&);
Result<void> set_no_config(std::string_view, Invocation&);
Result<void> set_stdin_path(std::string_view, Invocation&);
Result<void> set_write_baseline(std::string_view, Invocation&);
Result<void> set_save(std::string_view, Invocation&);
Result<void> set_answers(std::string_view, Invocation&);
Result<void> set_against(std::string_view, Invocation&);
Result<void> set_whole_files(std::string_view, Invocation&);
Result<void> set_records(std::string_view, Invocation&);
Result<void> set_output(std::string_view, Invocation&);
Result<void> set_output_dir(std::string_view, Invocation&);
Result<void> set_context(std::string_view, Invocation&);
Result<void> set_width(std::string_view, Invocation&);
Result<void> set_jobs(std::string_view, Invocation&);
Result<void> set_file_list(std::string_view, Invocation&);
Result<void> set_exclude(std::string_view, Invocation&);
Result<void> set_journal(std::string_view, Invocation&);
Result<void> set_forget(std::string_view, Invocation&);
Result<void> set_forget_older_than(std::string_view, Invocation&);
Result<void> set_help(std::string_view, Invocation&);

}  // namespace mojimend
