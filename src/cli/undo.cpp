// Finds the run, tells of each file, and counts.
#include "cli/undo.h"

#include <algorithm>
#include <cstdio>
#include <ctime>

#include "cli/run.h"
#include "files/standard_output.h"
#include "files/undo.h"
#include "report/words.h"

namespace mojimend {
namespace {

constexpr std::int64_t kSecondsADay = 24 * 60 * 60;

int told(const Error& error) {
  tell(error);
  return kTrouble;
}

Result<std::string> journal_folder(const Invocation& invocation) {
  if (!invocation.journal.empty()) return invocation.journal;
  return default_journal_folder();
}

void say(const Invocation& invocation, const std::string& line) {
  if (invocation.talk == Talk::normal) std::fputs((line + "\n").c_str(), stderr);
}

int put_back(const Invocation& invocation, const std::string& folder) {
  const auto run = invocation.run.empty() ? last_run(folder) : find_run(folder, invocation.run);
  if (!run) return told(run.error());
  const UndoHandlers handlers{
      [&](const std::string& path, Undone what) {
        say(invocation, printable(path) + (what == Undone::put_back ? ": put back" : ": already as it was"));
      },
      [](const Error& error) { tell(error); }};
  const auto totals = undo_run(*run, {invocation.hard_links}, handlers);
  if (!totals) return told(totals.error());
  std::string line = "mojimend: run " + run->run.run + ": " + counted(totals->put_back, "file") + " put back";
  if (totals->as_they_were > 0) line += ", " + std::to_string(totals->as_they_were) + " already as before";
  if (totals->refused > 0)
    line += ", " + std::to_string(totals->refused) +
            " left as above; undo tries them again, and undo RUN takes an earlier run";
  say(invocation, line);
  return totals->refused > 0 ? kTrouble : 0;
}

std::string local_time(std::int64_t seconds) {
  const std::time_t time = seconds;
  std::tm parts{};
  ::localtime_r(&time, &parts);
  char out[64];
  std::strftime(out, sizeof out, "%Y-%m-%d %H:%M:%S", &parts);
  return out;
}

std::string list_line(const RunInfo& run) {
  std::string line = run.run.run + "  " + local_time(run.run.began) + "  " + counted(run.files, "file") +
                     "  " + counted(run.bytes, "byte") + "  " + printable(run.run.folder);
  if (run.state == RunState::undone) line += "  undone";
  if (run.state == RunState::running) line += "  still running";
  return line + "\n";
}

int list(const std::string& folder) {
  std::vector<Error> trouble;
  StandardOutput output;
  Result<void> done;
  for (const RunInfo& run : list_runs(folder, trouble))
    if (done) done = output.write(list_line(run));
  if (done) done = output.flush();
  if (!done && !output.is_closed()) return told(done.error());
  for (const Error& error : trouble) tell(error);
  return trouble.empty() && done ? 0 : kTrouble;
}

int forget_older(const Invocation& invocation, const std::string& folder) {
  std::vector<Error> trouble;
  std::size_t forgotten = 0;
  const std::int64_t before = std::time(nullptr) - invocation.forget_age * kSecondsADay;
  for (const RunInfo& run : list_runs(folder, trouble)) {
    if (run.run.began > before || run.state == RunState::running) continue;
    const auto done = forget_run(run);
    if (done) ++forgotten;
    else trouble.push_back(done.error());
  }
  for (const Error& error : trouble) tell(error);
  say(invocation, "mojimend: " + counted(forgotten, "run") + " forgotten");
  return trouble.empty() ? 0 : kTrouble;
}

int forget(const Invocation& invocation, const std::string& folder) {
  const auto run = find_run(folder, invocation.forget);
  if (!run) return told(run.error());
  const auto done = forget_run(*run);
  if (!done) return told(done.error());
  say(invocation, "mojimend: run " + run->run.run + " forgotten");
  return 0;
}

}  // namespace

bool fixes_in_place(const Invocation& invocation) {
  const auto& paths = invocation.paths;
  return invocation.command == Command::fix && invocation.output.empty() && invocation.output_dir.empty() &&
         std::any_of(paths.begin(), paths.end(), [](const std::string& path) { return path != "-"; });
}

Result<std::unique_ptr<Journal>> open_journal(const Invocation& invocation) {
  if (invocation.journaling == Journaling::off) return nullptr;
  const auto folder = journal_folder(invocation);
  if (!folder) return failure(folder.error());
  return Journal::open(*folder);
}

int undo(const Invocation& invocation) {
  const auto folder = journal_folder(invocation);
  if (!folder) return told(folder.error());
  switch (invocation.undo_task) {
    case UndoTask::list:
      return list(*folder);
    case UndoTask::forget:
      return forget(invocation, *folder);
    case UndoTask::forget_older:
      return forget_older(invocation, *folder);
    case UndoTask::put_back:
      break;
  }
  return put_back(invocation, *folder);
}

}  // namespace mojimend
