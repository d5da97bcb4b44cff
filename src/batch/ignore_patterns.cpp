// Asks libgit2. Its public interface matches patterns only against the files of a repository, so a list of
// patterns becomes a repository in memory that has nothing else; another matcher of the same syntax would
// differ from git's in some corner.
#include "batch/ignore_patterns.h"

#include <git2.h>
#include <git2/sys/repository.h>

#include <filesystem>

namespace mojimend {
namespace {

struct FreeRepository {
  void operator()(git_repository* repository) const { git_repository_free(repository); }
};
using RepositoryHandle = std::unique_ptr<git_repository, FreeRepository>;

// Counts its users, so that each object below may hold one.
struct Library {
  Library() {
    ::git_libgit2_init();
    // Whose repository it is does not matter to somebody who only reads its ignore rules.
    ::git_libgit2_opts(GIT_OPT_SET_OWNER_VALIDATION, 0);
  }
  ~Library() { ::git_libgit2_shutdown(); }
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;
};

Error trouble(const std::string& path) {
  const git_error* last = ::git_error_last();
  Error error{ErrorKind::unreadable, {}};
  error.path = path;
  error.reason = "its ignore rules cannot be read: " + std::string(last ? last->message : "unknown reason");
  error.advice = "repair that, or use --no-ignore to do without them";
  return error;
}

// Empty for the folder itself and for what is elsewhere. Both without a slash at the end.
std::string below(const std::string& folder, const std::string& path) {
  const std::string start = folder == "/" ? folder : folder + "/";
  return path.starts_with(start) ? path.substr(start.size()) : std::string();
}

bool says_ignored(git_repository* repository, std::string path, EntryKind kind) {
  if (path.empty()) return false;
  if (kind == EntryKind::folder) path += '/';
  int ignored = 0;
  // It fails only where a .gitignore cannot be read, and then git, too, goes on without it.
  return ::git_ignore_path_is_ignored(&ignored, repository, path.c_str()) == 0 && ignored != 0;
}

Result<RepositoryHandle> in_memory(const std::string& folder, const std::string& patterns) {
  git_repository* made = nullptr;
  if (::git_repository_new(&made) != 0) return failure(trouble(folder));
  RepositoryHandle repository(made);
  if (::git_repository_set_workdir(made, folder.c_str(), 0) != 0 ||
      ::git_ignore_add_rule(made, patterns.c_str()) != 0)
    return failure(trouble(folder));
  return repository;
}

}  // namespace

// libgit2 answers yes or no, and no may mean that no pattern matches. So each list is asked twice, behind a
// first line that ignores everything and behind two that ignore nothing; the last line that matches decides,
// and no .gitignore on the disk is ever reached.
struct IgnorePatterns::State {
  Library library;
  std::string folder;
  RepositoryHandle behind_all, behind_none;
};

Result<IgnorePatterns> IgnorePatterns::of(const std::string& folder, const std::string& patterns) {
  auto state = std::make_shared<State>();
  state->folder = folder;
  auto behind_all = in_memory(state->folder, "*\n" + patterns + "\n");
  if (!behind_all) return failure(behind_all.error());
  auto behind_none = in_memory(state->folder, "*\n!*\n" + patterns + "\n");
  if (!behind_none) return failure(behind_none.error());
  state->behind_all = std::move(*behind_all);
  state->behind_none = std::move(*behind_none);
  return IgnorePatterns(std::move(state));
}

Verdict IgnorePatterns::verdict(const std::string& path, EntryKind kind) const {
  const std::string relative = below(state_->folder, path);
  if (relative.empty()) return Verdict::silent;
  if (says_ignored(state_->behind_none.get(), relative, kind)) return Verdict::ignored;
  return says_ignored(state_->behind_all.get(), relative, kind) ? Verdict::silent : Verdict::kept;
}

struct RepositoryRules::State {
  Library library;
  std::string folder;  // of the working tree
  RepositoryHandle repository;
};

Result<std::optional<RepositoryRules>> RepositoryRules::of(const std::string& folder) {
  auto state = std::make_shared<State>();
  git_repository* opened = nullptr;
  const int status =
      ::git_repository_open_ext(&opened, folder.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  if (status == GIT_ENOTFOUND) return std::nullopt;
  if (status != 0) return failure(trouble(folder));
  state->repository.reset(opened);
  if (!::git_repository_workdir(opened)) return std::nullopt;  // bare
  state->folder = folder;
  return RepositoryRules(std::move(state));
}

bool RepositoryRules::ignores(const std::string& path, EntryKind kind) const {
  return says_ignored(state_->repository.get(), below(state_->folder, path), kind);
}

}  // namespace mojimend
