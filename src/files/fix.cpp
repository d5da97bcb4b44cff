// Splices replacements between the untouched bytes.
#include "files/fix.h"

#include <algorithm>
#include <filesystem>

namespace mojimend {
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
  if (!replacement_.is_started()) {
    const bool changes =
        std::any_of(block.changes.begin(), block.changes.end(), [](auto& each) { return each.applies; });
    if (!changes) return {};
    auto done = replacement_.start().and_then([&] { return replacement_.copy(block.offset); });
    if (!done) return done;
  }
  return replacement_.was(block.original).and_then([&] { return write_down(block); }).and_then([&] {
    return FixToOutput(replacement_.fixed()).block(block);
  });
}

// The block's changes, inverted.
Result<void> FixInPlace::write_down(const Block& block) {
  std::uint64_t fixed = replacement_.fixed_size();  // where the block begins
  std::size_t at = 0;                               // bytes of the block
  for (const Change& change : block.changes) {
    if (!change.applies) continue;
    const std::size_t start = change.edit.span.start - block.offset;
    const std::size_t end = change.edit.span.end - block.offset;
    fixed += start - at;
    const std::size_t length = change.edit.replacement.size();
    if (auto done = replacement_.changed(fixed, length, block.original.substr(start, end - start)); !done)
      return done;
    fixed += length;
    at = end;
  }
  return {};
}

Result<void> FixInPlace::end(const Totals&) {
  return replacement_.is_started() ? replacement_.finish() : Result<void>{};
}

Result<void> FixToFile::begin(const DocumentHead& head) {
  std::error_code failed;
  const auto folder = std::filesystem::path(path_).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, failed);
  if (!failed)
    return file_.open(path_, {.mode = like_.st_mode}).and_then([&] { return writer_->begin(head); });
  Error error{ErrorKind::unwritable, {}};
  error.path = folder.string();
  error.reason = "the folder cannot be made: " + failed.message();
  error.advice = "choose another --output-dir";
  return failure(error);
}

Result<void> FixToFile::end(const Totals& totals) {
  if (auto done = writer_->end(totals); !done) return done;
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
