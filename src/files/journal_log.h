// One journal file: records are appended to it by any thread, and read back.
#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <string>
#include <string_view>

#include "files/journal_format.h"
#include "text/result.h"

namespace mojimend {

// Whoever writes to a journal holds a lock on it, so that nobody takes the run of a living program for one
// that is over.
enum class JournalAccess { read, append };

class JournalLog {
 public:
  JournalLog() = default;
  ~JournalLog();
  JournalLog(const JournalLog&) = delete;
  JournalLog& operator=(const JournalLog&) = delete;

  // A new file, locked, that nobody but its owner may read. Error (unwritable); `taken` is set where the name
  // is another's.
  Result<void> create(const std::string& path, bool& taken);
  // Error (missing, unreadable; malformed if it is no journal or of another version; unwritable if a program
  // that is still running, or another undo, has it).
  Result<void> open(const std::string& path, JournalAccess access);

  // Appends a record, whole or not at all; after an error that leaves a part behind nothing more is taken.
  // Thread safe. Error (unwritable, path: the journal).
  Result<void> append(JournalRecord kind, std::string_view payload);
  // Returns when everything that this thread appended is on the disk. Threads that come together share one
  // flush. Thread safe.
  Result<void> sync();

  // Calls `each` with every record up to the first one that is not whole. Payloads of edits are passed over
  // unread and empty; read_record gets them. Returns where the whole records end (bytes).
  Result<std::uint64_t> scan(
      const std::function<Result<void>(JournalRecord, std::uint64_t offset, std::string_view payload)>& each);
  // The payload at `offset`. Error (malformed) if the record does not pass its check.
  Result<std::string> read_record(std::uint64_t offset) const;
  // Forgets a torn record at the end, so that more can be appended.
  Result<void> cut(std::uint64_t end);

  const std::string& path() const { return path_; }
  // Renames or removes the file; best effort.
  void rename(const std::string& path);
  void remove();

 private:
  bool read_at(std::uint64_t offset, std::size_t size, std::string& out) const;
  Error trouble(const std::string& what) const;
  Error damaged(std::uint64_t offset) const;

  std::string path_;
  int file_ = -1;
  std::mutex appending_, syncing_;
  std::uint64_t end_ = 0;     // bytes appended
  std::uint64_t synced_ = 0;  // bytes on the disk for sure
  bool broken_ = false;
};

}  // namespace mojimend
