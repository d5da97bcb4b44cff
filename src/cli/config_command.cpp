// Asks the configuration what a run would ask it.
#include "cli/config_command.h"

#include "cli/print.h"
#include "cli/run.h"
#include "config/show.h"

namespace mojimend {

int show_config(const Invocation& invocation) {
  Configuration configuration(invocation.config, invocation.given);
  std::string out;
  const std::vector<std::string> paths =
      invocation.paths.empty() ? std::vector<std::string>{""} : invocation.paths;
  for (const std::string& path : paths) {
    const auto config = configuration.of(path);
    if (!config) {
      tell(config.error());
      return kTrouble;
    }
    const std::string name = path.empty() ? "a text without a name" : path;
    if (invocation.format == Format::json) out += config_json(path, *config);
    else out += (out.empty() ? "" : "\n") + config_text(name, *config);
  }
  return print(out, invocation.output);
}

}  // namespace mojimend
