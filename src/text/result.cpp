// Puts an Error into one line of words.
#include "text/result.h"

namespace mojimend {

std::string Error::message() const {
  std::string out;
  if (!path.empty()) {
    out += path;
    if (line) out += ":" + std::to_string(*line);
    out += ": ";
  }
  out += reason;
  if (offset) out += " (byte offset " + std::to_string(*offset) + ")";
  if (!advice.empty()) out += "; " + advice;
  return out;
}

}  // namespace mojimend
