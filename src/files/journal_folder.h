// The folder of journals: which runs it holds, and how old ones go.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "files/journal_log.h"
#include "text/result.h"

namespace mojimend {

// $XDG_STATE_HOME/mojimend or ~/.local/state/mojimend; empty if there is no home.
std::string state_folder();

// $XDG_STATE_HOME/mojimend/journal, or ~/.local/state/mojimend/journal, as the XDG Base Directory
// Specification says. Error (usage) if there is no home.
Result<std::string> default_journal_folder();

// While a run goes on its journal has another ending; where that is left, the run was killed.
inline constexpr std::string_view kRunningEnding = ".running";
inline constexpr std::string_view kJournalEnding = ".journal";

enum class RunState { fixed, running, undone };

struct RunInfo {
  JournalRun run;
  std::string path;         // of its journal
  std::size_t files = 0;    // that it replaced, or was about to when it was killed
  std::uint64_t bytes = 0;  // of its journal
  RunState state = RunState::fixed;
};

// Runs that replaced something, the oldest first; what cannot be read is told through `trouble`. O(bytes of
// the journals' heads): edits are not read.
std::vector<RunInfo> list_runs(const std::string& folder, std::vector<Error>& trouble);

// By its name or a beginning of it that no other has. Error (missing).
Result<RunInfo> find_run(const std::string& folder, const std::string& name);
// The last one that is over and not undone. Error (missing).
Result<RunInfo> last_run(const std::string& folder);

// Removes a journal. Error (unwritable), also if the run still goes on.
Result<void> forget_run(const RunInfo& run);

// Where the records of a journal are.
struct JournalIndex {
  struct Entry {
    std::uint64_t number = 0;
    std::uint64_t file = 0;             // offset of its record
    std::vector<std::uint64_t> chunks;  // offsets of its edits
  };
  JournalRun run;
  std::vector<Entry> entries;  // that were not cancelled, in the order in which they were finished
  RunState state = RunState::fixed;
  std::uint64_t end = 0;  // bytes of whole records
};
// Error (missing) if not even the record of the run is whole, (malformed) for what no version 1 would write.
Result<JournalIndex> read_index(JournalLog& log);

// Removes the temporary file that the killed replacement of `file` may have left, if it holds just what the
// file had or got, and the file itself is there. Anything else stays.
void remove_leftover(const JournalFile& file);

// Ends the journals of runs that were killed, and removes those of runs that were killed before they did
// anything. What it does not understand stays.
void tidy_killed_runs(const std::string& folder);

}  // namespace mojimend
