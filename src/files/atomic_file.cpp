// Temporary file, fsync, rename, fsync of the folder; and a table of names that a signal handler may unlink.
#include "files/atomic_file.h"

#include <fcntl.h>
#include <sys/xattr.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <climits>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kBuffer = std::size_t{256} << 10;  // bytes
constexpr mode_t kNewFile = 0666;  // less the umask, as for any file that a program makes

// A handler may touch nothing but memory that is always there: fixed slots, and a flag that says a name is
// complete.
struct Slot {
  std::atomic<bool> taken = false;
  std::atomic<bool> named = false;
  char name[PATH_MAX] = {};
};
std::array<Slot, 4> slots;  // one file being written and one --output at a time; twice that for safety

int claim_slot(const std::string& name) {
  if (name.size() >= PATH_MAX) return -1;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    if (slots[i].taken.exchange(true)) continue;
    std::memcpy(slots[i].name, name.c_str(), name.size() + 1);
    slots[i].named = true;
    return static_cast<int>(i);
  }
  return -1;
}

void free_slot(int slot) {
  if (slot < 0) return;
  slots[static_cast<std::size_t>(slot)].named = false;
  slots[static_cast<std::size_t>(slot)].taken = false;
}

extern "C" void unlink_and_die(int signal) {
  for (Slot& slot : slots)
    if (slot.named) ::unlink(slot.name);
  ::raise(signal);  // the handler was reset: this ends the program as the signal would have
}

mode_t current_umask() {
  const mode_t mask = ::umask(0);
  ::umask(mask);
  return mask;
}

// "file" → "./file": a folder can be opened and synced.
std::string folder_of(const std::string& path) {
  const std::string folder = std::filesystem::path(path).parent_path().string();
  return folder.empty() ? "." : folder;
}

// Access lists and user attributes; what the system or the file system refuses to list is not there to be
// kept.
bool copy_extended_attributes(const std::string& from, int to) {
  const auto listed = ::listxattr(from.c_str(), nullptr, 0);
  if (listed <= 0) return true;
  std::vector<char> names(static_cast<std::size_t>(listed));
  const auto size = ::listxattr(from.c_str(), names.data(), names.size());
  if (size < 0) return true;
  for (const char* name = names.data(); name < names.data() + size; name += std::strlen(name) + 1) {
    // The kernel keeps security.* by itself, and most of trusted.* is not ours to write.
    if (std::strncmp(name, "user.", 5) != 0 && std::strncmp(name, "system.posix_acl_", 17) != 0) continue;
    const auto length = ::getxattr(from.c_str(), name, nullptr, 0);
    if (length < 0) return false;
    std::vector<char> value(static_cast<std::size_t>(length));
    if (::getxattr(from.c_str(), name, value.data(), value.size()) != length) return false;
    if (::fsetxattr(to, name, value.data(), value.size(), 0) != 0) return false;
  }
  return true;
}

}  // namespace

void remove_temporaries_on_signals() {
  struct sigaction action{};
  action.sa_handler = unlink_and_die;
  action.sa_flags = static_cast<int>(SA_RESETHAND | SA_NODEFER);
  for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction before{};
    ::sigaction(signal, nullptr, &before);
    if (before.sa_handler != SIG_IGN) ::sigaction(signal, &action, nullptr);  // nohup stays nohup
  }
}

Error AtomicFile::trouble(const std::string& what) const {
  Error error{ErrorKind::unwritable, {}};
  error.path = path_;
  error.reason = what + ": " + std::strerror(errno);
  if (errno == ENOSPC || errno == EDQUOT) error.advice = "make room on the disk; nothing was changed";
  else if (errno == EACCES || errno == EPERM || errno == EROFS)
    error.advice = "check the permissions of the folder; nothing was changed";
  else error.advice = "nothing was changed";
  return error;
}

