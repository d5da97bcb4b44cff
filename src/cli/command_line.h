// The command line, parsed by the tables.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "batch/selection.h"
#include "config/configuration.h"
#include "files/in_place.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "text/result.h"

namespace mojimend {

enum class Command {
  fix,
  check,
  diff,
  review,
  detect,
  explain,
  undo,
  guard,
  config,
  git,
  rules,
  help,
  version,
  none
};
inline constexpr std::size_t kCommandCount = static_cast<std::size_t>(Command::none) + 1;
enum class Format { text, json, sarif, github, checkstyle, html };
enum class ColourWhen { automatic, always, never };
enum class Talk { normal, quiet };
enum class ProgressWhen { automatic, always, never };
enum class ExitOnFindings { one, zero };
enum class ExitOnFix { zero, one };
enum class Journaling { on, off };
// What config and git are to do: the word behind the command.
enum class Task { none, show, install, uninstall, clean, filter_process, textconv };
enum class Staged { no, yes };
enum class SummaryOnly { no, yes };
enum class ShowChanges { no, yes };
enum class DiffShape { hunks, counts };
enum class NoText { told, passed_over };  // files that are named, and are empty or binary
enum class UndoTask { put_back, list, forget, forget_older };
enum class Generated { man_page, complete_bash, complete_zsh, complete_fish, keys };

struct Invocation {
  Command command = Command::help;
  std::optional<Command> help_about;   // for help: the command, or the whole program
  std::optional<Generated> generated;  // what to print where there is no command
  std::vector<std::string> paths;      // as given; not empty for the commands that read documents
  Task task = Task::none;
  Values given;     // what the command line says of the keys of the configuration
  Options options;  // of that alone
  ConfigChoice config;
  std::string stdin_path;               // the name that standard input goes under; empty: none
  std::optional<RecordFormat> records;  // nothing: each file is one document
  Format format = Format::text;
  SummaryOnly summary_only = SummaryOnly::no;
  ColourWhen colour = ColourWhen::automatic;
  Talk talk = Talk::normal;
  ProgressWhen progress = ProgressWhen::automatic;
  Selection selection;    // of what lies below folders
  std::string file_list;  // file that names further paths; empty: none
  std::size_t jobs = 0;   // documents at a time; 0: as many as the machine has processors
  ExitOnFindings on_findings = ExitOnFindings::one;
  ExitOnFix on_fix = ExitOnFix::zero;
  ShowChanges show_changes = ShowChanges::no;
  DiffShape diff_shape = DiffShape::hunks;
  std::optional<std::size_t> context;  // lines around a change
  std::optional<std::size_t> width;    // columns; 0: lines are not folded
  NoText no_text = NoText::told;
  std::string against;         // revision that guard compares with
  Staged staged = Staged::no;  // whether it is the index that is compared
  std::string write_baseline;  // file; empty: none
  std::string save;            // file that review keeps answers in; empty: the folder's own
  std::string answers;         // file of what a person accepted; empty: none, safety decides
  std::string output;          // file; empty: standard output
  std::string output_dir;      // folder; empty: in place
  std::string journal;         // folder; empty: the user's own
  Journaling journaling = Journaling::on;
  Times times = Times::now;
  HardLinks hard_links = HardLinks::refuse;
  UndoTask undo_task = UndoTask::put_back;
  std::string run;              // for undo; empty: the last
  std::string forget;           // run
  std::int64_t forget_age = 0;  // days
};

// Columns: of a terminal that nobody has widened; the most that is easy to read; and the fewest in which no
// option with its words is wider.
inline constexpr std::size_t kHelpWidth = 80;
inline constexpr std::size_t kWidestHelp = 100;
inline constexpr std::size_t kNarrowestHelp = 66;

// `arguments` without the program's name. Error (usage) names the option, command, rule or encoding at fault.
Result<Invocation> parse_command_line(const std::vector<std::string>& arguments);

// Error (usage) if records of the format cannot be read in one of the encodings of `options.from`.
Result<void> check_records(const std::optional<RecordFormat>& format, const Options& options);

// What `mojimend help` or `mojimend COMMAND --help` prints, in lines of at most `width` columns; only what
// has no space in it is longer.
std::string help_text(std::optional<Command> about, std::size_t width = kHelpWidth);

// The width that suits standard output: a terminal's, within reason, or kHelpWidth.
std::size_t help_width();

}  // namespace mojimend
