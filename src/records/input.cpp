// Reads on from where the last read ended.
#include "records/input.h"

#include <poll.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>

namespace mojimend {

Result<std::size_t> SourceRecords::read(std::span<char> buffer) {
  auto count = source_.read(at_, buffer);
  if (count) at_ += *count;
  return count;
}

Result<std::size_t> PipeRecords::read(std::span<char> buffer) {
  while (true) {
    std::array<pollfd, 2> ready{{{file_, POLLIN, 0}, {stop_, POLLIN, 0}}};
    if (stop_ >= 0 && ::poll(ready.data(), ready.size(), -1) > 0 && ready[1].revents != 0)
      return failure(Error{ErrorKind::stopped, "was stopped", {}, path(), at_});
    const auto count = ::read(file_, buffer.data(), buffer.size());
    if (count >= 0) {
      at_ += static_cast<std::uint64_t>(count);
      return static_cast<std::size_t>(count);
    }
    if (errno == EINTR) continue;
    Error error{ErrorKind::unreadable, std::string("cannot be read: ") + std::strerror(errno)};
    error.path = path();
    error.offset = at_;
    return failure(error);
  }
}

bool PipeRecords::is_ready() const {
  pollfd ready{file_, POLLIN, 0};
  return ::poll(&ready, 1, 0) != 0;
}

}  // namespace mojimend
