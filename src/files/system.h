// What the system is asked for in more than one place.
#pragma once

#include <string>
#include <string_view>

#include "text/result.h"

namespace mojimend {

// "WHAT: No space left on device", with the advice that fits errno; without a path.
Error system_error(const std::string& what);

// All of `bytes`, however many calls it takes. False with errno set where the system refuses; some may have
// been written by then.
bool write_all(int file, std::string_view bytes);

// Puts the names in the folder of `path` onto the disk. Best effort: some file systems refuse to sync a
// folder, and the files themselves are whole without.
void sync_folder_of(const std::string& path);

}  // namespace mojimend
