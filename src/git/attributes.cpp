// Asks libgit2, folder by folder.
#include "git/attributes.h"

#include <vector>

#include "git/library.h"

namespace mojimend {

struct GitAttributes::State {
  struct Repository {
    GitRepositoryHandle handle;
    std::string folder;  // of the working tree, with a slash at the end
  };

  Repository* of_folder(const std::string& folder);

  GitLibrary library;
  std::map<std::string, std::unique_ptr<Repository>> repositories;  // by working tree
  std::map<std::string, Repository*> folders;                       // null: in none
};

// A folder's repository is the one that begins in it, or else that of the folder above.
GitAttributes::State::Repository* GitAttributes::State::of_folder(const std::string& folder) {
  if (const auto known = folders.find(folder); known != folders.end()) return known->second;
  Repository* found = nullptr;
  git_repository* opened = nullptr;
  if (::git_repository_open_ext(&opened, folder.c_str(), GIT_REPOSITORY_OPEN_NO_SEARCH, nullptr) == 0) {
    auto repository = std::make_unique<Repository>();
    repository->handle.reset(opened);
    if (const char* tree = ::git_repository_workdir(opened)) {
      repository->folder = tree;
      found = repository.get();
      repositories[folder] = std::move(repository);
    }
  } else if (const std::size_t slash = folder.rfind('/'); slash != folder.npos && folder != "/") {
    found = of_folder(slash == 0 ? "/" : folder.substr(0, slash));
  }
  return folders[folder] = found;
}

GitAttributes::GitAttributes() : state_(std::make_unique<State>()) {}
GitAttributes::~GitAttributes() = default;
GitAttributes::GitAttributes(GitAttributes&&) noexcept = default;
GitAttributes& GitAttributes::operator=(GitAttributes&&) noexcept = default;

std::optional<std::string> GitAttributes::value(const std::string& path, const char* name) {
  const std::size_t slash = path.rfind('/');
  if (slash == path.npos) return std::nullopt;
  const State::Repository* repository = state_->of_folder(slash == 0 ? "/" : path.substr(0, slash));
  if (!repository || !path.starts_with(repository->folder)) return std::nullopt;
  const char* value = nullptr;
  const std::string below = path.substr(repository->folder.size());
  if (::git_attr_get(&value, repository->handle.get(), GIT_ATTR_CHECK_FILE_THEN_INDEX, below.c_str(), name) !=
          0 ||
      ::git_attr_value(value) != GIT_ATTR_VALUE_STRING)
    return std::nullopt;
  return std::string(value);
}

}  // namespace mojimend
