// Parses, dispatches, and turns whatever should never happen into a message and an exit code.
#include "cli/main.h"

#include <algorithm>
#include <cstdio>
#include <exception>
#include <string>
#include <vector>

#include "cli/command_line.h"
#include "cli/generate.h"
#include "cli/run.h"
#include "cli/undo.h"
#include "files/atomic_file.h"
#include "files/standard_output.h"
#include "files/temporaries.h"
#include "report/rules.h"

namespace mojimend {
namespace {

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
      return print(invocation->format == Format::json ? rules_json(on) : rules_text(on), invocation->output);
    }
    case Command::undo:
      return undo(*invocation);
    default:
      return run(*invocation);
  }
}

}  // namespace

int run_main(int argc, char** argv) {
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
