// Which files a path on the command line means: itself, or every file below a folder that the selection does
// not pass over, in sorted order.
#pragma once

#include <functional>
#include <string>

#include "batch/selection.h"
#include "text/result.h"

namespace mojimend {

enum class Visit { go_on, stop };
enum class PathOrigin { named, walked };  // named by the user, or found below a folder that was

struct WalkHandlers {
  std::function<Visit(const std::string& path, PathOrigin origin)> file;
  std::function<void(const Error&)> trouble;  // no_files, missing, unreadable; the walk goes on
};

// Files of a folder in the order of their names' bytes, folders among them. Below a named folder, symbolic
// links are not followed, folders named .git and the folder `skip` (if not empty) are left out, and what is
// neither file nor folder is passed over. A folder whose ignore rules cannot be read is trouble and is left
// out. Memory: the names of the folders that are open. O(entries × rules).
Visit walk(const std::string& path, const Selection& selection, const std::string& skip,
           const WalkHandlers& handlers);

}  // namespace mojimend
