// A disk that is full from a chosen call on, for a program that is started with this library preloaded: call
// number FULL_DISK_FROM of those that need room, and all after it (or only FULL_DISK_CALLS of them), fail
// with "No space left on device". A write that fails has written half, as on a real disk.
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdarg>
#include <cstdlib>

namespace {

std::atomic<long> calls = 0;

bool is_full() {
  const char* from = std::getenv("FULL_DISK_FROM");
  if (!from) return false;
  const char* count = std::getenv("FULL_DISK_CALLS");
  const long call = ++calls;
  const long first = std::atol(from);
  return call >= first && (!count || call < first + std::atol(count));
}

int no_room() {
  errno = ENOSPC;
  return -1;
}

template <typename Function>
Function* real(const char* name) {
  return reinterpret_cast<Function*>(::dlsym(RTLD_NEXT, name));
}

}  // namespace

extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  const auto next = real<ssize_t(int, const void*, size_t)>("write");
  struct stat status;
  if (file <= 2 || ::fstat(file, &status) != 0 || !S_ISREG(status.st_mode) || !is_full())
    return next(file, bytes, size);
  return size > 1 ? next(file, bytes, size / 2) : no_room();
}

int fsync(int file) { return is_full() ? no_room() : real<int(int)>("fsync")(file); }

int fdatasync(int file) { return is_full() ? no_room() : real<int(int)>("fdatasync")(file); }

int linkat(int from, const char* old, int to, const char* name, int flags) noexcept {
  return is_full() ? no_room()
                   : real<int(int, const char*, int, const char*, int)>("linkat")(from, old, to, name, flags);
}

int renameat2(int from, const char* old, int to, const char* name, unsigned flags) noexcept {
  return is_full() ? no_room()
                   : real<int(int, const char*, int, const char*, unsigned)>("renameat2")(from, old, to, name,
                                                                                          flags);
}

int rename(const char* old, const char* name) noexcept {
  return is_full() ? no_room() : real<int(const char*, const char*)>("rename")(old, name);
}

int open(const char* path, int flags, ...) {
  va_list rest;
  va_start(rest, flags);
  const bool makes = (flags & O_CREAT) || (flags & O_TMPFILE) == O_TMPFILE;
  const mode_t mode = makes ? va_arg(rest, mode_t) : 0;
  va_end(rest);
  return makes && is_full() ? no_room() : real<int(const char*, int, ...)>("open")(path, flags, mode);
}
}
