// What .gitattributes say of a path.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>

namespace mojimend {

// Keeps the repositories that it has met open. For one thread.
class GitAttributes {
 public:
  GitAttributes();
  ~GitAttributes();
  GitAttributes(GitAttributes&&) noexcept;
  GitAttributes& operator=(GitAttributes&&) noexcept;

  // The string that the attribute `name` has for the file `path` (absolute, without "." and ".."); nothing
  // outside of working trees, and where it is not set to a string. Reads the attributes files as git does
  // when it checks in: those of the working tree, else of the index, .git/info/attributes, the user's and the
  // system's. O(lines of those that changed since).
  std::optional<std::string> value(const std::string& path, const char* name);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mojimend
