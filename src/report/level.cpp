// The grades and their names.
#include "report/level.h"

namespace mojimend {

Level level_of(std::optional<Safety> safety) {
  if (!safety) return Level::error;
  return *safety == Safety::suggested ? Level::note : Level::warning;
}

std::string_view name_of(Level level) {
  switch (level) {
    case Level::note:
      return "note";
    case Level::warning:
      return "warning";
    case Level::error:
      return "error";
  }
  return "";
}

}  // namespace mojimend
