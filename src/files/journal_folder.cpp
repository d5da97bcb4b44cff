// Journals are found by their endings, and which runs are over by their locks.
#include "files/journal_folder.h"

#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <unordered_map>

#include "files/file_source.h"
#include "files/system.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

std::string absolute_from(const char* variable) {
  const char* value = std::getenv(variable);
  return value && value[0] == '/' ? value : "";  // the specification: what is not absolute is to be ignored
}

std::vector<std::string> journals_in(const std::string& folder) {
  std::vector<std::string> out;
  std::error_code failed;
  for (fs::directory_iterator each(folder, failed), end; !failed && each != end; each.increment(failed)) {
    const std::string name = each->path().filename().string();
    if (name.ends_with(kJournalEnding) || name.ends_with(kRunningEnding))
      out.push_back(each->path().string());
  }
  std::sort(out.begin(), out.end());
  return out;
}

Result<RunInfo> info_of(const std::string& path) {
  RunInfo out;
  out.path = path;
  JournalLog log;
  // Only for the question whether the run goes on; a folder that may only be read can still be listed.
  bool running = false;
  if (path.ends_with(kRunningEnding)) {
    JournalLog other;
    const auto locked = other.open(path, JournalAccess::append);
    running = !locked && locked.error().kind == ErrorKind::unwritable;
  }
  if (auto done = log.open(path, JournalAccess::read); !done) return failure(done.error());
  const auto index = read_index(log);
  if (!index) return failure(index.error());
  out.run = index->run;
  out.files = index->entries.size();
  out.state = running ? RunState::running : index->state;
  std::error_code failed;
  out.bytes = fs::file_size(path, failed);
  return out;
}

Error no_run(const std::string& folder, const std::string& reason) {
  return {ErrorKind::missing, reason, "mojimend undo --list shows the runs that there are", folder};
}

}  // namespace

std::string state_folder() {
  const std::string state = absolute_from("XDG_STATE_HOME");
  if (!state.empty()) return state + "/mojimend";
  const std::string home = absolute_from("HOME");
  return home.empty() ? "" : home + "/.local/state/mojimend";
}

Result<std::string> default_journal_folder() {
  const std::string state = state_folder();
  if (!state.empty()) return state + "/journal";
  return failure({ErrorKind::usage, "there is no home folder for the journal",
                  "name a folder with --journal, or do without undo by --no-journal"});
}

Result<JournalIndex> read_index(JournalLog& log) {
  JournalIndex out;
  std::unordered_map<std::uint64_t, std::vector<std::uint64_t>> chunks;
  bool has_run = false;
  const auto end =
      log.scan([&](JournalRecord kind, std::uint64_t at, std::string_view payload) -> Result<void> {
        switch (kind) {
          case JournalRecord::run:
            has_run = true;
            return parse_journal_run(payload).map([&](JournalRun run) { out.run = std::move(run); });
          case JournalRecord::edits:
            chunks[read_u64(payload)].push_back(at);
            return {};
          case JournalRecord::file:
            return parse_journal_entry(payload).map([&](std::uint64_t number) {
              out.entries.push_back({number, at, std::move(chunks[number])});
            });
          case JournalRecord::cancelled:
            return parse_journal_entry(payload).map([&](std::uint64_t number) {
              std::erase_if(out.entries, [&](const auto& each) { return each.number == number; });
            });
          case JournalRecord::undone:
            out.state = RunState::undone;
            return {};
        }
        return failure(
            {ErrorKind::malformed, "a record of an unknown kind", "undo with the version that wrote it"});
      });
  if (!end) return failure(end.error());
  if (!has_run)
    return failure({ErrorKind::missing, "it breaks off before it begins", "remove it", log.path()});
  out.end = *end;
  return out;
}

std::vector<RunInfo> list_runs(const std::string& folder, std::vector<Error>& trouble) {
  std::vector<RunInfo> out;
  for (const std::string& path : journals_in(folder)) {
    auto info = info_of(path);
    if (info && info->files > 0) out.push_back(std::move(*info));
    else if (!info && !path.ends_with(kRunningEnding)) trouble.push_back(info.error());
  }
  return out;
}

Result<RunInfo> find_run(const std::string& folder, const std::string& name) {
  std::vector<std::string> found;
  for (const std::string& path : journals_in(folder))
    if (fs::path(path).filename().string().starts_with(name)) found.push_back(path);
  if (found.empty()) return failure(no_run(folder, "there is no run " + name));
  if (found.size() > 1) return failure(no_run(folder, "several runs begin with " + name));
  return info_of(found.front());
}

Result<RunInfo> last_run(const std::string& folder) {
  const auto paths = journals_in(folder);
  for (auto path = paths.rbegin(); path != paths.rend(); ++path) {
    auto info = info_of(*path);
    if (!info && path->ends_with(kRunningEnding)) continue;  // it was killed before it did anything
    if (!info) return info;
    if (info->state == RunState::fixed && info->files > 0) return info;
  }
  return failure(no_run(folder, "there is no run that could be undone"));
}

Result<void> forget_run(const RunInfo& run) {
  JournalLog log;
  if (auto done = log.open(run.path, JournalAccess::append); !done) return done;
  if (::unlink(run.path.c_str()) == 0) return {};
  Error error = system_error("cannot be removed");
  error.path = run.path;
  return failure(error);
}

void remove_leftover(const JournalFile& file) {
  const std::string left = (fs::path(file.path).parent_path() / file.temporary).string();
  struct ::stat status{}, target{};
  if (file.temporary.empty() || ::lstat(left.c_str(), &status) != 0 || !S_ISREG(status.st_mode) ||
      ::lstat(file.path.c_str(), &target) != 0 || !S_ISREG(target.st_mode))
    return;
  auto source = FileSource::open(left);
  if (!source) return;
  const auto contents = contents_of(*source);
  if (contents && (*contents == file.original || *contents == file.fixed)) ::unlink(left.c_str());
}

void tidy_killed_runs(const std::string& folder) {
  for (const std::string& path : journals_in(folder)) {
    if (!path.ends_with(kRunningEnding)) continue;
    JournalLog log;
    if (auto done = log.open(path, JournalAccess::append); !done) {
      // Too short even for its first line, and whoever began it would have the lock.
      std::error_code failed;
      if (done.error().kind == ErrorKind::malformed && fs::file_size(path, failed) < kJournalMagic.size() &&
          !failed)
        log.remove();
      continue;
    }
    const auto index = read_index(log);
    const bool begins = index || index.error().kind != ErrorKind::missing;
    if (!index && begins) continue;  // not ours to judge: perhaps a later version understands it
    if (!begins || index->entries.empty()) {
      log.remove();
      continue;
    }
    for (const auto& entry : index->entries)
      if (const auto record = log.read_record(entry.file))
        if (const auto file = parse_journal_file(*record)) remove_leftover(*file);
    log.rename(path.substr(0, path.size() - kRunningEnding.size()) + std::string(kJournalEnding));
  }
}

}  // namespace mojimend
