// Reads by offset, so that the flow may read a document twice and a diff may look back.
#include "files/file_source.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
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
  if (file >= 0 && S_ISREG(status.st_mode)) return FileSource(path, file, status);
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
  if (::stat(path_.c_str(), &now) != 0) return Freshness::changed;
  const bool same = now.st_dev == status_.st_dev && now.st_ino == status_.st_ino &&
                    now.st_size == status_.st_size && same_moment(now.st_mtim, status_.st_mtim);
  return same ? Freshness::same : Freshness::changed;
}

Result<std::unique_ptr<StandardInput>> StandardInput::read_all(int file) {
  auto input = std::make_unique<StandardInput>();
  std::vector<char> buffer(kReadBuffer);
  while (true) {
    const auto count = ::read(file, buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      Error error{ErrorKind::unreadable, {}};
      error.path = "-";
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
