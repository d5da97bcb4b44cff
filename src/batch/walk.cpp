// Reads each folder whole, sorts it, then goes through it: files that are written meanwhile are not met
// again.
#include "batch/walk.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

namespace fs = std::filesystem;

struct Walk {
  const std::string& skip;
  const WalkHandlers& handlers;
  std::size_t files = 0;

  Visit folder(const fs::path& path);
};

Error unreadable(const fs::path& path, const std::error_code& why) {
  Error error{ErrorKind::unreadable, {}};
  error.path = path.string();
  error.reason = "the folder cannot be read: " + why.message();
  error.advice = "check its permissions";
  return error;
}

Visit Walk::folder(const fs::path& path) {
  std::error_code failed;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed))
    entries.push_back(*it);
  if (failed) handlers.trouble(unreadable(path, failed));
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const fs::directory_entry& entry : entries) {
    std::error_code ignored;
    const fs::file_type type = entry.symlink_status(ignored).type();
    Visit next = Visit::go_on;
    if (type == fs::file_type::directory) {
      const bool skipped =
          entry.path().filename() == ".git" || (!skip.empty() && fs::equivalent(entry.path(), skip, ignored));
      if (!skipped) next = folder(entry.path());
    } else if (type == fs::file_type::regular) {
      ++files;
      next = handlers.file(entry.path().string(), Origin::walked);
    }
    if (next == Visit::stop) return next;
  }
  return Visit::go_on;
}

}  // namespace

Visit walk(const std::string& path, const std::string& skip, const WalkHandlers& handlers) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return handlers.file(path, Origin::named);
  std::size_t troubles = 0;
  const WalkHandlers counting{handlers.file, [&](const Error& error) {
                                ++troubles;
                                handlers.trouble(error);
                              }};
  Walk below{skip, counting};
  const Visit result = below.folder(path);
  if (result == Visit::go_on && below.files == 0 && troubles == 0) {
    Error error{ErrorKind::no_files, {}};
    error.path = path;
    error.reason = "is a folder without files";
    error.advice = "name a file, or a folder that holds some";
    handlers.trouble(error);
  }
  return result;
}

}  // namespace mojimend
