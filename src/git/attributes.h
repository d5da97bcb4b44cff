// What .gitattributes say of paths.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace mojimend {

// Asks for one attribute, and keeps the repositories that it has met open. For one thread.
class GitAttributes {
 public:
  explicit GitAttributes(std::string attribute);
  ~GitAttributes();
  GitAttributes(GitAttributes&&) noexcept;
  GitAttributes& operator=(GitAttributes&&) noexcept;

  // The string that the attribute has for the file `path` (absolute, without "." and ".."); nothing outside
  // of working trees, and where it is not set to a string. Reads the attributes files of the working tree,
  // .git/info/attributes, the user's and the system's, when it meets the folder first.
  std::optional<std::string> value(const std::string& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mojimend
