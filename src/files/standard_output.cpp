// Writes until everything is out or the system refuses.
#include "files/standard_output.h"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstring>

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{64} << 10;  // bytes

}  // namespace

void ignore_broken_pipes() { std::signal(SIGPIPE, SIG_IGN); }

Result<void> StandardOutput::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffer ? Result<void>{} : flush();
}

Result<void> StandardOutput::flush() {
  std::string_view rest = failed_ ? std::string_view() : buffer_;
  while (!rest.empty()) {
    const auto count = ::write(file_, rest.data(), rest.size());
    if (count >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(count));
    } else if (errno == EAGAIN) {
      pollfd ready{file_, POLLOUT, 0};
      ::poll(&ready, 1, -1);
    } else if (errno != EINTR) {
      failed_ = true;
      closed_ = errno == EPIPE;
      Error error{ErrorKind::unwritable, {}};
      error.path = "standard output";
      error.reason = std::string("cannot be written: ") + std::strerror(errno);
      if (errno == ENOSPC || errno == EDQUOT)
        error.advice = "what is there so far is not whole; make room and run again";
      buffer_.clear();
      return failure(error);
    }
  }
  buffer_.clear();
  return {};
}

}  // namespace mojimend
