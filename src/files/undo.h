// Undo: puts back what a run of fix replaced, file by file, each whole or not at all.
#pragma once

#include <functional>
#include <string>

#include "files/in_place.h"
#include "files/journal_folder.h"

namespace mojimend {

struct UndoOptions {
  HardLinks hard_links = HardLinks::refuse;
};

enum class Undone {
  put_back,   // it has its old bytes and times again
  as_it_was,  // it had them already: the run was killed before it replaced it, or it was undone before
};

struct UndoHandlers {
  std::function<void(const std::string& path, Undone)> done;
  std::function<void(const Error&)>
      refused;  // changed since, gone, a link now, not to be written: left as it is
};

struct UndoTotals {
  std::size_t put_back = 0, as_they_were = 0, refused = 0;  // files
};

// The last file first, so that a file that a run replaced twice has its first bytes in the end. A file is put
// back only if it has the SHA-256 that fix gave it and what comes out has the one of the original. The run
// counts as undone when no file was refused. A program that is killed in between leaves a run that can be
// undone again. Errors: the journal cannot be read, or is in use. Memory: some MiB, and 60 bytes a file of
// the run. O(bytes of the files).
Result<UndoTotals> undo_run(const RunInfo& run, const UndoOptions& options, const UndoHandlers& handlers);

}  // namespace mojimend
