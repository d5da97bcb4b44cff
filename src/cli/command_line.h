// The command line: one table of commands and one of options drive the parser and the help.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "files/in_place.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "text/result.h"

namespace mojimend {

enum class Command { fix, check, diff, detect, explain, undo, rules, help, version };
enum class Format { text, json };
enum class ColourWhen { automatic, always, never };
enum class Talk { normal, quiet };
enum class ExitOnFindings { one, zero };
enum class ExitOnFix { zero, one };
enum class Journaling { on, off };
enum class UndoTask { put_back, list, forget, forget_older };

struct Invocation {
  Command command = Command::help;
  std::optional<Command> help_about;  // for help: the command, or the whole program
  std::vector<std::string>
      paths;  // as given; never empty for the commands that read documents; for undo: the run
  Options options;
  std::optional<RecordFormat> records;  // nothing: each file is one document
  Format format = Format::text;
  ColourWhen colour = ColourWhen::automatic;
  Talk talk = Talk::normal;
  ExitOnFindings on_findings = ExitOnFindings::one;
  ExitOnFix on_fix = ExitOnFix::zero;
  std::string output;      // file; empty: standard output
  std::string output_dir;  // folder; empty: in place
  std::string journal;     // folder; empty: the user's own
  Journaling journaling = Journaling::on;
  Times times = Times::now;
  HardLinks hard_links = HardLinks::refuse;
  UndoTask undo_task = UndoTask::put_back;
  std::string forget;           // run
  std::int64_t forget_age = 0;  // days
};

// `arguments` without the program's name. Error (usage) names the option, command, rule or encoding at fault.
Result<Invocation> parse_command_line(const std::vector<std::string>& arguments);

// What `mojimend help` or `mojimend COMMAND --help` prints.
std::string help_text(std::optional<Command> about);

}  // namespace mojimend
