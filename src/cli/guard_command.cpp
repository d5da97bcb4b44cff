// Gives each change its configuration and its judgement.
#include "cli/guard_command.h"

#include <cstdio>

#include "cli/print.h"
#include "cli/run.h"
#include "encoding/decode.h"
#include "git/changes.h"
#include "guard/judge.h"
#include "guard/show.h"
#include "report/words.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

struct GuardRun {
  Configuration configuration;
  std::string report;
  std::size_t files = 0, refused = 0;
};

// What git would keep of a file that its attributes say is in another encoding in the working tree. What
// cannot be read in that is refused by git itself.
std::string as_kept(const FileChange& change) {
  if (change.tree_encoding.empty()) return change.after;
  std::string label = ascii_lowered(change.tree_encoding);
  if (label.ends_with("-bom")) label.resize(label.size() - 4);
  const Encoding* encoding = find_encoding(label);
  return encoding ? decode_lenient(change.after, *encoding).text : change.after;
}

Result<void> take(const FileChange& change, const Invocation& invocation, GuardRun& run) {
  const auto config = run.configuration.of(change.path);
  if (!config) return failure(config.error());
  if (config->excluded) return {};
  ++run.files;
  const std::string after = as_kept(change);
  const std::vector<Refusal> refusals = judge({change.before, after}, config->values);
  run.refused += !refusals.empty();
  for (const Refusal& each : refusals)
    run.report += invocation.format == Format::json ? refusal_json(change.shown, each)
                                                    : refusal_text(change.shown, each);
  return {};
}

}  // namespace

int guard(const Invocation& invocation) {
  GuardRun run{Configuration(invocation.config, invocation.given), {}};
  const ChangedSide side = invocation.staged == Staged::yes ? ChangedSide::index : ChangedSide::working_tree;
  const auto done = for_each_change(invocation.against, side, invocation.paths,
                                    [&](const FileChange& each) { return take(each, invocation, run); });
  if (!done) {
    tell(done.error());
    return kTrouble;
  }
  if (const int printed = print(run.report, invocation.output); printed != 0) return printed;
  if (invocation.talk == Talk::normal && run.refused > 0)
    std::fprintf(stderr, "mojimend: %zu of %s refused\n", run.refused,
                 counted(run.files, "changed file").c_str());
  return run.refused > 0 && invocation.on_findings == ExitOnFindings::one ? 1 : 0;
}

}  // namespace mojimend
