// Splices replacements between the untouched bytes.
#include "files/fix.h"

#include <algorithm>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{256} << 10;  // bytes

Error changed_meanwhile(const std::string& path) {
  Error error{ErrorKind::unwritable, {}};
  error.path = path;
  error.reason = "changed while it was being read, so it was left as it is";
  error.advice = "run again when nothing writes to it";
  return error;
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
  return FixToOutput(file_).block(block);
}

Result<void> FixInPlace::start_file(std::size_t prefix) {
  if (auto done = file_.open(source_.path()); !done) return done;
  std::vector<char> buffer(std::min(prefix, kCopyBuffer));
  for (std::size_t at = 0; at < prefix;) {
    const auto count = source_.read(at, std::span(buffer).first(std::min(buffer.size(), prefix - at)));
    if (!count) return failure(count.error());
    if (*count == 0) return failure(changed_meanwhile(source_.path()));
    if (auto done = file_.write({buffer.data(), *count}); !done) return done;
    at += *count;
  }
  return {};
}

Result<void> FixInPlace::end(const Totals&) {
  return file_.is_open() ? replace(source_, file_) : Result<void>{};
}

Result<void> replace(FileSource& source, AtomicFile& file) {
  if (auto done = file.take_attributes(source.path(), source.status()); !done) return done;
  // Last of all, so that little time is left in which somebody could write to it.
  if (auto done = file.sync(); !done) return done;
  if (source.freshness() == Freshness::changed) return failure(changed_meanwhile(source.path()));
  return file.commit();
}

Result<void> FixToFile::begin(const DocumentHead& head) {
  std::error_code failed;
  const auto folder = std::filesystem::path(path_).parent_path();
  if (!folder.empty()) std::filesystem::create_directories(folder, failed);
  if (!failed) return file_.open(path_).and_then([&] { return writer_->begin(head); });
  Error error{ErrorKind::unwritable, {}};
  error.path = folder.string();
  error.reason = "the folder cannot be made: " + failed.message();
  error.advice = "choose another --output-dir";
  return failure(error);
}

Result<void> FixToFile::end(const Totals& totals) {
  if (auto done = writer_->end(totals); !done) return done;
  if (auto done = file_.take_mode(mode_); !done) return done;
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
