// Names the run, and packs inverted edits into chunks.
#include "files/journal.h"

#include <sys/random.h>

#include <chrono>
#include <cstdio>
#include <ctime>
#include <filesystem>

#include "files/journal_folder.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

// Large enough that records cost nothing beside what they hold, small enough for thousands of jobs.
constexpr std::size_t kChunk = std::size_t{64} << 10;  // bytes
// Two runs would have to begin in the same millisecond and draw the same of 65,536 numbers.
constexpr int kAttempts = 16;

// "20261125T110746.123Z-7f3a"
std::string new_run(std::int64_t& began) {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  const auto milliseconds = std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
  began = milliseconds / 1000;
  const std::time_t seconds = began;
  std::tm parts{};
  ::gmtime_r(&seconds, &parts);
  char time[32];
  std::strftime(time, sizeof time, "%Y%m%dT%H%M%S", &parts);
  unsigned short number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number)
    number = static_cast<unsigned short>(::getpid());
  char out[64];
  std::snprintf(out, sizeof out, "%s.%03dZ-%04x", time, static_cast<int>(milliseconds % 1000), number);
  return out;
}

Result<void> make_private_folder(const std::string& folder) {
  std::error_code failed;
  const bool made = fs::create_directories(folder, failed);
  if (!failed && made) fs::permissions(folder, fs::perms::owner_all, failed);
  if (!failed) return {};
  return failure({ErrorKind::unwritable, "the folder for the journal cannot be made: " + failed.message(),
                  "give another one with --journal, or do without undo by --no-journal; nothing was changed",
                  folder});
}

}  // namespace

Result<std::unique_ptr<Journal>> Journal::open(const std::string& folder) {
  if (auto done = make_private_folder(folder); !done) return failure(done.error());
  tidy_killed_runs(folder);
  for (int attempt = 1;; ++attempt) {
    std::unique_ptr<Journal> out(new Journal);
    JournalRun run;
    out->run_ = run.run = new_run(run.began);
    std::error_code failed;
    run.folder = fs::current_path(failed).string();
    bool taken = false;
    auto done =
        out->log_.create(fs::absolute(fs::path(folder) / (run.run + std::string(kRunningEnding))), taken);
    if (!done && taken && attempt < kAttempts) continue;
    if (done) done = out->log_.append(JournalRecord::run, journal_json(run));
    if (done) return out;
    return failure(done.error());
  }
}

Journal::~Journal() {
  const std::string& path = log_.path();
  if (path.empty()) return;
  if (replaced_ == 0) log_.remove();
  else log_.rename(path.substr(0, path.size() - kRunningEnding.size()) + std::string(kJournalEnding));
}

JournalEntry::JournalEntry(Journal& journal) : journal_(journal), entry_(journal.entries_++) {}

Result<void> JournalEntry::add(std::uint64_t at, std::uint64_t length, std::string_view original) {
  const bool neighbour = edits_ > 0 && at == at_ + length_ && original_.size() < kChunk;
  if (!neighbour) {
    if (auto done = give_edit(); !done) return done;
    at_ = at;
    length_ = 0;
    original_.clear();
    ++edits_;
  }
  length_ += length;
  original_ += original;
  return {};
}

Result<void> JournalEntry::give_edit() {
  if (edits_ == 0) return {};
  append_varint(at_ - told_, chunk_);
  append_varint(length_, chunk_);
  append_varint(original_.size(), chunk_);
  chunk_ += original_;
  told_ = at_ + length_;
  return chunk_.size() < kChunk ? Result<void>{} : give_chunk();
}

Result<void> JournalEntry::give_chunk() {
  if (chunk_.empty()) return {};
  std::string payload;
  append_u64(entry_, payload);
  payload += chunk_;
  chunk_.clear();
  return journal_.log_.append(JournalRecord::edits, payload);
}

Result<void> JournalEntry::finish(JournalFile file) {
  if (auto done = give_edit(); !done) return done;
  if (auto done = give_chunk(); !done) return done;
  file.entry = entry_;
  file.edits = edits_;
  if (auto done = journal_.log_.append(JournalRecord::file, journal_json(file)); !done) return done;
  ++journal_.replaced_;
  if (auto done = journal_.log_.sync(); !done) {
    cancel();
    return done;
  }
  return {};
}

void JournalEntry::cancel() {
  --journal_.replaced_;
  // If it cannot be told, undo sees it by the file's hash.
  (void)journal_.log_.append(JournalRecord::cancelled, journal_json_of_entry(entry_));
}

}  // namespace mojimend
