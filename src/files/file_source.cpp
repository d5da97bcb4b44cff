// Reads by offset, so that the flow may read a document twice and a diff may look back.
#include "files/file_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <utility>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kReadBuffer = std::size_t{256} << 10;  // bytes

Error refused(const std::string& path) {
  const bool missing = errno == ENOENT || errno == ENOTDIR;
  Error error{missing ? ErrorKind::missing : ErrorKind::unreadable, {}};
  error.path = path;
  error.reason = missing ? "no such file" : std::string("cannot be read: ") + std::strerror(errno);
  if (missing) error.advice = "check the name";
  if (errno == EACCES) error.advice = "check its permissions and those of the folders above it";
  return error;
}

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "is a folder";
  if (S_ISFIFO(mode)) return "is a pipe";
  if (S_ISSOCK(mode)) return "is a socket";
  return "is a device";
}

bool same_moment(const timespec& a, const timespec& b) {
  return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

bool same_bytes(const struct ::stat& a, const struct ::stat& b) {
  return a.st_dev == b.st_dev && a.st_ino == b.st_ino && a.st_size == b.st_size &&
         same_moment(a.st_mtim, b.st_mtim);
}

// See kClockTick. A time in the future is nobody's present tick.
void wait_for_the_next_tick(const timespec& modified) {
  timespec now{};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);
  const long long age = (now.tv_sec - modified.tv_sec) * 1'000'000'000LL + (now.tv_nsec - modified.tv_nsec);
  if (age < -kClockTick || age > kClockTick) return;
  const timespec rest{0, kClockTick - static_cast<long>(age) + 1};
  ::nanosleep(&rest, nullptr);
}

}  // namespace

Result<FileSource> FileSource::open(const std::string& path) {
  // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever.
  const int file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  struct ::stat status{};
  if (file < 0) {
    // A socket cannot be opened at all; say what it is.
    if (errno != ENXIO || ::stat(path.c_str(), &status) != 0) return failure(refused(path));
  } else if (::fstat(file, &status) != 0) {
    const Error error = refused(path);
    ::close(file);
    return failure(error);
  }
  if (file >= 0 && S_ISREG(status.st_mode)) {
    wait_for_the_next_tick(status.st_mtim);
    ::fstat(file, &status);
    return FileSource(path, file, status);
  }
  if (file >= 0) ::close(file);
  Error error{ErrorKind::not_a_file, {}};
  error.path = path;
  error.reason = std::string(kind_of(status.st_mode)) + ", not a file";
  error.advice = "pipe its text into standard input instead";
  return failure(error);
}

FileSource::FileSource(FileSource&& other) noexcept
    : path_(std::move(other.path_)), file_(std::exchange(other.file_, -1)), status_(other.status_) {}

FileSource::~FileSource() {
  if (file_ >= 0) ::close(file_);
}

Result<std::size_t> FileSource::read(std::uint64_t offset, std::span<char> buffer) {
  const auto size = static_cast<std::uint64_t>(status_.st_size);
  if (offset >= size) return 0;
  buffer = buffer.first(std::min<std::uint64_t>(buffer.size(), size - offset));
  std::size_t got = 0;
  while (got < buffer.size()) {
    const auto count =
        ::pread(file_, buffer.data() + got, buffer.size() - got, static_cast<off_t>(offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      Error error = refused(path_);
      error.offset = offset + got;
      return failure(error);
    }
    if (count == 0) break;
    got += static_cast<std::size_t>(count);
  }
  return got;
}

Freshness FileSource::freshness() const {
  struct ::stat now{};
  const bool same = ::stat(path_.c_str(), &now) == 0 && same_bytes(now, status_) &&
                    same_moment(now.st_ctim, status_.st_ctim);
  return same ? Freshness::same : Freshness::changed;
}

Freshness FileSource::freshness_at(const std::string& path) const {
  struct ::stat now{};
  return ::lstat(path.c_str(), &now) == 0 && same_bytes(now, status_) ? Freshness::same : Freshness::changed;
}

Writers FileSource::writers() const {
  // Whoever opens the file in the instant in which we have the lease makes the system send a signal. The
  // usual one, SIGIO, would end the program; this one is ignored unless somebody asks for it.
  ::fcntl(file_, F_SETSIG, SIGURG);
  if (::fcntl(file_, F_SETLEASE, F_RDLCK) == 0) {
    ::fcntl(file_, F_SETLEASE, F_UNLCK);
    return Writers::none_known;
  }
  return errno == EAGAIN ? Writers::some : Writers::none_known;
}

Result<std::unique_ptr<StandardInput>> StandardInput::read_all(int file, std::string path) {
  auto input = std::make_unique<StandardInput>();
  input->path_ = std::move(path);
  std::vector<char> buffer(kReadBuffer);
  while (true) {
    const auto count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      Error error{ErrorKind::unreadable, {}};
      error.path = input->path_;
      error.reason = std::string("standard input cannot be read: ") + std::strerror(errno);
      error.offset = input->spool_.size();
      return failure(error);
    }
    if (count == 0) return input;
    if (auto done = input->spool_.write({buffer.data(), static_cast<std::size_t>(count)}); !done)
      return failure(done.error());
  }
}

}  // namespace mojimend
