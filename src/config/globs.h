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

  // Whether one of them names `path` (absolute) or a folder above it. For one thread; O(patterns), and
  // O(patterns × depth) for the first file of a folder.
  bool match(const std::string& path) const;

 private:
  Globs(std::string folder, IgnorePatterns patterns)
      : folder_(std::move(folder)), patterns_(std::move(patterns)) {}

  bool matches_folder(const std::string& path) const;

  std::string folder_;
  IgnorePatterns patterns_;
  // Files come folder by folder.
  mutable std::string asked_;
  mutable bool asked_matches_ = false;
};

}  // namespace mojimend
