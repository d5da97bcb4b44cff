// Patterns in the syntax of gitignore(5), and the ignore rules of a git repository, as libgit2 matches them.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "text/result.h"

namespace mojimend {

enum class EntryKind { file, folder };
enum class Verdict { silent, ignored, kept };  // kept: a line with "!" says so, against any rule further out

// A list of patterns that holds below a folder, such as an .ignore file.
class IgnorePatterns {
 public:
  // `folder`: absolute; `patterns`: lines as in a .gitignore of that folder. Error (unreadable) if libgit2
  // cannot take them.
  static Result<IgnorePatterns> of(const std::string& folder, const std::string& patterns);

  // `path`: absolute; silent unless it is below the folder. Says nothing of the folders above `path`: a walk
  // asks for each of them on its way. O(patterns).
  Verdict verdict(const std::string& path, EntryKind kind) const;

 private:
  struct State;
  explicit IgnorePatterns(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

// What .gitignore files, .git/info/exclude and core.excludesFile say in one repository.
class RepositoryRules {
 public:
  // The repository whose working tree is `folder` (absolute); nothing where there is none. Error (unreadable)
  // on a repository that libgit2 cannot open: its rules are not known then.
  static Result<std::optional<RepositoryRules>> of(const std::string& folder);

  // `path`: absolute; no unless it is below the folder. Ignored too if a folder above it is. Tracked files
  // are ignored like others: what a team has put on its list is not for tools.
  bool ignores(const std::string& path, EntryKind kind) const;

 private:
  struct State;
  explicit RepositoryRules(std::shared_ptr<State> state) : state_(std::move(state)) {}
  std::shared_ptr<State> state_;
};

}  // namespace mojimend
