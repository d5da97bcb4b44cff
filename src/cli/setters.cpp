// What options that take more than one of a few words make of their value.
#include "cli/setters.h"

#include <algorithm>

#include "detect/languages.h"
#include "encoding/encoding.h"
#include "text/ascii.h"
#include "text/suggest.h"

namespace mojimend {
namespace {

Error wrong(std::string reason, std::string_view suggestion = {}) {
  Error error{ErrorKind::usage, std::move(reason)};
  if (!suggestion.empty()) error.advice = "did you mean " + std::string(suggestion) + "?";
  return error;
}

// Calls `each` for every name in "a,b,c"; empty names are passed over.
template <typename Each>
Result<void> for_each_name(std::string_view list, Each each) {
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    if (const std::string_view name = list.substr(0, comma); !name.empty())
      if (Result<void> done = each(name); !done) return done;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return {};
}

Result<void> add_rules(std::string_view list, RuleSet& set) {
  return for_each_name(list, [&](std::string_view name) -> Result<void> {
    if (const auto rule = rule_named(name)) {
      set.add(*rule);
      return {};
    }
    std::vector<std::string_view> names;
    for (const RuleInfo& each : all_rules()) names.push_back(each.name);
    Error error = wrong("there is no rule " + std::string(name), nearest(name, names));
    if (error.advice.empty()) error.advice = "mojimend rules lists them";
    return failure(error);
  });
}

Result<void> set_path(std::string_view value, std::string& target) {
  if (value.empty()) return failure(wrong("it is empty"));
  target = value;
  return {};
}

// Nothing unless all of `value` is a number from `least` to `most`.
std::optional<std::uint64_t> number_in(std::string_view value, std::uint64_t least, std::uint64_t most) {
  const auto number = decimal(value);
  return number && *number >= least && *number <= most ? number : std::nullopt;
}

}  // namespace

Result<void> set_select(std::string_view list, Invocation&, RuleChoice& rules) {
  if (!rules.selected) rules.selected = RuleSet::none();
  return add_rules(list, *rules.selected);
}

Result<void> set_extend_select(std::string_view list, Invocation&, RuleChoice& rules) {
  return add_rules(list, rules.extended);
}

Result<void> set_ignore(std::string_view list, Invocation&, RuleChoice& rules) {
  return add_rules(list, rules.ignored);
}

Result<void> set_language(std::string_view list, Invocation& invocation, RuleChoice&) {
  std::vector<std::string> tags;
  auto done = for_each_name(list, [&](std::string_view tag) -> Result<void> {
    if (!is_language(tag)) {
      Error error = wrong("there is no language " + std::string(tag));
      error.advice = "give tags such as ru, pt-BR or zh-Hant";
      return failure(error);
    }
    tags.emplace_back(tag);
    return {};
  });
  for (const Encoding* each : encodings_of(tags)) invocation.options.among.emplace_back(each->name);
  return done;
}

Result<void> set_from(std::string_view list, Invocation& invocation, RuleChoice&) {
  return for_each_name(list, [&](std::string_view name) -> Result<void> {
    if (find_encoding(name)) {
      invocation.options.from.emplace_back(name);
      return {};
    }
    std::vector<std::string_view> names;
    for (const Encoding& each : all_encodings()) names.push_back(each.name);
    return failure(wrong("there is no encoding " + std::string(name), nearest(name, names)));
  });
}

Result<void> set_whole_files(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.records.reset();
  return {};
}

Result<void> set_records(std::string_view name, Invocation& invocation, RuleChoice&) {
  const auto format = parse_record_format(name);
  if (!format) return failure(format.error());
  invocation.records = *format;
  return {};
}

Result<void> set_output(std::string_view value, Invocation& invocation, RuleChoice&) {
  // Leaving the option out would not do for `fix FILE`, which then mends in place: nobody who writes "-"
  // means that.
  if (value == "-")
    return failure(
        Error{ErrorKind::usage, "it names a file, and - is none",
              "leave it out: reports, and what is read from standard input, go to standard output"});
  return set_path(value, invocation.output);
}

Result<void> set_output_dir(std::string_view value, Invocation& invocation, RuleChoice&) {
  return set_path(value, invocation.output_dir);
}

Result<void> set_jobs(std::string_view value, Invocation& invocation, RuleChoice&) {
  // More would only wait for the same disks and processors, each with blocks of its own in memory.
  constexpr std::uint64_t kMostJobs = 256;
  const auto jobs = number_in(value, 1, kMostJobs);
  if (!jobs)
    return failure(Error{ErrorKind::usage, std::string(value) + " is no number of files at a time",
                         "give it a number from 1 to " + std::to_string(kMostJobs)});
  invocation.jobs = static_cast<std::size_t>(*jobs);
  return {};
}

Result<void> set_file_list(std::string_view value, Invocation& invocation, RuleChoice&) {
  return set_path(value, invocation.file_list);
}

Result<void> set_exclude(std::string_view value, Invocation& invocation, RuleChoice&) {
  if (value.empty()) return failure(wrong("it is empty"));
  invocation.selection.excluded.emplace_back(value);
  return {};
}

Result<void> set_journal(std::string_view value, Invocation& invocation, RuleChoice&) {
  return set_path(value, invocation.journal);
}

Result<void> set_forget(std::string_view value, Invocation& invocation, RuleChoice&) {
  invocation.undo_task = UndoTask::forget;
  return set_path(value, invocation.forget);
}

Result<void> set_forget_older_than(std::string_view value, Invocation& invocation, RuleChoice&) {
  // Far more than a clock can be wrong by, and no overflow in seconds.
  constexpr std::uint64_t kMostDays = 1'000'000;
  invocation.undo_task = UndoTask::forget_older;
  const auto days = number_in(value, 0, kMostDays);
  if (!days)
    return failure(
        Error{ErrorKind::usage, std::string(value) + " is no number of days", "give it such as 30"});
  invocation.forget_age = static_cast<std::int64_t>(*days);
  return {};
}

Result<void> set_help(std::string_view, Invocation& invocation, RuleChoice&) {
  invocation.help_about = invocation.command;
  return {};
}

}  // namespace mojimend
