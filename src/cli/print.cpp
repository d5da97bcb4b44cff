// Chooses the output.
#include "cli/print.h"

#include "cli/run.h"
#include "files/atomic_file.h"
#include "files/standard_output.h"

namespace mojimend {

int print(const std::string& text, const std::string& path) {
  StandardOutput standard_output;
  AtomicFile file;
  const auto to_file = [&] {
    return file.open(path).and_then([&] { return file.write(text); }).and_then([&] { return file.commit(); });
  };
  const auto to_standard_output = [&] {
    return standard_output.write(text).and_then([&] { return standard_output.flush(); });
  };
  const Result<void> done = path.empty() ? to_standard_output() : to_file();
  if (done) return 0;
  if (!standard_output.is_closed()) tell(done.error());
  return kTrouble;
}

}  // namespace mojimend
