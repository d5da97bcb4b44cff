// Owner first, then lists, then the mode, because each of them may change what the next one is about.
#include "files/attributes.h"

#include <sys/xattr.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>
#include <vector>

#include "files/system.h"

namespace mojimend {
namespace {

constexpr const char* kAccessList = "system.posix_acl_access";

// The kernel keeps security.* by itself, and most of trusted.* is not ours to write.
bool is_kept(const char* name) {
  return std::strncmp(name, "user.", 5) == 0 || std::strncmp(name, "system.posix_acl_", 17) == 0;
}

// What the system or the file system refuses to list is not there to be kept.
std::vector<std::string> attribute_names(int file) {
  std::vector<std::string> out;
  const auto listed = ::flistxattr(file, nullptr, 0);
  if (listed <= 0) return out;
  std::vector<char> names(static_cast<std::size_t>(listed));
  const auto size = ::flistxattr(file, names.data(), names.size());
  for (const char* name = names.data(); size > 0 && name < names.data() + size; name += std::strlen(name) + 1)
    if (is_kept(name)) out.emplace_back(name);
  return out;
}

bool copy_extended_attributes(int from, int to) {
  bool has_access_list = false;
  for (const std::string& name : attribute_names(from)) {
    has_access_list |= name == kAccessList;
    const auto length = ::fgetxattr(from, name.c_str(), nullptr, 0);
    if (length < 0) return false;
    std::vector<char> value(static_cast<std::size_t>(length));
    if (::fgetxattr(from, name.c_str(), value.data(), value.size()) != length) return false;
    if (::fsetxattr(to, name.c_str(), value.data(), value.size(), 0) != 0) return false;
  }
  if (has_access_list) return true;
  // The folder may have given the new file a list that the old one lacks.
  return ::fremovexattr(to, kAccessList) == 0 || errno == ENODATA || errno == EOPNOTSUPP;
}

}  // namespace

Result<void> copy_attributes(int from, const struct ::stat& status, int to) {
  struct ::stat mine{};
  if (::fstat(to, &mine) != 0) return failure(system_error("its owner cannot be kept"));
  const bool foreign = mine.st_uid != status.st_uid || mine.st_gid != status.st_gid;
  if (foreign && ::fchown(to, status.st_uid, status.st_gid) != 0) {
    Error error = system_error("its owner cannot be kept");
    error.advice = "run as its owner, or use --output-dir; nothing was changed";
    return failure(error);
  }
  if (!copy_extended_attributes(from, to)) return failure(system_error("its access list cannot be kept"));
  // After the owner, because a change of owner clears the set-user bits.
  if (::fchmod(to, status.st_mode & 07777) != 0 || ::fstat(to, &mine) != 0)
    return failure(system_error("its mode cannot be kept"));
  // Linux drops the set-group bit without a word where the group is not one of ours.
  if ((mine.st_mode & 07777) != (status.st_mode & 07777))
    return failure({ErrorKind::unwritable,
                    "its mode cannot be kept: the system drops the set-user or set-group bit",
                    "run as its owner, or use --output-dir; nothing was changed"});
  return {};
}

}  // namespace mojimend
