// What changed in a repository since a revision, file by file, with the bytes before and after.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/result.h"

namespace mojimend {

enum class ChangedSide { index, working_tree };

struct FileChange {
  std::string path;           // now; absolute
  std::string shown;          // now; below the repository's folder
  std::string old_path;       // below the repository's folder; another than `shown` for a renamed file
  bool is_new = false;        // then there is nothing before
  std::string before, after;  // as git keeps them: line ends as they are checked in
  std::string tree_encoding;  // in which `after` still is (working-tree-encoding); empty: as git keeps it
};

// Calls `each` for every regular file that is new or changed between the revision and the side, in the order
// of their paths; files that were removed, links and submodules are left out. Files that moved are found by
// what they hold, as git diff -M does. `paths`: only these files, and those below these folders (relative to
// the current folder, or absolute); all if empty. The repository is the one of the current folder or of
// GIT_DIR, the index that of GIT_INDEX_FILE if it is set. HEAD of a repository without a commit is an empty
// tree. Errors: usage for a revision that there is not; missing where there is no repository; unreadable.
// The bytes of one file are in memory at a time.
Result<void> for_each_change(const std::string& revision, ChangedSide side,
                             const std::vector<std::string>& paths,
                             const std::function<Result<void>(const FileChange&)>& each);

}  // namespace mojimend
