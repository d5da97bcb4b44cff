// Asks the patterns for the path and for each folder on the way to it.
#include "config/globs.h"

namespace mojimend {

Result<Globs> Globs::of(const std::string& folder, const std::vector<std::string>& patterns) {
  std::string lines;
  for (const std::string& each : patterns) lines += each + "\n";
  auto taken = IgnorePatterns::of(folder, lines);
  if (!taken) return failure(taken.error());
  return Globs(folder, std::move(*taken));
}

bool Globs::matches_folder(const std::string& path) const {
  if (path.size() <= folder_.size()) return false;
  if (path == asked_) return asked_matches_;
  const bool above = matches_folder(path.substr(0, path.rfind('/')));
  const bool matches = above || patterns_.ignores(path, EntryKind::folder);
  asked_ = path;
  return asked_matches_ = matches;
}

bool Globs::match(const std::string& path) const {
  if (!path.starts_with(folder_ == "/" ? folder_ : folder_ + "/")) return false;
  return matches_folder(path.substr(0, path.rfind('/'))) || patterns_.ignores(path, EntryKind::file);
}

}  // namespace mojimend
