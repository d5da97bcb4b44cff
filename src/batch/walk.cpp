// Reads each folder whole, sorts it, then goes through it: files that are written meanwhile are not met
// again.
#include "batch/walk.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

namespace fs = std::filesystem;

Error unreadable(const fs::path& path, const std::error_code& why) {
  Error error{ErrorKind::unreadable, {}};
  error.path = path.string();
  error.reason = "the folder cannot be read: " + why.message();
  error.advice = "check its permissions";
  return error;
}

class Walk {
 public:
  Walk(SelectionRules rules, const std::string& skip, const WalkHandlers& handlers)
      : rules_(std::move(rules)), skip_(skip), handlers_(handlers) {}

  Visit folder(const fs::path& path);
  // What there is to say at the end, if no file was met.
  void tell_if_nothing(const std::string& path) const;

 private:
  Visit entry(const fs::directory_entry& entry);
  Visit inner_folder(const fs::path& path);
  void tell(const Error& error);

  SelectionRules rules_;
  const std::string& skip_;
  const WalkHandlers& handlers_;
  std::size_t files_ = 0, passed_over_ = 0, troubles_ = 0;
};

Visit Walk::folder(const fs::path& path) {
  std::error_code failed;
  std::vector<fs::directory_entry> entries;
  for (fs::directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed))
    entries.push_back(*it);
  if (failed) tell(unreadable(path, failed));
  std::sort(entries.begin(), entries.end(),
            [](const auto& a, const auto& b) { return a.path().native() < b.path().native(); });
  for (const fs::directory_entry& each : entries)
    if (entry(each) == Visit::stop) return Visit::stop;
  return Visit::go_on;
}

Visit Walk::entry(const fs::directory_entry& entry) {
  std::error_code failed;
  const fs::file_type type = entry.symlink_status(failed).type();
  const bool is_folder = type == fs::file_type::directory;
  if (!is_folder && type != fs::file_type::regular) return Visit::go_on;
  if (rules_.passes_over(entry.path().filename().string(), is_folder ? EntryKind::folder : EntryKind::file)) {
    ++passed_over_;
    return Visit::go_on;
  }
  if (is_folder) return inner_folder(entry.path());
  ++files_;
  return handlers_.file(entry.path().string(), PathOrigin::walked);
}

Visit Walk::inner_folder(const fs::path& path) {
  std::error_code failed;
  if (!skip_.empty() && fs::equivalent(path, skip_, failed)) return Visit::go_on;
  if (auto done = rules_.enter(path.filename().string()); !done) {
    tell(done.error());
    return Visit::go_on;
  }
  const Visit next = folder(path);
  rules_.leave();
  return next;
}

void Walk::tell(const Error& error) {
  ++troubles_;
  handlers_.trouble(error);
}

void Walk::tell_if_nothing(const std::string& path) const {
  if (files_ > 0 || troubles_ > 0) return;
  Error error{ErrorKind::no_files, {}};
  error.path = path;
  error.reason = passed_over_ > 0 ? "is a folder without files that are neither hidden nor ignored"
                                  : "is a folder without files";
  error.advice = passed_over_ > 0 ? "use --hidden or --no-ignore to look at those too"
                                  : "name a file, or a folder that holds some";
  handlers_.trouble(error);
}

Visit named_file(const std::string& path, const Selection& selection, const WalkHandlers& handlers) {
  std::error_code failed;
  if (selection.named == NamedFiles::unless_ignored && fs::exists(path, failed)) {
    const fs::path file = fs::absolute(path);
    const auto rules = SelectionRules::at(file.parent_path(), selection);
    if (!rules) {
      handlers.trouble(rules.error());
      return Visit::go_on;
    }
    if (rules->passes_over_named(file.filename().string())) return Visit::go_on;
  }
  return handlers.file(path, PathOrigin::named);
}

}  // namespace

Visit walk(const std::string& path, const Selection& selection, const std::string& skip,
           const WalkHandlers& handlers) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return named_file(path, selection, handlers);
  auto rules = SelectionRules::at(path, selection);
  if (!rules) {
    handlers.trouble(rules.error());
    return Visit::go_on;
  }
  Walk below(std::move(*rules), skip, handlers);
  const Visit result = below.folder(path);
  if (result == Visit::go_on) below.tell_if_nothing(path);
  return result;
}

}  // namespace mojimend