Result<void> AtomicFile::open(const std::string& path) {
  path_ = path;
  std::error_code failed;
  const std::filesystem::path resolved = std::filesystem::weakly_canonical(path, failed);
  if (failed) {
    errno = failed.value();
    return failure(trouble("cannot be written"));
  }
  target_ = resolved.string();
  has_attributes_ = false;
  struct ::stat status{};
  if (::stat(target_.c_str(), &status) == 0 && !S_ISREG(status.st_mode)) {
    Error error{ErrorKind::unwritable, {}};
    error.path = path_;
    error.reason = S_ISDIR(status.st_mode) ? "is a folder, not a file" : "is a device or a pipe, not a file";
    error.advice = S_ISDIR(status.st_mode) ? "name a file in it" : "redirect standard output there instead";
    return failure(error);
  }
  temporary_ = (resolved.parent_path() / ".mojimend-XXXXXX").string();
  file_ = ::mkostemp(temporary_.data(), O_CLOEXEC);
  if (file_ < 0) return failure(trouble("no temporary file can be made beside it"));
  slot_ = claim_slot(temporary_);
  return {};
}

Result<void> AtomicFile::write(std::string_view bytes) {
  buffer_ += bytes;
  return buffer_.size() < kBuffer ? Result<void>{} : flush();
}

Result<void> AtomicFile::flush() {
  for (std::string_view rest = buffer_; !rest.empty();) {
    const auto count = ::write(file_, rest.data(), rest.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) return failure(trouble("cannot be written"));
    rest.remove_prefix(static_cast<std::size_t>(count));
  }
  buffer_.clear();
  return {};
}

Result<void> AtomicFile::take_attributes(const std::string& like, const struct ::stat& status) {
  struct ::stat mine{};
  if (::fstat(file_, &mine) != 0) return failure(trouble("cannot keep its owner"));
  const bool foreign = mine.st_uid != status.st_uid || mine.st_gid != status.st_gid;
  if (foreign && ::fchown(file_, status.st_uid, status.st_gid) != 0) {
    Error error = trouble("cannot keep its owner");
    error.advice = "run as its owner, or use --output-dir; nothing was changed";
    return failure(error);
  }
  if (!copy_extended_attributes(like, file_)) return failure(trouble("cannot keep its access list"));
  // After the owner, because a change of owner clears the set-user bits.
  if (::fchmod(file_, status.st_mode & 07777) != 0) return failure(trouble("cannot keep its mode"));
  has_attributes_ = true;
  return {};
}

Result<void> AtomicFile::take_mode(mode_t mode) {
  if (::fchmod(file_, mode & 0777 & ~current_umask()) != 0) return failure(trouble("cannot set its mode"));
  has_attributes_ = true;
  return {};
}

Result<void> AtomicFile::take_default_attributes() {
  struct ::stat status{};
  return ::stat(target_.c_str(), &status) == 0 ? take_attributes(target_, status) : take_mode(kNewFile);
}

Result<void> AtomicFile::sync() {
  if (auto done = flush(); !done) return done;
  if (::fsync(file_) != 0) return failure(trouble("cannot be flushed to the disk"));
  return {};
}

Result<void> AtomicFile::commit() {
  if (!has_attributes_)
    if (auto done = take_default_attributes(); !done) return done;
  if (auto done = sync(); !done) return done;
  if (::rename(temporary_.c_str(), target_.c_str()) != 0) return failure(trouble("cannot be replaced"));
  free_slot(slot_);
  slot_ = -1;
  const bool closed = ::close(file_) == 0;
  file_ = -1;
  if (!closed) return failure(trouble("cannot be closed"));
  // Best effort: some file systems refuse to sync a folder, and the file itself is whole by now.
  if (const int folder = ::open(folder_of(target_).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
      folder >= 0) {
    ::fsync(folder);
    ::close(folder);
  }
  return {};
}

void AtomicFile::discard() {
  if (file_ < 0) return;
  ::close(file_);
  ::unlink(temporary_.c_str());
  free_slot(slot_);
  file_ = -1;
  slot_ = -1;
  buffer_.clear();
}

}  // namespace mojimend
