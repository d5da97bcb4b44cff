// A nameless or temporary file, fsync, a name, exchange or rename, fsync of the folder.
#include "files/atomic_file.h"

#include <fcntl.h>
#include <sys/random.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <filesystem>

#include "files/attributes.h"
#include "files/system.h"

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;  // bytes
constexpr mode_t kNewFile = 0666;  // less the umask, as for any file that a program makes
constexpr mode_t kPrivate = 0600;  // until it has what the file that it replaces had

std::string random_name() {
  std::uint64_t number = 0;
  if (::getrandom(&number, sizeof number, 0) != sizeof number)
    number = static_cast<std::uint64_t>(::getpid());
  std::string out = ".mojimend-";
  for (int i = 0; i < 12; ++i, number >>= 5) out += "abcdefghijklmnopqrstuvwxyz234567"[number & 31];
  return out;
}

// A nameless file gets its name through this link; without /proc it cannot get one.
std::string link_to(int file) { return "/proc/self/fd/" + std::to_string(file); }

Error refused_kind(mode_t mode) {
  if (S_ISDIR(mode)) return {ErrorKind::unwritable, "is a folder, not a file", "name a file in it"};
  return {ErrorKind::unwritable, "is a device or a pipe, not a file",
          "redirect standard output there instead"};
}

Error changed_meanwhile() {
  return {ErrorKind::unwritable, "changed while it was being read, so it was left as it is",
          "run again when nothing writes to it"};
}

Error open_elsewhere() {
  return {ErrorKind::unwritable, "another program has it open for writing, so it was left as it is",
          "run again when nothing writes to it"};
}

// Null if `old` may be replaced by what is known so far.
std::optional<Error> objection(Freshness freshness, const FileSource& old) {
  if (freshness == Freshness::changed) return changed_meanwhile();
  if (old.writers() == Writers::some) return open_elsewhere();
  return {};
}

}  // namespace

Error AtomicFile::named(Error error) const {
  error.path = path_;
  return error;
}

Error AtomicFile::trouble(const std::string& what) const { return named(system_error(what)); }

std::string AtomicFile::temporary_name() const {
  return std::filesystem::path(temporary_).filename().string();
}

Result<void> AtomicFile::open(const std::string& path, const Creation& creation) {
  path_ = path;
  std::error_code failed;
  const std::filesystem::path resolved =
      std::filesystem::weakly_canonical(std::filesystem::absolute(path), failed);
  if (failed) {
    errno = failed.value();
    return failure(trouble("cannot be written"));
  }
  target_ = resolved.string();
  struct ::stat status{};
  const bool is_there = ::stat(target_.c_str(), &status) == 0;
  if (is_there && !S_ISREG(status.st_mode)) return failure(named(refused_kind(status.st_mode)));
  takes_attributes_ = is_there && !creation.mode;
  temporary_ =
      (resolved.parent_path() / (creation.temporary.empty() ? random_name() : creation.temporary)).string();
  return start(takes_attributes_ ? kPrivate : creation.mode.value_or(kNewFile) & 0777);
}

// The kernel takes the umask and the folder's default access list into account better than we could.
Result<void> AtomicFile::start(mode_t mode) {
  file_ = ::open(std::filesystem::path(target_).parent_path().c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, mode);
  if (file_ >= 0 && ::access(link_to(file_).c_str(), F_OK) == 0) return {};
  if (file_ >= 0) ::close(file_);
  watched_.watch(temporary_);
  file_ = ::open(temporary_.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, mode);
  is_named_ = file_ >= 0;
  if (is_named_) return {};
  watched_.release();
  return failure(trouble("no temporary file can be made beside it"));
}

Result<void> AtomicFile::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffer ? Result<void>{} : flush();
}

Result<void> AtomicFile::flush() {
  if (!write_all(file_, buffer_)) return failure(trouble("cannot be written"));
  buffer_.clear();
  return {};
}

Result<void> AtomicFile::take_attributes(const FileSource& like) {
  takes_attributes_ = false;
  return copy_attributes(like.descriptor(), like.status(), file_).map_error([&](Error error) {
    return named(std::move(error));
  });
}

Result<void> AtomicFile::take_attributes_of_target() {
  const int old = ::open(target_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW);
  struct ::stat status{};
  if (old < 0 || ::fstat(old, &status) != 0) {
    const Error error = trouble("what it replaces cannot be read");
    if (old >= 0) ::close(old);
    return failure(error);
  }
  const auto done = copy_attributes(old, status, file_);
  ::close(old);
  return done ? done : failure(named(done.error()));
}

