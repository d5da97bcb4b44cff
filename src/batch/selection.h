// Which entries below a folder are looked at: hidden ones, ignored ones, excluded ones.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "git/ignore_patterns.h"

namespace mojimend {

enum class HiddenEntries { skipped, visited };      // names that begin with a dot
enum class IgnoreRules { respected, disregarded };  // of git repositories and .ignore files
enum class NamedFiles { always, unless_ignored };   // whether the rules hold for files that the user names

struct Selection {
  HiddenEntries hidden = HiddenEntries::skipped;
  IgnoreRules ignore = IgnoreRules::respected;
  NamedFiles named = NamedFiles::always;
  // Patterns as in a .gitignore of the current folder, or of a named folder that is not below that.
  std::vector<std::string> excluded;
};

// The rules along the folders from the root of the file system to where a walk is. In this order: what the
// user excluded, .ignore files from the inside out, then what git has: .gitignore files from the inside out
// to where the repository begins, .git/info/exclude, the user's own list.
class SelectionRules {
 public:
  // Error (unreadable) on a repository or a list that cannot be read.
  static Result<SelectionRules> at(const std::filesystem::path& folder, const Selection& selection);

  // Goes into a folder of the present one, and back.
  Result<void> enter(const std::string& name);
  void leave() { levels_.pop_back(); }

  // An entry of the present folder.
  bool passes_over(const std::string& name, EntryKind kind) const;
  // A file of the present folder that the user named: passed over too if a folder above it is, though not
  // because it is hidden.
  bool passes_over_named(const std::string& name) const;

 private:
  struct Level {
    std::filesystem::path folder;  // absolute, without symbolic links
    std::optional<IgnorePatterns> ignore_file, git_ignore_file;
    std::optional<std::vector<IgnorePatterns>> repository;  // lists of the one that begins here
  };

  explicit SelectionRules(const Selection& selection) : selection_(selection) {}
  Result<void> push(const std::filesystem::path& folder);
  bool is_in_repository() const;
  bool ignored(const std::string& path, EntryKind kind) const;
  bool ignored_by_git(const std::string& path, EntryKind kind) const;

  const Selection& selection_;
  std::vector<Level> levels_;
  std::optional<IgnorePatterns> excluded_;
};

}  // namespace mojimend
