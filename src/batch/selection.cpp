// Reads the rules of each folder once, on the way in.
#include "batch/selection.h"

#include <algorithm>

namespace mojimend {
namespace {

namespace fs = std::filesystem;

}  // namespace

Result<SelectionRules> SelectionRules::at(const fs::path& folder, const Selection& selection) {
  SelectionRules rules(selection);
  std::error_code failed;
  const fs::path here = fs::canonical(folder, failed);
  if (failed) {
    Error error{ErrorKind::unreadable, "the folder cannot be read: " + failed.message()};
    error.path = folder.string();
    return failure(error);
  }
  if (!selection.excluded.empty()) {
    std::string patterns;
    for (const std::string& each : selection.excluded) patterns += each + "\n";
    const fs::path current = fs::current_path(failed);
    const bool inside =
        !failed &&
        std::mismatch(current.begin(), current.end(), here.begin(), here.end()).first == current.end();
    auto excluded = IgnorePatterns::of((inside ? current : here).string(), patterns);
    if (!excluded) return failure(excluded.error());
    rules.excluded_ = std::move(*excluded);
  }
  fs::path above;
  for (const fs::path& part : here)
    if (auto done = rules.push(above /= part); !done) return failure(done.error());
  return rules;
}

Result<void> SelectionRules::push(const fs::path& folder) {
  Level& level = levels_.emplace_back(Level{folder, {}, {}, {}});
  if (selection_.ignore == IgnoreRules::disregarded) return {};
  const auto take = [&](const char* name, std::optional<IgnorePatterns>& patterns) {
    return patterns_in((folder / name).string(), folder.string()).map([&](auto found) {
      patterns = std::move(found);
    });
  };
  return repository_patterns(folder.string())
      .map([&](auto found) { level.repository = std::move(found); })
      .and_then([&] { return take(".ignore", level.ignore_file); })
      .and_then(
          [&] { return is_in_repository() ? take(".gitignore", level.git_ignore_file) : Result<void>(); });
}

Result<void> SelectionRules::enter(const std::string& name) {
  auto done = push(levels_.back().folder / name);
  if (!done) leave();
  return done;
}

bool SelectionRules::is_in_repository() const {
  return std::ranges::any_of(levels_, [](const Level& each) { return each.repository.has_value(); });
}

bool SelectionRules::passes_over(const std::string& name, EntryKind kind) const {
  if (name == ".git") return true;
  if (selection_.hidden == HiddenEntries::skipped && name.starts_with('.')) return true;
  return ignored((levels_.back().folder / name).string(), kind);
}

bool SelectionRules::passes_over_named(const std::string& name) const {
  return std::ranges::any_of(
             levels_,
             [&](const Level& level) { return ignored(level.folder.string(), EntryKind::folder); }) ||
         ignored((levels_.back().folder / name).string(), EntryKind::file);
}

bool SelectionRules::ignored(const std::string& path, EntryKind kind) const {
  if (excluded_ && excluded_->verdict(path, kind) == IgnoreVerdict::ignored) return true;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (!level->ignore_file) continue;
    const IgnoreVerdict verdict = level->ignore_file->verdict(path, kind);
    if (verdict != IgnoreVerdict::silent) return verdict == IgnoreVerdict::ignored;
  }
  return ignored_by_git(path, kind);
}

bool SelectionRules::ignored_by_git(const std::string& path, EntryKind kind) const {
  if (!is_in_repository()) return false;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    IgnoreVerdict verdict =
        level->git_ignore_file ? level->git_ignore_file->verdict(path, kind) : IgnoreVerdict::silent;
    if (level->repository)
      for (const IgnorePatterns& each : *level->repository)
        if (verdict == IgnoreVerdict::silent) verdict = each.verdict(path, kind);
    if (verdict != IgnoreVerdict::silent) return verdict == IgnoreVerdict::ignored;
    if (level->repository) return false;
  }
  return false;
}

}  // namespace mojimend
