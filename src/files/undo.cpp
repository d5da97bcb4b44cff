// Reads the fixed file once: what is untouched goes over as it is, each edit gives its original bytes, and
// both files are measured on the way.
#include "files/undo.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "files/atomic_file.h"
#include "files/journal_log.h"

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{256} << 10;  // bytes

Error refusal(const std::string& path, std::string reason, std::string advice) {
  return {ErrorKind::unwritable, std::move(reason), std::move(advice), path};
}

Error changed_since(const std::string& path) {
  return refusal(path, "changed since that run, so it was left as it is",
                 "undo a later run that changed it first, or take it from a backup");
}

// The edits of one entry, chunk by chunk.
class EditCursor {
 public:
  EditCursor(const JournalLog& log, const JournalIndex::Entry& entry) : log_(log), entry_(entry) {}

  // Bytes of the fixed file to leave and to replace, and what they were; false after the last one.
  Result<bool> next() {
    if (rest_.empty()) {
      if (chunk_ == entry_.chunks.size()) return false;
      auto record = log_.read_record(entry_.chunks[chunk_++]);
      if (!record) return failure(record.error());
      payload_ = std::move(*record);
      rest_ = std::string_view(payload_).substr(8);  // behind the entry's number
    }
    std::uint64_t size = 0;
    if (!take_varint(rest_, skip) || !take_varint(rest_, length) || !take_varint(rest_, size) ||
        size > rest_.size())
      return failure({ErrorKind::malformed, "an edit in the journal is not whole",
                      "it was not written by mojimend, or by a later version", log_.path()});
    original = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return true;
  }
  std::uint64_t skip = 0, length = 0;
  std::string_view original;

 private:
  const JournalLog& log_;
  const JournalIndex::Entry& entry_;
  std::size_t chunk_ = 0;
  std::string payload_;
  std::string_view rest_;
};

// One file on its way back.
class Restoration {
 public:
  Restoration(FileSource& source, AtomicFile& file) : source_(source), restored_(&file) {}

  // False if the file has not the length that the edits need.
  Result<bool> run(EditCursor& edits) {
    while (true) {
      const auto more = edits.next();
      if (!more) return failure(more.error());
      if (!*more) break;
      const auto copied = pass(edits.skip, &restored_);
      if (!copied || !*copied) return copied;
      const auto skipped = pass(edits.length, nullptr);
      if (!skipped || !*skipped) return skipped;
      if (auto done = restored_.write(edits.original); !done) return failure(done.error());
    }
    const auto size = static_cast<std::uint64_t>(source_.status().st_size);
    return pass(size - at_, &restored_);
  }
  Contents present() { return present_.finish(); }
  Contents restored() { return restored_.finish(); }

 private:
  // The next `count` bytes of the present file, to `output` or to nowhere.
  Result<bool> pass(std::uint64_t count, Output* output) {
    while (count > 0) {
      const auto size = std::min<std::uint64_t>(count, buffer_.size());
      const auto got = source_.read(at_, std::span(buffer_).first(size));
      if (!got) return failure(got.error());
      if (*got == 0) return false;
      const std::string_view piece(buffer_.data(), *got);
      (void)present_.write(piece);
      if (output)
        if (auto done = output->write(piece); !done) return failure(done.error());
      at_ += *got;
      count -= *got;
    }
    return true;
  }

  FileSource& source_;
  std::uint64_t at_ = 0;
  Measure present_{nullptr};
  Measure restored_;
  std::vector<char> buffer_ = std::vector<char>(kCopyBuffer);
};

class Undo {
 public:
  Undo(JournalLog& log, const UndoOptions& options) : log_(log), options_(options) {}

  Result<Undone> entry(const JournalIndex::Entry& entry) {
    const auto record = log_.read_record(entry.file);
    if (!record) return failure(record.error());
    const auto file = parse_journal_file(*record);
    if (!file) return failure(file.error());
    path = file->path;
    remove_leftover(*file);
    struct ::stat status{};
    if (::lstat(file->path.c_str(), &status) == 0 && S_ISLNK(status.st_mode))
      return failure(refusal(file->path, "is a symbolic link now, and was a file in that run",
                             "put the file back under its name"));
    auto source = FileSource::open(file->path);
    if (!source) {
      Error error = source.error();
      if (error.kind == ErrorKind::missing) error.advice = "it cannot be put back; take it from a backup";
      return failure(error);
    }
    const auto size = static_cast<std::uint64_t>(source->status().st_size);
    if (size == file->original.size) {
      const auto present = contents_of(*source);
      if (!present) return failure(present.error());
      if (*present == file->original) return Undone::as_it_was;
    }
    if (size != file->fixed.size) return failure(changed_since(file->path));
    return put_back(entry, *file, *source);
  }

  std::string path;  // of the last entry

 private:
  Result<Undone> put_back(const JournalIndex::Entry& entry, const JournalFile& file, FileSource& source) {
    if (auto done = check_replaceable(source, options_.hard_links); !done) return failure(done.error());
    AtomicFile out;
    // The name under which fix may have left something: so what undo leaves is found there, too.
    const auto beside = std::filesystem::path(file.path).parent_path() / file.temporary;
    std::error_code failed;
    Creation creation;
    if (!std::filesystem::exists(beside, failed)) creation.temporary = file.temporary;
    if (auto done = out.open(file.path, creation); !done) return failure(done.error());
    Restoration restoration(source, out);
    EditCursor edits(log_, entry);
    const auto whole = restoration.run(edits);
    if (!whole) return failure(whole.error());
    if (!*whole || restoration.present() != file.fixed) return failure(changed_since(file.path));
    if (restoration.restored() != file.original)
      return failure({ErrorKind::malformed,
                      "the journal does not lead back to the original, so it was left as it is",
                      "take the file from a backup", file.path});
    const auto done = out.take_attributes(source)
                          .and_then([&] { return out.take_mode(file.mode); })
                          .and_then([&] { return out.take_times(file.accessed, file.modified); })
                          .and_then([&] { return out.replace(source); });
    if (!done) return failure(done.error());
    return Undone::put_back;
  }

  JournalLog& log_;
  const UndoOptions& options_;
};

}  // namespace

Result<UndoTotals> undo_run(const RunInfo& run, const UndoOptions& options, const UndoHandlers& handlers) {
  JournalLog log;
  if (auto done = log.open(run.path, JournalAccess::append); !done) return failure(done.error());
  const auto index = read_index(log);
  if (!index) return failure(index.error());
  UndoTotals totals;
  Undo undo(log, options);
  for (auto entry = index->entries.rbegin(); entry != index->entries.rend(); ++entry) {
    undo.path.clear();
    const auto done = undo.entry(*entry);
    if (!done) {
      ++totals.refused;
      Error error = done.error();
      if (error.path.empty()) error.path = undo.path;
      handlers.refused(error);
      continue;
    }
    ++(*done == Undone::put_back ? totals.put_back : totals.as_they_were);
    handlers.done(undo.path, *done);
  }
  if (totals.refused > 0 || index->state == RunState::undone) return totals;
  const auto told =
      log.cut(index->end).and_then([&] { return log.append(JournalRecord::undone, "{}"); }).and_then([&] {
        return log.sync();
      });
  if (told) return totals;
  Error error = told.error();
  error.advice =
      "the files are put back, and only that this run is undone could not be noted; make room on the disk";
  return failure(error);
}

}  // namespace mojimend
