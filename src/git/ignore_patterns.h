// Patterns in the syntax of gitignore(5), as libgit2 matches them, and where git keeps lists of them.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "text/result.h"

namespace mojimend {

enum class EntryKind { file, folder };
enum class IgnoreVerdict {
  silent,
  ignored,
  kept
};  // kept: a line with "!" says so, against any rule further out

// A list of patterns that holds below a folder, such as an .ignore file.
class IgnorePatterns {
 public:
  // `folder`: absolute; `patterns`: lines as in a .gitignore of that folder. Error (unreadable) if libgit2
  // cannot take them.
  static Result<IgnorePatterns> of(const std::string& folder, const std::string& patterns);

  // `path`: absolute; silent unless it is below the folder. Says nothing of the folders above `path`: a walk
  // asks for each of them on its way. O(patterns).
  IgnoreVerdict verdict(const std::string& path, EntryKind kind) const;

  // Whether it is ignored, for those who do not ask why it is not; half the work.
  bool ignores(const std::string& path, EntryKind kind) const;

 private:
  struct State;
  explicit IgnorePatterns(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

// The lists that hold in the whole working tree `folder` (absolute) beside its .gitignore files, the nearest
// first: .git/info/exclude, and the user's own (core.excludesFile). Nothing where no repository begins in the
// folder. Error (unreadable) on a repository that libgit2 cannot open, or a list that cannot be read.
Result<std::optional<std::vector<IgnorePatterns>>> repository_patterns(const std::string& folder);

// The list in the file `path`, for what is below `folder`; nothing where there is no such file. Error
// (unreadable).
Result<std::optional<IgnorePatterns>> patterns_in(const std::string& path, const std::string& folder);

}  // namespace mojimend
