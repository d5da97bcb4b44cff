// Where a path leads.
#pragma once

#include <filesystem>
#include <string>

namespace mojimend {

// Absolute, without "." and "..", and without symbolic links as far as it is there. What the system refuses
// to look at stays as it is given.
inline std::filesystem::path real_path(const std::string& path) {
  std::error_code failed;
  // From the root on: of a path whose first part is not there, weakly_canonical gives a relative one.
  const std::filesystem::path whole = std::filesystem::absolute(path.empty() ? "." : path, failed);
  std::filesystem::path out = std::filesystem::weakly_canonical(whole, failed);
  return failed ? whole.lexically_normal() : out;
}

}  // namespace mojimend
