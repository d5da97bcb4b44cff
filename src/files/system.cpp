// Calls that may be interrupted, and what their refusals mean.
#include "files/system.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace mojimend {

Error system_error(const std::string& what) {
  Error error{ErrorKind::unwritable, what + ": " + std::strerror(errno)};
  if (errno == ENOSPC || errno == EDQUOT) error.advice = "make room on the disk; nothing was changed";
  else if (errno == EACCES || errno == EPERM || errno == EROFS)
    error.advice = "check the permissions of the folder; nothing was changed";
  else error.advice = "nothing was changed";
  return error;
}

bool write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto count = ::write(file, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  return true;
}

void sync_folder_of(const std::string& path) {
  const auto parent = std::filesystem::path(path).parent_path();
  const int folder = ::open(parent.empty() ? "." : parent.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (folder < 0) return;
  ::fsync(folder);
  ::close(folder);
}

}  // namespace mojimend
