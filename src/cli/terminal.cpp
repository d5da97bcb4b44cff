// Asks the system.
#include "cli/terminal.h"

#include <sys/ioctl.h>

namespace mojimend {

std::size_t terminal_width(int file) {
  winsize size{};
  return ::ioctl(file, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

}  // namespace mojimend
