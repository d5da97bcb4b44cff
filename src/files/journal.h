// Journal: what a run of fix leaves so that undo can put every byte back. One file a run; the entry of a file
// is on the disk before the file is replaced. docs/files.md describes it.
#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <string>

#include "files/file_source.h"
#include "files/journal_format.h"
#include "files/journal_log.h"

namespace mojimend {

class Journal {
 public:
  // Begins a run in `folder`, which is made if it is not there. Tidies up after runs that were killed:
  // temporary files that they left beside a file and that hold just what this file had or got. Error
  // (unwritable), before anything is changed.
  static Result<std::unique_ptr<Journal>> open(const std::string& folder);
  // A run that replaced nothing leaves no journal.
  ~Journal();

  const std::string& run() const { return run_; }  // its name: sortable by time, unlike any other

 private:
  friend class JournalEntry;
  Journal() = default;

  JournalLog log_;
  std::string run_;
  std::atomic<std::uint64_t> entries_ = 0;   // numbers given out
  std::atomic<std::uint64_t> replaced_ = 0;  // files that are in it for good
};

// What undo needs of one file, while it is being fixed. Each thread has entries of its own.
class JournalEntry {
 public:
  explicit JournalEntry(Journal& journal);

  // `length` bytes at `at` of the fixed file were `original`. In order of `at`; neighbours become one.
  // Memory: kChunk and one edit.
  Result<void> add(std::uint64_t at, std::uint64_t length, std::string_view original);
  // After this the file may be replaced. `file`: all but the entry's number and the count of edits.
  Result<void> finish(JournalFile file);
  // It was not.
  void cancel();

 private:
  Result<void> give_edit();
  Result<void> give_chunk();

  Journal& journal_;
  std::uint64_t entry_;
  std::uint64_t edits_ = 0;
  std::uint64_t told_ = 0;  // bytes of the fixed file behind the last edit in chunk_
  std::string chunk_;
  std::uint64_t at_ = 0, length_ = 0;  // the edit that may still grow
  std::string original_;
};

}  // namespace mojimend
