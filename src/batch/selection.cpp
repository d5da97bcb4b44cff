// Reads the rules of each folder once, on the way in.
#include "batch/selection.h"

#include <algorithm>
#include <fstream>
#include <iterator>

namespace mojimend {
namespace {

namespace fs = std::filesystem;

Result<std::optional<IgnorePatterns>> ignore_file_of(const fs::path& folder) {
  const fs::path path = folder / ".ignore";
  std::error_code failed;
  if (!fs::is_regular_file(path, failed)) return std::nullopt;
  std::ifstream file(path, std::ios::binary);
  const std::string patterns{std::istreambuf_iterator<char>(file), {}};
  if (!file) {
    Error error{ErrorKind::unreadable, "cannot be read, so what it ignores is not known",
                "check its permissions, or use --no-ignore to do without it"};
    error.path = path.string();
    return failure(error);
  }
  return IgnorePatterns::of(folder.string(), patterns);
}

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
  for (const fs::path& part : here) {
    above /= part;
    auto level = rules.level(above);
    if (!level) return failure(level.error());
    rules.levels_.push_back(std::move(*level));
  }
  // A folder that the user names is looked at even where its repository ignores it.
  for (Level& each : rules.levels_)
    if (each.repository && each.repository->ignores(here.string(), EntryKind::folder))
      each.repository.reset();
  return rules;
}

Result<SelectionRules::Level> SelectionRules::level(const fs::path& folder) const {
  Level level{folder, std::nullopt, std::nullopt};
  if (selection_.ignore == IgnoreRules::disregarded) return level;
  auto ignore_file = ignore_file_of(folder);
  if (!ignore_file) return failure(ignore_file.error());
  level.ignore_file = std::move(*ignore_file);
  std::error_code failed;
  if (!fs::exists(folder / ".git", failed)) return level;
  auto repository = RepositoryRules::of(folder.string());
  if (!repository) return failure(repository.error());
  level.repository = std::move(*repository);
  return level;
}

Result<void> SelectionRules::enter(const std::string& name) {
  auto inner = level(levels_.back().folder / name);
  if (!inner) return failure(inner.error());
  levels_.push_back(std::move(*inner));
  return {};
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
  if (excluded_ && excluded_->verdict(path, kind) == Verdict::ignored) return true;
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
    if (!level->ignore_file) continue;
    const Verdict verdict = level->ignore_file->verdict(path, kind);
    if (verdict != Verdict::silent) return verdict == Verdict::ignored;
  }
  for (auto level = levels_.rbegin(); level != levels_.rend(); ++level)
    if (level->repository) return level->repository->ignores(path, kind);
  return false;
}

}  // namespace mojimend
