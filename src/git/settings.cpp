// Asks libgit2 for the local level alone, so that a user's own settings are neither seen nor changed.
#include "git/settings.h"

#include <filesystem>

#include "git/library.h"

namespace mojimend {

using ConfigHandle = GitHandle<git_config, git_config_free>;

struct GitSettings::State {
  GitLibrary library;
  std::string path;
  ConfigHandle config;
};

namespace {

Error trouble(ErrorKind kind, const std::string& path, const std::string& what, std::string advice) {
  Error error{kind, what + ": " + last_git_error(), std::move(advice)};
  error.path = path;
  return error;
}

}  // namespace

GitSettings::GitSettings(std::unique_ptr<State> state) : state_(std::move(state)) {}
GitSettings::GitSettings(GitSettings&&) noexcept = default;
GitSettings& GitSettings::operator=(GitSettings&&) noexcept = default;
GitSettings::~GitSettings() = default;

Result<GitSettings> GitSettings::open() {
  auto state = std::make_unique<State>();
  const auto repository = repository_here();
  if (!repository) return failure(repository.error());
  // Of a further working tree, the repository's own.
  state->path = (std::filesystem::path(::git_repository_commondir(repository->get())) / "config").string();
  git_config* config = nullptr;
  if (::git_config_open_ondisk(&config, state->path.c_str()) != 0)
    return failure(
        trouble(ErrorKind::unreadable, state->path, "it cannot be read", "see git config --local --list"));
  state->config.reset(config);
  return GitSettings(std::move(state));
}

std::string GitSettings::path() const { return state_->path; }

std::optional<std::string> GitSettings::value(const std::string& name) const {
  git_buf buffer{};
  if (::git_config_get_string_buf(&buffer, state_->config.get(), name.c_str()) != 0) return std::nullopt;
  std::string out(buffer.ptr, buffer.size);
  ::git_buf_dispose(&buffer);
  return out;
}

Result<void> GitSettings::set(const std::string& name, const std::string& value) {
  if (::git_config_set_string(state_->config.get(), name.c_str(), value.c_str()) == 0) return {};
  return failure(
      trouble(ErrorKind::unwritable, state_->path, name + " cannot be set", "check its permissions"));
}

Result<void> GitSettings::remove(const std::string& name) {
  const int status = ::git_config_delete_entry(state_->config.get(), name.c_str());
  if (status == 0 || status == GIT_ENOTFOUND) return {};
  return failure(
      trouble(ErrorKind::unwritable, state_->path, name + " cannot be removed", "check its permissions"));
}

}  // namespace mojimend
