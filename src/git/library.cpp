// What git(1) finds in the environment and libgit2 does not tell.
#include "git/library.h"

#include <cstdlib>
#include <filesystem>

namespace mojimend {

std::string last_git_error() {
  const git_error* last = ::git_error_last();
  return last && last->message ? last->message : "unknown reason";
}

Result<GitRepositoryHandle> repository_here() {
  git_repository* opened = nullptr;
  if (::git_repository_open_ext(&opened, ".", GIT_REPOSITORY_OPEN_FROM_ENV, nullptr) == 0)
    return GitRepositoryHandle(opened);
  return failure(Error{ErrorKind::missing, "there is no git repository here: " + last_git_error(),
                       "go to one and try again"});
}

std::string taken_from(git_buf& buffer, int status) {
  std::string out = status == 0 ? buffer.ptr : "";
  ::git_buf_dispose(&buffer);
  return out;
}

std::string users_file(git_repository* repository, const char* setting, const std::string& name) {
  git_config* config = nullptr;
  git_buf path{};
  std::string chosen;
  if (::git_repository_config(&config, repository) == 0)
    chosen = taken_from(path, ::git_config_get_path(&path, config, setting));
  ::git_config_free(config);
  if (!chosen.empty()) return chosen;
  const auto in = [](const char* variable, const std::string& below) {
    const char* value = std::getenv(variable);
    return value && *value ? (std::filesystem::path(value) / below).string() : std::string();
  };
  const std::string xdg = in("XDG_CONFIG_HOME", "git/" + name);
  return xdg.empty() ? in("HOME", ".config/git/" + name) : xdg;
}

}  // namespace mojimend
