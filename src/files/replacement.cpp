// Temporary file, journal, exchange: in that order.
#include "files/replacement.h"

#include <algorithm>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{256} << 10;  // bytes

Error shrunk(const std::string& path) {
  return {ErrorKind::unwritable, "became shorter while it was being read, so it was left as it is",
          "run again when nothing writes to it", path};
}

}  // namespace

Result<void> Replacement::start() {
  if (auto done = check_replaceable(source_, options_.hard_links); !done) return done;
  if (auto done = file_.open(source_.path()); !done) return done;
  if (options_.journal) entry_.emplace(*options_.journal);
  return {};
}

Result<void> Replacement::each_piece(std::uint64_t size, Result<void> (Replacement::*use)(std::string_view)) {
  std::vector<char> buffer(std::min<std::uint64_t>(size, kCopyBuffer));
  for (std::uint64_t at = 0; at < size;) {
    const auto room = static_cast<std::size_t>(std::min<std::uint64_t>(buffer.size(), size - at));
    const auto count = source_.read(at, std::span(buffer).first(room));
    if (!count) return failure(count.error());
    if (*count == 0) return failure(shrunk(source_.path()));
    if (auto done = (this->*use)({buffer.data(), *count}); !done) return done;
    at += *count;
  }
  return {};
}

Result<void> Replacement::copy(std::uint64_t size) { return each_piece(size, &Replacement::copied); }

Result<void> Replacement::copied(std::string_view piece) {
  if (auto done = was(piece); !done) return done;
  return fixed_.write(piece);
}

Result<void> Replacement::was(std::string_view original) {
  return entry_ ? original_.write(original) : Result<void>{};
}

Result<void> Replacement::changed(std::uint64_t at, std::uint64_t length, std::string_view original) {
  if (!entry_) return {};
  return entry_->add(at, length, original).map_error([&](Error error) { return at_path(std::move(error)); });
}

// The first piece stands for all of the fixed file, and the others are put in behind it: so no edit is longer
// than a piece.
Result<void> Replacement::replaced(std::string_view piece) {
  const bool first = original_.size() == 0;
  const std::uint64_t size = fixed_.size();
  if (auto done = changed(first ? 0 : size, first ? size : 0, piece); !done) return done;
  return was(piece);
}

Result<void> Replacement::changed_wholly() {
  if (!entry_) return {};
  return each_piece(static_cast<std::uint64_t>(source_.status().st_size), &Replacement::replaced);
}

Result<void> Replacement::finish() {
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

Result<void> Replacement::finish_entry() {
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
Error Replacement::at_path(Error error) const {
  error.path = source_.path();
  return error;
}

}  // namespace mojimend
