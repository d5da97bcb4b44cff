// Asks libgit2. Its public interface matches patterns only against the files of a repository, so a list of
// patterns becomes a repository in memory that has nothing else. Its own answer for a whole repository was
// rejected: it drops a "!" line that negates nothing in its own file (libgit2 issue 7284), which git does
// not. A matcher of our own would differ from git's in other corners.
#include "git/ignore_patterns.h"

#include <git2/sys/repository.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "git/library.h"

namespace mojimend {
namespace {

namespace fs = std::filesystem;

Error trouble(const std::string& path) {
  Error error{ErrorKind::unreadable, {}};
  error.path = path;
  error.reason = "its ignore rules cannot be read: " + last_git_error();
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

Result<GitRepositoryHandle> in_memory(const std::string& folder, const std::string& patterns) {
  git_repository* made = nullptr;
  if (::git_repository_new(&made) != 0) return failure(trouble(folder));
  GitRepositoryHandle repository(made);
  if (::git_repository_set_workdir(made, folder.c_str(), 0) != 0 ||
      ::git_ignore_add_rule(made, patterns.c_str()) != 0)
    return failure(trouble(folder));
  return repository;
}

std::string exclude_file(git_repository* repository) {
  git_buf folder{};
  const std::string info =
      taken_from(folder, ::git_repository_item_path(&folder, repository, GIT_REPOSITORY_ITEM_INFO));
  return info.empty() ? info : (fs::path(info) / "exclude").string();
}

}  // namespace

// libgit2 answers yes or no, and no may mean that no pattern matches. So each list is asked twice, behind a
// first line that ignores everything and behind two that ignore nothing; the last line that matches decides,
// and no .gitignore on the disk is ever reached.
struct IgnorePatterns::State {
  GitLibrary library;
  std::string folder;
  GitRepositoryHandle behind_all, behind_none;
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

bool IgnorePatterns::ignores(const std::string& path, EntryKind kind) const {
  const std::string relative = below(state_->folder, path);
  return !relative.empty() && says_ignored(state_->behind_none.get(), relative, kind);
}

IgnoreVerdict IgnorePatterns::verdict(const std::string& path, EntryKind kind) const {
  const std::string relative = below(state_->folder, path);
  if (relative.empty()) return IgnoreVerdict::silent;
  if (says_ignored(state_->behind_none.get(), relative, kind)) return IgnoreVerdict::ignored;
  return says_ignored(state_->behind_all.get(), relative, kind) ? IgnoreVerdict::silent : IgnoreVerdict::kept;
}

Result<std::optional<IgnorePatterns>> patterns_in(const std::string& path, const std::string& folder) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  std::ostringstream patterns;
  if (fs::file_size(path, failed) > 0) patterns << file.rdbuf();
  if (file && !failed) return IgnorePatterns::of(folder, patterns.str());
  Error error{ErrorKind::unreadable, "cannot be read, so what it ignores is not known",
              "check its permissions, or use --no-ignore to do without it"};
  error.path = path;
  return failure(error);
}

Result<std::optional<std::vector<IgnorePatterns>>> repository_patterns(const std::string& folder) {
  std::error_code failed;
  if (!fs::exists(fs::path(folder) / ".git", failed)) return std::nullopt;
  const GitLibrary library;
  git_repository* opened = nullptr;
  const int status =
      ::git_repository_open_ext(&opened, folder.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr);
  if (status == GIT_ENOTFOUND) return std::nullopt;
  if (status != 0) return failure(trouble(folder));
  const GitRepositoryHandle repository(opened);
  std::vector<IgnorePatterns> lists;
  for (const std::string& path : {exclude_file(opened), users_file(opened, "core.excludesfile", "ignore")}) {
    if (path.empty()) continue;
    auto patterns = patterns_in(path, folder);
    if (!patterns) return failure(patterns.error());
    if (*patterns) lists.push_back(std::move(**patterns));
  }
  return lists;
}

}  // namespace mojimend