Result<void> AtomicFile::take_mode(mode_t mode) {
  if (::fchmod(file_, mode & 07777) != 0) return failure(trouble("its mode cannot be kept"));
  return {};
}

Result<void> AtomicFile::take_times(const timespec& accessed, const timespec& modified) {
  if (auto done = flush(); !done) return done;
  const timespec times[] = {accessed, modified};
  if (::futimens(file_, times) != 0) return failure(trouble("its times cannot be kept"));
  return {};
}

Result<void> AtomicFile::sync() {
  if (auto done = flush(); !done) return done;
  if (::fsync(file_) != 0) return failure(trouble("cannot be flushed to the disk"));
  return {};
}

// Whole, on the disk, and with a name beside its place.
Result<void> AtomicFile::finish() {
  if (takes_attributes_)
    if (auto done = take_attributes_of_target(); !done) return done;
  if (auto done = sync(); !done) return done;
  if (auto done = name_it(); !done) return done;
  if (::fstat(file_, &written_) != 0) return failure(trouble("cannot be written"));
  // Some file systems tell only now that they could not write.
  const bool closed = ::close(file_) == 0;
  file_ = -1;
  if (closed) return {};
  const Error error = trouble("cannot be closed");
  ::unlink(temporary_.c_str());
  watched_.release();
  return failure(error);
}

Result<void> AtomicFile::name_it() {
  if (is_named_) return {};
  watched_.watch(temporary_);
  if (::linkat(AT_FDCWD, link_to(file_).c_str(), AT_FDCWD, temporary_.c_str(), AT_SYMLINK_FOLLOW) != 0) {
    watched_.release();  // a file of that name is not ours
    return failure(trouble("no temporary file can be made beside it"));
  }
  is_named_ = true;
  return {};
}

Result<void> AtomicFile::rename_over() {
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) {
    const Error error = trouble("cannot be replaced");
    ::unlink(temporary_.c_str());
    watched_.release();
    return failure(error);
  }
  watched_.release();
  sync_folder_of(target_);
  return {};
}

Result<void> AtomicFile::commit() {
  if (auto done = finish(); !done) return done;
  return rename_over();
}

Result<void> AtomicFile::replace(const FileSource& old) {
  if (auto done = finish(); !done) return done;
  if (const auto objected = objection(old.freshness(), old)) {
    ::unlink(temporary_.c_str());
    watched_.release();
    return failure(named(*objected));
  }
  // From here on the name may be that of the old file, which no signal must remove unseen.
  watched_.release();
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) == 0)
    return exchanged(old);
  if (errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP) return rename_over();
  const Error error = trouble("cannot be replaced");
  ::unlink(temporary_.c_str());
  return failure(error);
}

// What stood there is now under the temporary name, where nobody can come upon it any more.
Result<void> AtomicFile::exchanged(const FileSource& old) {
  if (const auto objected = objection(old.freshness_at(temporary_), old)) return put_back(named(*objected));
  ::unlink(temporary_.c_str());
  sync_folder_of(target_);
  return {};
}

Result<void> AtomicFile::put_back(Error error) {
  const std::string kept = "what stood there is kept as " + temporary_ + "; put it back by hand";
  if (::renameat2(AT_FDCWD, temporary_.c_str(), AT_FDCWD, target_.c_str(), RENAME_EXCHANGE) != 0) {
    error.advice = kept;
    return failure(error);
  }
  struct ::stat now{};
  const bool untouched = ::lstat(temporary_.c_str(), &now) == 0 && now.st_ino == written_.st_ino &&
                         now.st_dev == written_.st_dev && now.st_size == written_.st_size &&
                         now.st_mtim.tv_sec == written_.st_mtim.tv_sec &&
                         now.st_mtim.tv_nsec == written_.st_mtim.tv_nsec;
  // Somebody wrote to it in the moment in which it stood there.
  if (!untouched) error.advice = kept;
  else ::unlink(temporary_.c_str());
  sync_folder_of(target_);
  return failure(error);
}

void AtomicFile::discard() {
  if (file_ < 0) return;
  ::close(file_);
  if (is_named_) ::unlink(temporary_.c_str());
  watched_.release();
  file_ = -1;
  buffer_.clear();
}

}  // namespace mojimend
