// write, fdatasync, pread; flock says who is alive, because the system gives it back however a program ends.
#include "files/journal_log.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <utility>

#include "files/system.h"

namespace mojimend {
namespace {

constexpr mode_t kPrivate = 0600;  // it holds pieces of files that others may not be allowed to read

bool is_same_file(int file, const std::string& path) {
  struct ::stat open{}, named{};
  return ::fstat(file, &open) == 0 && ::stat(path.c_str(), &named) == 0 && open.st_ino == named.st_ino &&
         open.st_dev == named.st_dev;
}

}  // namespace

JournalLog::~JournalLog() {
  if (file_ >= 0) ::close(file_);
}

Error JournalLog::trouble(const std::string& what) const {
  const bool full = errno == ENOSPC || errno == EDQUOT;
  Error error = system_error(what);
  error.path = path_;
  error.advice = full ? "make room on the disk, or " : "";
  error.advice +=
      "give another folder with --journal, or do without undo by --no-journal; nothing was changed";
  return error;
}

Error JournalLog::damaged(std::uint64_t offset) const {
  Error error{ErrorKind::malformed, "the journal is damaged here", "what it says from here on is lost",
              path_};
  error.offset = offset;
  return error;
}

Result<void> JournalLog::create(const std::string& path, bool& taken) {
  path_ = path;
  file_ = ::open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_APPEND | O_CLOEXEC, kPrivate);
  taken = file_ < 0 && errno == EEXIST;
  if (file_ < 0) return failure(trouble("the journal cannot be begun"));
  // A file system without locks loses only the protection against an undo of a run that still goes on.
  while (::flock(file_, LOCK_EX) != 0 && errno == EINTR) {
  }
  // Between the two somebody may have taken it for a dead one and removed it.
  taken = !is_same_file(file_, path);
  if (taken) {
    ::close(std::exchange(file_, -1));
    return failure(trouble("the journal cannot be begun"));
  }
  if (!write_all(file_, kJournalMagic)) {
    const Error error = trouble("the journal cannot be begun");
    remove();
    return failure(error);
  }
  end_ = kJournalMagic.size();
  return {};
}

Result<void> JournalLog::open(const std::string& path, JournalAccess access) {
  path_ = path;
  file_ = ::open(path.c_str(), (access == JournalAccess::append ? O_RDWR | O_APPEND : O_RDONLY) | O_CLOEXEC);
  if (file_ < 0) {
    Error error = trouble("the journal cannot be read");
    error.kind = errno == ENOENT ? ErrorKind::missing : ErrorKind::unreadable;
    error.advice = "mojimend undo --list shows the runs that there are";
    return failure(error);
  }
  if (access == JournalAccess::append && ::flock(file_, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK)
    return failure({ErrorKind::unwritable, "this run still goes on, or is being undone right now",
                    "wait until that has ended", path});
  std::string magic;
  if (!read_at(0, kJournalMagic.size(), magic) || magic != kJournalMagic)
    return failure({ErrorKind::malformed, "this is no journal that this version of mojimend knows",
                    "undo with the version that wrote it", path});
  return {};
}

Result<void> JournalLog::append(JournalRecord kind, std::string_view payload) {
  const std::string record = journal_record(kind, payload);
  const std::lock_guard lock(appending_);
  if (broken_) {
    errno = EIO;
    return failure(trouble("the journal cannot be written"));
  }
  if (!write_all(file_, record)) {
    const Error error = trouble("the journal cannot be written");
    // What follows a torn record would never be read.
    broken_ = ::ftruncate(file_, static_cast<off_t>(end_)) != 0;
    return failure(error);
  }
  end_ += record.size();
  return {};
}

Result<void> JournalLog::sync() {
  std::uint64_t wanted = 0;
  {
    const std::lock_guard lock(appending_);
    wanted = end_;
  }
  const std::lock_guard lock(syncing_);
  if (synced_ >= wanted) return {};
  std::uint64_t end = 0;
  {
    const std::lock_guard appending(appending_);
    end = end_;
  }
  if (::fdatasync(file_) != 0) return failure(trouble("the journal cannot be flushed to the disk"));
  if (synced_ == 0) sync_folder_of(path_);  // its name, too
  synced_ = end;
  return {};
}

bool JournalLog::read_at(std::uint64_t offset, std::size_t size, std::string& out) const {
  out.resize(size);
  for (std::size_t got = 0; got < size;) {
    const auto count = ::pread(file_, out.data() + got, size - got, static_cast<off_t>(offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return false;
    got += static_cast<std::size_t>(count);
  }
  return true;
}

Result<std::uint64_t> JournalLog::scan(
    const std::function<Result<void>(JournalRecord, std::uint64_t, std::string_view)>& each) {
  struct ::stat status{};
  if (::fstat(file_, &status) != 0) return failure(trouble("the journal cannot be read"));
  const auto size = static_cast<std::uint64_t>(status.st_size);
  std::uint64_t at = kJournalMagic.size();
  std::string head, payload, check;
  while (read_at(at, kRecordHead, head)) {
    const std::uint64_t next = at + kRecordHead + read_u32(head) + kRecordCheck;
    const auto kind = static_cast<JournalRecord>(head[4]);
    if (next > size) break;
    payload.clear();
    if (kind == JournalRecord::edits) {
      // The entry's number is enough for now.
      if (read_u32(head) < 8 || !read_at(at + kRecordHead, 8, payload)) break;
    } else if (!read_at(at + kRecordHead, read_u32(head), payload) ||
               !read_at(next - kRecordCheck, kRecordCheck, check) ||
               !journal_check_holds(head, payload, check)) {
      break;
    }
    if (auto done = each(kind, at, payload); !done) {
      Error error = done.error();
      error.path = path_;
      error.offset = at;
      return failure(error);
    }
    at = next;
  }
  end_ = at;
  return at;
}

Result<std::string> JournalLog::read_record(std::uint64_t offset) const {
  std::string head, payload, check;
  if (!read_at(offset, kRecordHead, head)) return failure(damaged(offset));
  const std::uint32_t size = read_u32(head);
  struct ::stat status{};
  const bool fits = ::fstat(file_, &status) == 0 &&
                    offset + kRecordHead + size + kRecordCheck <= static_cast<std::uint64_t>(status.st_size);
  if (!fits || !read_at(offset + kRecordHead, size, payload) ||
      !read_at(offset + kRecordHead + size, kRecordCheck, check) ||
      !journal_check_holds(head, payload, check))
    return failure(damaged(offset));
  return payload;
}

Result<void> JournalLog::cut(std::uint64_t end) {
  if (::ftruncate(file_, static_cast<off_t>(end)) != 0)
    return failure(trouble("the journal cannot be written"));
  end_ = end;
  return {};
}

void JournalLog::rename(const std::string& path) {
  if (::rename(path_.c_str(), path.c_str()) == 0) path_ = path;
}

void JournalLog::remove() { ::unlink(path_.c_str()); }

}  // namespace mojimend
