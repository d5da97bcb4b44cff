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

bool Globs::match(const std::string& path) const {
  const std::string start = folder_ == "/" ? folder_ : folder_ + "/";
  if (!path.starts_with(start)) return false;
  for (std::size_t slash = path.find('/', start.size()); slash != path.npos;
       slash = path.find('/', slash + 1))
    if (patterns_.verdict(path.substr(0, slash), EntryKind::folder) == IgnoreVerdict::ignored) return true;
  return patterns_.verdict(path, EntryKind::file) == IgnoreVerdict::ignored;
}

}  // namespace mojimend
