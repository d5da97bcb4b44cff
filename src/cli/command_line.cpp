// Parses with Boost.Program_options, which is fed from the table of options.
#include "cli/command_line.h"

#include <algorithm>
#include <boost/program_options.hpp>

#include "cli/setters.h"
#include "cli/tables.h"
#include "encoding/decode.h"
#include "text/suggest.h"

namespace mojimend {
namespace {

namespace po = boost::program_options;

Error usage(std::string reason, std::string advice) {
  return {ErrorKind::usage, std::move(reason), std::move(advice)};
}

std::string help_hint(Command command) {
  if (command == Command::none) return "mojimend --help lists the options";
  return "mojimend " + std::string(info(command).name) + " --help lists the options";
}

Error unknown_command(const std::string& name) {
  std::vector<std::string_view> names;
  std::string known;
  for (const CommandInfo& each : all_commands()) {
    names.push_back(each.name);
    known += (known.empty() ? "" : ", ") + std::string(each.name);
  }
  const std::string_view close = nearest(name, names);
  if (name.starts_with("-"))
    return usage("there is no option " + name + " before the command", "the commands are " + known);
  return usage(
      "there is no command " + name,
      (close.empty() ? "" : "did you mean " + std::string(close) + "? ") + "The commands are " + known);
}

Error unknown_option(Command command, const std::string& given) {
  if (command == Command::none) return unknown_command(given);
  const std::string name = given.substr(std::min(given.find_first_not_of('-'), given.size()));
  const std::string reason = std::string(info(command).name) + " has no option " + given;
  if (const OptionInfo* other = option_named(name)) {
    std::string owners;
    for (const CommandInfo& each : all_commands())
      if (takes(each.command, *other)) owners += (owners.empty() ? "" : ", ") + std::string(each.name);
    return usage(reason, "it belongs to " + owners);
  }
  std::vector<std::string_view> names;
  for (const OptionInfo& each : all_options())
    if (takes(command, each)) names.push_back(each.name);
  const std::string_view close = nearest(name, names);
  return usage(reason, close.empty() ? help_hint(command) : "did you mean --" + std::string(close) + "?");
}

Result<po::parsed_options> parse(Command command, const std::vector<std::string>& arguments) {
  po::options_description description;
  for (const OptionInfo& each : all_options()) {
    if (!takes(command, each)) continue;
    std::string names(each.name);
    if (each.letter) names += std::string(",") + each.letter;
    if (each.kind == ValueKind::none) description.add_options()(names.c_str(), "");
    else description.add_options()(names.c_str(), po::value<std::vector<std::string>>(), "");
  }
  description.add_options()("path", po::value<std::vector<std::string>>(), "");
  po::positional_options_description positional;
  positional.add("path", -1);
  // No guessing: an abbreviation that is clear today is ambiguous with the next option.
  const int style = po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
  try {
    return po::command_line_parser(arguments).options(description).positional(positional).style(style).run();
  } catch (const po::unknown_option& error) {
    return failure(unknown_option(command, error.get_option_name()));
  } catch (const po::error& error) {
    return failure(usage(error.what(), help_hint(command)));
  }
}

Result<void> set_option(const OptionInfo& option, const std::string& value, Invocation& invocation) {
  if (option.kind != ValueKind::word) return option.set(value, invocation);
  for (const Word& each : option.words)
    if (each.argument.empty() ? value == each.word : value.starts_with(std::string(each.word) + ":")) {
      if (takes(invocation.command, each)) return each.set(value, invocation);
      return failure(usage(std::string(info(invocation.command).name) + " has no " + value,
                           "give it " + words_listed(option.words, invocation.command)));
    }
  if (option.set && option.set(value, invocation)) return {};
  return failure(usage("there is no " + value, "give it " + words_listed(option.words, invocation.command)));
}

Result<void> set_options(const po::parsed_options& parsed, Invocation& invocation) {
  for (const auto& each : parsed.options) {
    if (each.string_key == "path") {
      // "--path x" would come here too; only what stands by itself is a path.
      if (each.position_key < 0) return failure(unknown_option(invocation.command, "--path"));
      invocation.paths.insert(invocation.paths.end(), each.value.begin(), each.value.end());
      continue;
    }
    const OptionInfo& option = *option_named(each.string_key);
    const std::string value = each.value.empty() ? "" : each.value.front();
    if (auto done = set_option(option, value, invocation); !done) {
      Error error = done.error();
      error.reason = "--" + std::string(option.name) + ": " + error.reason;
      return failure(error);
    }
  }
  return {};
}

}  // namespace

Result<void> check_records(const std::optional<RecordFormat>& format, const Options& options) {
  if (!format || format->kind == RecordKind::warc) return {};
  for (const std::string& label : options.from) {
    const Encoding& encoding = *find_encoding(label);
    const EncodingKind kind = encoding.kind;
    const auto line_end = encode("\n", encoding);
    if (!line_end || *line_end != "\n")
      return failure(
          usage("--from: records in " + label + " cannot be cut into lines", "mend it without --records"));
    const RecordKind records = format->kind;
    if (kind != EncodingKind::utf8 && (records == RecordKind::jsonl || records == RecordKind::csv))
      return failure(usage("--from: " + std::string(records == RecordKind::csv ? "rows" : "JSON lines") +
                               " are read as UTF-8, and " + label + " is not",
                           "leave it out, or use --records line"));
  }
  return {};
}

namespace {

Result<void> check_baseline(const Invocation& invocation) {
  const bool reads = invocation.given.find(Key::baseline) != nullptr;
  const bool writes = !invocation.write_baseline.empty();
  if (reads && writes)
    return failure(usage("--baseline and --write-baseline exclude each other", "give one of them"));
  if ((reads || writes) && invocation.records)
    return failure(usage("--baseline: records have none", "leave out --records or the baseline"));
  return {};
}

Result<void> check_answers(const Invocation& invocation) {
  if (invocation.answers.empty()) return {};
  if (invocation.records)
    return failure(usage("--answers: they are about whole files, and --records cuts them up",
                         "leave out --records or the answers"));
  return {};
}

Result<void> check_journal(const Invocation& invocation) {
  if (invocation.journaling == Journaling::on || invocation.journal.empty()) return {};
  return failure(usage("--journal and --no-journal exclude each other", "give one of them"));
}

Result<void> check_review(const Invocation& invocation) {
  if (std::ranges::find(invocation.paths, "-") != invocation.paths.end())
    return failure(usage("review asks about files, and - is none",
                         "name files or folders, or none for the current folder"));
  return check_journal(invocation);
}

Result<void> check_guard(const Invocation& invocation) {
  if (!invocation.against.empty()) return {};
  return failure(
      usage("guard is not told what to compare with", "give it --against HEAD, or another revision"));
}

Result<void> check_summary(const Invocation& invocation) {
  const bool lists = invocation.format == Format::text || invocation.format == Format::json;
  if (lists || invocation.summary_only == SummaryOnly::no) return {};
  return failure(usage("--summary: it is printed as text or json",
                       "leave it out: the page of --format html begins with the summary"));
}

// What no single option can see.
Result<void> check_together(const Invocation& invocation) {
  const auto& paths = invocation.paths;
  if (std::find(paths.begin(), paths.end(), "") != paths.end())
    return failure(usage("a path is empty", "leave it out, or name a file"));
  if (!invocation.config.file.empty() && invocation.config.files == ConfigFiles::disregarded)
    return failure(usage("--config and --no-config exclude each other", "give one of them"));
  if (auto done = check_summary(invocation); !done) return done;
  if (invocation.command == Command::guard) return check_guard(invocation);
  if (auto done = check_records(invocation.records, invocation.options); !done) return done;
  if (auto done = check_baseline(invocation); !done) return done;
  if (auto done = check_answers(invocation); !done) return done;
  if (invocation.command == Command::review) return check_review(invocation);
  if (invocation.command != Command::fix) return {};
  if (auto done = check_journal(invocation); !done) return done;
  const bool standard_input = std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (!invocation.output.empty() && !invocation.output_dir.empty())
    return failure(usage("--output and --output-dir exclude each other", "give one of them"));
  if (!invocation.output.empty() && (paths.size() > 1 || !invocation.file_list.empty()))
    return failure(usage("--output: it holds one text, and several paths are given", "use --output-dir"));
  if (!invocation.output_dir.empty() && standard_input)
    return failure(usage("--output-dir: standard input has no name below it", "use --output"));
  if (invocation.show_changes == ShowChanges::yes && standard_input && invocation.output.empty())
    return failure(usage("--show-changes: the mended text and the changes would both go to standard output",
                         "give the text a file with --output"));
  const bool reports = invocation.format == Format::json || invocation.summary_only == SummaryOnly::yes;
  if (reports && standard_input && invocation.output.empty())
    return failure(usage(std::string(invocation.format == Format::json ? "--format" : "--summary") +
                             ": the mended text and the report would both go to standard output",
                         "give the text a file with --output"));
  return {};
}

Result<Invocation> check_undo(Invocation invocation) {
  const bool puts_back = invocation.undo_task == UndoTask::put_back;
  if (invocation.paths.size() > 1 || (!puts_back && !invocation.paths.empty()))
    return failure(usage(puts_back ? "undo takes one run" : "undo takes no run beside --list or --forget",
                         "leave out " + invocation.paths.back()));
  if (invocation.paths.empty()) return invocation;
  invocation.run = invocation.paths.front();
  invocation.paths.clear();
  if (invocation.run.empty())
    return failure(usage("the name of the run is empty", "mojimend undo --list shows the runs"));
  return invocation;
}

// The first word behind the command is its task.
Result<void> take_task(Invocation& invocation) {
  const CommandInfo& command = info(invocation.command);
  std::vector<std::string_view> names;
  std::string listed;
  for (const TaskInfo& each : command.tasks) {
    names.push_back(each.name);
    listed += (listed.empty() ? "" : ", ") + std::string(each.name);
  }
  const std::string name(command.name);
  if (invocation.paths.empty())
    return failure(usage(name + " is not told what to do", "say it behind the command: " + listed));
  const std::string given = invocation.paths.front();
  const auto found = std::ranges::find(command.tasks, given, &TaskInfo::name);
  if (found == command.tasks.end()) {
    const std::string_view close = nearest(given, names);
    return failure(usage(name + " cannot " + given,
                         close.empty() ? "it can: " + listed : "did you mean " + std::string(close) + "?"));
  }
  invocation.task = found->task;
  invocation.paths.erase(invocation.paths.begin());
  if (invocation.paths.size() > found->most_paths)
    return failure(usage(name + " " + given + " takes " + (found->most_paths == 0 ? "no path" : "one path"),
                         "leave out " + invocation.paths.back()));
  return {};
}

Result<Invocation> parse_help(std::span<const std::string> arguments) {
  Invocation invocation;
  if (arguments.empty()) return invocation;
  const CommandInfo* about = command_named(arguments[0]);
  if (!about) return failure(usage("there is no command " + arguments[0], "mojimend help lists them"));
  invocation.help_about = about->command;
  return invocation;
}

// Without a command there is something to print, or something is wrong.
Result<Invocation> finish_without_command(const Invocation& invocation) {
  if (invocation.help_about) return parse_help(invocation.paths);
  if (invocation.command == Command::version) return invocation;
  if (!invocation.paths.empty())
    return failure(usage("there is no command before " + invocation.paths.front(),
                         "options follow the command: mojimend COMMAND [OPTION…] [PATH…]"));
  return invocation.generated ? invocation : Invocation{};
}

Result<Invocation> finish(Invocation invocation) {
  if (invocation.help_about) {
    invocation.command = Command::help;
    return invocation;
  }
  if (info(invocation.command).operands == Operands::run) return check_undo(std::move(invocation));
  if (info(invocation.command).operands == Operands::none && !invocation.paths.empty())
    return failure(usage(std::string(info(invocation.command).name) + " takes no path",
                         "leave out " + invocation.paths.front()));
  const Operands operands = info(invocation.command).operands;
  if (operands == Operands::task)
    if (auto done = take_task(invocation); !done) return failure(done.error());
  // What guard compares is in the repository, and all of it unless paths say otherwise.
  if (operands == Operands::paths && invocation.command != Command::guard && invocation.paths.empty() &&
      invocation.file_list.empty())
    invocation.paths = {invocation.command == Command::review ? "." : "-"};
  invocation.options = invocation.given.options();
  if (auto done = check_together(invocation); !done) return failure(done.error());
  return invocation;
}

}  // namespace

Result<Invocation> parse_command_line(const std::vector<std::string>& arguments) {
  if (arguments.empty()) return Invocation{};
  const bool before_command = arguments[0].starts_with("-");
  Invocation invocation;
  invocation.command = Command::none;
  if (!before_command) {
    const CommandInfo* command = command_named(arguments[0]);
    if (!command) return failure(unknown_command(arguments[0]));
    invocation.command = command->command;
  }
  const std::vector<std::string> rest(arguments.begin() + (before_command ? 0 : 1), arguments.end());
  if (invocation.command == Command::help) return parse_help(rest);
  if (invocation.command == Command::version) return invocation;
  const auto parsed = parse(invocation.command, rest);
  if (!parsed) return failure(parsed.error());
  if (auto done = set_options(*parsed, invocation); !done) return failure(done.error());
  return before_command ? finish_without_command(invocation) : finish(invocation);
}

}  // namespace mojimend
