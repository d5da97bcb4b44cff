// A file on its way to be replaced in its own place: what comes there, and what undo needs of it.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "files/atomic_file.h"
#include "files/digest.h"
#include "files/file_source.h"
#include "files/in_place.h"
#include "files/journal.h"

namespace mojimend {

// What undo needs is in the journal before the file is replaced. A file that somebody else changed meanwhile,
// or has open for writing, is left as it is, with an Error. Each thread may have one.
class Replacement {
 public:
  Replacement(FileSource& source, const InPlaceOptions& options)
      : source_(source), options_(options), fixed_(&file_) {}

  // Error (unwritable) if the file may not be replaced (see check_replaceable, AtomicFile::open).
  Result<void> start();
  bool is_started() const { return file_.is_open(); }
  // Of the source, to the fixed bytes, which must so far be the same. Error (unwritable) if it has become
  // shorter.
  Result<void> copy(std::uint64_t size);

  Output& fixed() { return fixed_; }
  std::uint64_t fixed_size() const { return fixed_.size(); }

  // For the journal, in order: the source's bytes, all of them; and that `length` bytes at `at` of the fixed
  // file were `original`.
  Result<void> was(std::string_view original);
  Result<void> changed(std::uint64_t at, std::uint64_t length, std::string_view original);
  // Instead of both: for fixed bytes that have nothing to do with the old ones. Reads the source once more,
  // and the journal takes all of it.
  Result<void> changed_wholly();

  // Puts it in its place.
  Result<void> finish();

 private:
  Result<void> finish_entry();
  Result<void> each_piece(std::uint64_t size, Result<void> (Replacement::*use)(std::string_view));
  Result<void> copied(std::string_view piece);
  Result<void> replaced(std::string_view piece);
  Error at_path(Error error) const;

  FileSource& source_;
  InPlaceOptions options_;
  AtomicFile file_;
  Measure fixed_;  // on the way into file_
  Measure original_{nullptr};
  std::optional<JournalEntry> entry_;
};

}  // namespace mojimend
