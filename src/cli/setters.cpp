// What options that take more than one of a few words make of their value.
#include "cli/setters.h"

#include "text/ascii.h"

namespace mojimend {
namespace {

Error wrong(std::string reason) { return {ErrorKind::usage, std::move(reason)}; }

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

Result<void> give(Key key, std::string_view value, Invocation& invocation) {
  const std::string_view option = info(key).option;
  const auto add = [&](std::string_view word) -> Result<void> {
    if (auto done = check_word(key, word); !done) return done;
    invocation.given.add(key, word, option);
    return {};
  };
  if (info(key).kind == KeyKind::flag) return add("true");
  if (!is_list(info(key).kind)) return value.empty() ? failure(wrong("it is empty")) : add(value);
  // An empty list says something, too.
  if (!invocation.given.find(key)) invocation.given.set(key, {{}, std::string(option)});
  return for_each_name(value, add);
}

Result<void> set_config(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.config.file);
}

Result<void> set_no_config(std::string_view, Invocation& invocation) {
  invocation.config.files = ConfigFiles::disregarded;
  return {};
}

Result<void> set_stdin_path(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.stdin_path);
}

Result<void> set_write_baseline(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.write_baseline);
}

Result<void> set_save(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.save);
}

Result<void> set_answers(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.answers);
}

Result<void> set_against(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.against);
}

Result<void> set_whole_files(std::string_view, Invocation& invocation) {
  invocation.records.reset();
  return {};
}

Result<void> set_records(std::string_view name, Invocation& invocation) {
  const auto format = parse_record_format(name);
  if (!format) return failure(format.error());
  invocation.records = *format;
  return {};
}

Result<void> set_output(std::string_view value, Invocation& invocation) {
  // Leaving the option out would not do for `fix FILE`, which then mends in place: nobody who writes "-"
  // means that.
  if (value == "-")
    return failure(
        Error{ErrorKind::usage, "it names a file, and - is none",
              "leave it out: reports, and what is read from standard input, go to standard output"});
  return set_path(value, invocation.output);
}

Result<void> set_output_dir(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.output_dir);
}

Result<void> set_context(std::string_view value, Invocation& invocation) {
  // As much as a whole file; a number too large for its type is a slip.
  constexpr std::uint64_t kMostLines = 1'000'000'000;
  const auto lines = number_in(value, 0, kMostLines);
  if (!lines || invocation.command != Command::diff) return failure(wrong("it is no number of lines"));
  invocation.context = static_cast<std::size_t>(*lines);
  return {};
}

Result<void> set_width(std::string_view value, Invocation& invocation) {
  constexpr std::uint64_t kMostColumns = 100'000;
  const auto columns = number_in(value, 0, kMostColumns);
  if (!columns)
    return failure(Error{ErrorKind::usage, std::string(value) + " is no number of columns",
                         "give it such as 80, or 0 for lines that are as long as they are"});
  invocation.width = static_cast<std::size_t>(*columns);
  return {};
}

Result<void> set_jobs(std::string_view value, Invocation& invocation) {
  // More would only wait for the same disks and processors, each with blocks of its own in memory.
  constexpr std::uint64_t kMostJobs = 256;
  const auto jobs = number_in(value, 1, kMostJobs);
  if (!jobs)
    return failure(Error{ErrorKind::usage, std::string(value) + " is no number of files at a time",
                         "give it a number from 1 to " + std::to_string(kMostJobs)});
  invocation.jobs = static_cast<std::size_t>(*jobs);
  return {};
}

Result<void> set_file_list(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.file_list);
}

Result<void> set_exclude(std::string_view value, Invocation& invocation) {
  if (value.empty()) return failure(wrong("it is empty"));
  invocation.selection.excluded.emplace_back(value);
  return {};
}

Result<void> set_journal(std::string_view value, Invocation& invocation) {
  return set_path(value, invocation.journal);
}

Result<void> set_forget(std::string_view value, Invocation& invocation) {
  invocation.undo_task = UndoTask::forget;
  return set_path(value, invocation.forget);
}

Result<void> set_forget_older_than(std::string_view value, Invocation& invocation) {
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

Result<void> set_help(std::string_view, Invocation& invocation) {
  invocation.help_about = invocation.command;
  return {};
}

}  // namespace mojimend
