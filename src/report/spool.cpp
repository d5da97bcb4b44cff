// Keeps the newest bytes in memory and moves them to an unlinked temporary file whenever the bound is
// reached.
#include "report/spool.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{64} << 10;  // bytes

std::string temporary_folder() {
  const char* chosen = std::getenv("TMPDIR");
  return chosen && *chosen ? chosen : "/tmp";
}

Error trouble(const std::string& what) {
  return {.kind = ErrorKind::unwritable,
          .reason = what + ": " + std::strerror(errno),
          .advice = "make room there, or set TMPDIR to a folder that has some",
          .path = temporary_folder()};
}

}  // namespace

Spool::~Spool() {
  if (file_ >= 0) ::close(file_);
}

Result<void> Spool::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::size_t some = std::min(bytes.size(), bound_ - std::min(bound_, memory_.size()));
    memory_.append(bytes.substr(0, some));
    bytes.remove_prefix(some);
    if (memory_.size() < bound_ || bytes.empty()) continue;
    if (auto done = spill(); !done) return done;
  }
  return {};
}

Result<void> Spool::spill() {
  if (file_ < 0) {
    std::string name = temporary_folder() + "/mojimend-XXXXXX";
    file_ = ::mkostemp(name.data(), 0);
    if (file_ < 0) return failure(trouble("cannot make a temporary file"));
    ::unlink(name.c_str());
  }
  std::size_t written = 0;
  while (written < memory_.size()) {
    const auto count = ::pwrite(file_, memory_.data() + written, memory_.size() - written,
                                static_cast<off_t>(filed_ + written));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(trouble("cannot write a temporary file"));
    written += static_cast<std::size_t>(count);
  }
  filed_ += memory_.size();
  memory_.clear();
  return {};
}

Result<std::size_t> Spool::read(std::uint64_t offset, std::span<char> buffer) const {
  std::size_t got = 0;
  while (got < buffer.size() && offset + got < filed_) {
    const std::size_t wanted = std::min<std::uint64_t>(buffer.size() - got, filed_ - offset - got);
    const auto count = ::pread(file_, buffer.data() + got, wanted, static_cast<off_t>(offset + got));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return failure(trouble("cannot read a temporary file back"));
    got += static_cast<std::size_t>(count);
  }
  if (got < buffer.size() && offset + got < size()) {
    const std::size_t from = offset + got - filed_;
    const std::size_t count = std::min(buffer.size() - got, memory_.size() - from);
    std::copy_n(memory_.data() + from, count, buffer.data() + got);
    got += count;
  }
  return got;
}

Result<void> Spool::copy_to(Output& output) const {
  if (filed_ == 0) return output.write(memory_);
  std::vector<char> buffer(kCopyBuffer);
  for (std::uint64_t at = 0; at < size();) {
    const auto count = read(at, buffer);
    if (!count) return failure(count.error());
    if (auto done = output.write({buffer.data(), *count}); !done) return done;
    at += *count;
  }
  return {};
}

Result<void> Spool::clear() {
  memory_.clear();
  filed_ = 0;
  if (file_ >= 0 && ::ftruncate(file_, 0) != 0) return failure(trouble("cannot empty a temporary file"));
  return {};
}

}  // namespace mojimend
