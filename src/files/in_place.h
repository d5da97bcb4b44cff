// What a replacement in place may do to a file, and which files it refuses before anything is begun.
#pragma once

#include "files/atomic_file.h"
#include "files/file_source.h"

namespace mojimend {

class Journal;

// A file with several names (hard links): refuse it, or part the name from the others, which keep the old
// text. To write through to all of them could not be done in one step, so that a kill -9 would leave half.
enum class HardLinks { refuse, part };

struct InPlaceOptions {
  Journal* journal = nullptr;  // null: without undo
  Times times = Times::now;
  HardLinks hard_links = HardLinks::refuse;
};

// Error (unwritable) for a file with several names, unless they may be parted, and for one that may not be
// written to: a rename would get around that, and it was not meant so.
Result<void> check_replaceable(const FileSource& source, HardLinks hard_links);

}  // namespace mojimend
