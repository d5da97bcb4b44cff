// Splices replacements between the untouched bytes.
#include "files/fix.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{256} << 10;  // bytes

Error shrunk(const std::string& path) {
  return {ErrorKind::unwritable, "became shorter while it was being read, so it was left as it is",
          "run again when nothing writes to it", path};
}

}  // namespace

Result<void> FixToOutput::block(const Block& block) {
  std::size_t at = 0;  // bytes of the block
  for (const Change& change : block.changes) {
    if (!change.applies) continue;
    const std::size_t start = change.edit.span.start - block.offset;
    if (auto done = output_.write(block.original.substr(at, start - at)); !done) return done;
    if (auto done = output_.write(change.edit.replacement); !done) return done;
    at = change.edit.span.end - block.offset;
  }
  return output_.write(block.original.substr(at));
}

Result<void> FixInPlace::block(const Block& block) {
  if (!file_.is_open()) {
    const bool changes =
        std::any_of(block.changes.begin(), block.changes.end(), [](auto& each) { return each.applies; });
    if (!changes) return {};
    if (auto done = start_file(block.offset); !done) return done;
  }
  if (options_.journal) {
    (void)original_.write(block.original);
    if (auto done = write_down(block); !done) return done;
  }
  return FixToOutput(fixed_).block(block);
}

// The block's changes, inverted. fixed_ is where the block begins in the fixed file.
Result<void> FixInPlace::write_down(const Block& block) {
  std::uint64_t fixed = fixed_.size();
  std::size_t at = 0;  // bytes of the block
  for (const Change& change : block.changes) {
    if (!change.applies) continue;
    const std::size_t start = change.edit.span.start - block.offset;
    const std::size_t end = change.edit.span.end - block.offset;
    fixed += start - at;
    const std::size_t length = change.edit.replacement.size();
    if (auto done = entry_->add(fixed, length, block.original.substr(start, end - start)); !done)
      return failure(at_path(done.error()));
    fixed += length;
    at = end;
  }
  return {};
}

Result<void> FixInPlace::start_file(std::size_t prefix) {
  if (auto done = check_replaceable(source_, options_.hard_links); !done) return done;
  if (auto done = file_.open(source_.path()); !done) return done;
  if (options_.journal) entry_.emplace(*options_.journal);
  std::vector<char> buffer(std::min(prefix, kCopyBuffer));
  for (std::size_t at = 0; at < prefix;) {
    const auto count = source_.read(at, std::span(buffer).first(std::min(buffer.size(), prefix - at)));
    if (!count) return failure(count.error());
    if (*count == 0) return failure(shrunk(source_.path()));
    const std::string_view piece(buffer.data(), *count);
    if (options_.journal) (void)original_.write(piece);
    if (auto done = fixed_.write(piece); !done) return done;
    at += *count;
  }
  return {};
}

Result<void> FixInPlace::end(const Totals&) {
  if (!file_.is_open()) return {};
  if (auto done = file_.take_attributes(source_); !done) return done;
  const auto& status = source_.status();
  if (options_.times == Times::keep)
    if (auto done = file_.take_times(status.st_atim, status.st_mtim); !done) return done;
  // Before the journal, so that a full disk is known before an entry is made.
  if (auto done = file_.sync(); !done) return done;
  if (auto done = finish_entry(); !done) return done;
  auto done = file_.replace(source_);
  if (!done && entry_) entry_->cancel();
  return done;
}

Result<void> FixInPlace::finish_entry() {
  if (!entry_) return {};
  const auto& status = source_.status();
  JournalFile file;
  file.path = file_.target();
  file.temporary = file_.temporary_name();
  file.original = original_.finish();
  file.fixed = fixed_.finish();
  file.mode = status.st_mode & 07777;
  file.accessed = status.st_atim;
  file.modified = status.st_mtim;
  return entry_->finish(std::move(file)).map_error([&](Error error) { return at_path(std::move(error)); });
}

// A journal that cannot be written is told with the file that was not fixed for it.
Error FixInPlace::at_path(Error error) const {
  error.path = source_.path();
  return error;
}

Result<void> FixToFile::begin(const DocumentHead&) {
  std::error_code failed;
  const auto folder = std::filesystem::path(path_).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, failed);
  if (!failed) return file_.open(path_, {.mode = like_.st_mode});
  Error error{ErrorKind::unwritable, {}};
  error.path = folder.string();
  error.reason = "the folder cannot be made: " + failed.message();
  error.advice = "choose another --output-dir";
  return failure(error);
}

Result<void> FixToFile::end(const Totals&) {
  if (times_ == Times::keep)
    if (auto done = file_.take_times(like_.st_atim, like_.st_mtim); !done) return done;
  return file_.commit();
}

std::string path_below(const std::string& folder, const std::string& path) {
  std::filesystem::path out = folder;
  bool leading = true;
  for (const auto& part : std::filesystem::path(path).lexically_normal().relative_path()) {
    if (leading && part == "..") continue;
    leading = false;
    out /= part;
  }
  return out.string();
}

}  // namespace mojimend
