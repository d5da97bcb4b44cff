// Parses, dispatches, and turns whatever should never happen into a message and an exit code.
#include "cli/main.h"

#if __has_include(<malloc.h>)
#include <malloc.h>
#endif

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/config_command.h"
#include "cli/generate.h"
#include "cli/git_command.h"
#include "cli/guard_command.h"
#include "cli/print.h"
#include "cli/run.h"
#include "cli/undo.h"
#include "files/standard_output.h"
#include "files/temporaries.h"
#include "report/rules.h"

namespace mojimend {
namespace {

int dispatch(const std::vector<std::string>& arguments) {
  const auto invocation = parse_command_line(arguments);
  if (!invocation) {
    tell(invocation.error());
    return kTrouble;
  }
  switch (invocation->command) {
    case Command::help:
      return print(help_text(invocation->help_about, help_width()), "");
    case Command::none:
      return print(generate(*invocation->generated), "");
    case Command::version:
      return print("mojimend " MOJIMEND_VERSION "\n", "");
    case Command::rules: {
      const RuleSet& on = invocation->options.rules;
      const Policies& ways = invocation->options.policies;
      return print(invocation->format == Format::json ? rules_json(on, ways) : rules_text(on, ways),
                   invocation->output);
    }
    case Command::undo:
      return undo(*invocation);
    case Command::config:
      return show_config(*invocation);
    case Command::guard:
      return guard(*invocation);
    case Command::git:
      return run_git_task(*invocation);
    default:
      return run(*invocation);
  }
}

// Tables over a block of text come and go with every block: what is freed stays with the program, which would
// otherwise get the same pages from the system again and again. A tenth of the time of damaged text.
void keep_freed_memory() {
#ifdef M_TRIM_THRESHOLD
  ::mallopt(M_MMAP_THRESHOLD, 32 << 20);  // bytes; the most that it takes
  ::mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}

}  // namespace

int run_main(int argc, char** argv) {
  keep_freed_memory();
  ignore_broken_pipes();
  remove_temporaries_on_signals();
  try {
    return dispatch({argv + std::min(argc, 1), argv + argc});
  } catch (const std::exception& error) {
    // Out of memory, or a mistake of ours; what was being written is removed on the way here.
    std::fprintf(stderr, "mojimend: %s; nothing is half written\n", error.what());
    return kTrouble;
  }
}

}  // namespace mojimend
