// Globs: patterns of a configuration, which are those of gitignore(5), so that people need to know one kind.
#pragma once

#include <string>
#include <vector>

#include "git/ignore_patterns.h"

namespace mojimend {

class Globs {
 public:
  // `folder`: absolute; the patterns hold for what is below it. Error (unreadable) if they cannot be taken.
  static Result<Globs> of(const std::string& folder, const std::vector<std::string>& patterns);

  // Whether one of them names `path` (absolute) or a folder above it. O(patterns × depth).
  bool match(const std::string& path) const;

 private:
  Globs(std::string folder, IgnorePatterns patterns)
      : folder_(std::move(folder)), patterns_(std::move(patterns)) {}

  std::string folder_;
  IgnorePatterns patterns_;
};

}  // namespace mojimend
