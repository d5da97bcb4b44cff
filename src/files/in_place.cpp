// Asks the system before anything is begun.
#include "files/in_place.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <string>

#include "files/system.h"

namespace mojimend {

Result<void> check_replaceable(const FileSource& source, HardLinks hard_links) {
  const auto names = source.status().st_nlink;
  if (names > 1 && hard_links == HardLinks::refuse)
    return failure(
        {ErrorKind::unwritable,
         "has " + std::to_string(names) + " names (hard links), and the others would keep the old text",
         "give --hard-links part to change it under this name alone; find -samefile lists the others",
         source.path()});
  if (::faccessat(AT_FDCWD, source.path().c_str(), W_OK, AT_EACCESS) == 0) return {};
  Error error = system_error("may not be changed");
  error.path = source.path();
  error.advice = errno == EROFS
                     ? "use --output-dir; nothing was changed"
                     : "make it writable (chmod u+w, or chattr -i), or use --output-dir; nothing was changed";
  return failure(error);
}

}  // namespace mojimend
