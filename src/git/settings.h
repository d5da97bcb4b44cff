// The settings of the repository that the current folder is in (.git/config), and nobody else's.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "text/result.h"

namespace mojimend {

class GitSettings {
 public:
  // Errors: missing where there is no repository; unreadable.
  static Result<GitSettings> open();
  GitSettings(GitSettings&&) noexcept;
  GitSettings& operator=(GitSettings&&) noexcept;
  ~GitSettings();

  // The file that holds them.
  std::string path() const;
  // Nothing where it is not set there.
  std::optional<std::string> value(const std::string& name) const;
  // Error (unwritable).
  Result<void> set(const std::string& name, const std::string& value);
  // Nothing happens where it is not set. Error (unwritable).
  Result<void> remove(const std::string& name);

 private:
  struct State;
  explicit GitSettings(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace mojimend
