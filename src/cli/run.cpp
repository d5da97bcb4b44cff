// Gives every path its document, several of them at a time, and counts what came out.
#include "cli/run.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <map>
#include <set>

#include "batch/file_list.h"
#include "batch/ordered_jobs.h"
#include "batch/walk.h"
#include "cli/document.h"
#include "cli/progress.h"
#include "cli/review_command.h"
#include "cli/run_reporting.h"
#include "cli/summary.h"
#include "cli/terminal.h"
#include "cli/undo.h"
#include "config/baseline.h"
#include "config/configuration.h"
#include "files/atomic_file.h"
#include "files/fix.h"
#include "files/journal.h"
#include "files/standard_output.h"

namespace mojimend {
namespace {

void tell_named(Error error) {
  if (error.path == "-") error.path = kStandardInput;
  tell(error);
}

// Decides what is done with which path, and takes the outcomes: in order, and on one thread.
class Run {
 public:
  explicit Run(const Invocation& invocation);
  int run();

 private:
  Result<void> prepare();
  Visit path(const std::string& path);
  bool is_new(const std::string& path);
  Visit file(const std::string& path, PathOrigin origin);
  Visit configured(DocumentJob job, const std::string& name);
  Result<const Baseline*> baseline_of(const FileConfig& config);
  Visit standard_input();
  Visit take(DocumentOutcome outcome);
  Visit failed(Error error, PathOrigin origin);
  void say(const std::string& text);
  void finish_output();
  int exit_code() const;
  // With --output, fix has its text there.
  Output& reports() { return fixes() ? standard_output_ : *output_; }
  bool fixes() const { return invocation_.command == Command::fix; }

  Invocation invocation_;
  StandardOutput standard_output_;
  AtomicFile output_file_;
  Output* output_;
  std::unique_ptr<Journal> journal_;
  Configuration configuration_;
  std::map<std::string, std::unique_ptr<Baseline>> baselines_;  // by path
  std::unique_ptr<Baseline> new_baseline_;
  std::optional<Answers> answers_;
  std::set<std::string> written_;      // below --output-dir
  std::set<std::string> seen_;         // to be mended in place; kept where several paths may lead to one file
  std::vector<ReviewChange> changes_;  // that review asks about
  Tally tally_;
  Progress progress_;
  RunReporting reporting_;
  DocumentSettings settings_;
  OrderedJobs<DocumentJob, DocumentOutcome> jobs_;
};

Colour colour_for(const Invocation& invocation) {
  if (invocation.colour != ColourWhen::automatic)
    return invocation.colour == ColourWhen::always ? Colour::on : Colour::off;
  const auto is_set = [](const char* name) {
    const char* value = std::getenv(name);
    return value && *value;
  };
  const char* terminal = std::getenv("TERM");
  const bool able = terminal && std::strcmp(terminal, "dumb") != 0;
  return able && invocation.output.empty() && !is_set("NO_COLOR") && ::isatty(STDOUT_FILENO) ? Colour::on
                                                                                             : Colour::off;
}

// On a terminal, where nobody applies a patch, the diff is for people, coloured or not.
DiffStyle diff_style(const Invocation& invocation) {
  const bool terminal = invocation.output.empty() && ::isatty(STDOUT_FILENO);
  DiffStyle out;
  out.colour = colour_for(invocation);
  out.reader = terminal || out.colour == Colour::on ? DiffFor::people : DiffFor::tools;
  out.context = invocation.context.value_or(out.context);
  out.width = invocation.width ? *invocation.width : terminal ? terminal_width(STDOUT_FILENO) : 0;
  return out;
}

Run::Run(const Invocation& invocation)
    : invocation_(invocation),
      output_(&standard_output_),
      configuration_(invocation.config, invocation.given),
      progress_(invocation_),
      reporting_(invocation_, colour_for(invocation)),
      settings_{invocation_,  colour_for(invocation), diff_style(invocation),
                help_width(), progress_.bytes(),      {nullptr, invocation.times, invocation.hard_links}},
      jobs_(jobs_of(invocation), {[this](const DocumentJob& job) { return run_document(job, settings_); },
                                  [this](DocumentOutcome outcome) { return take(std::move(outcome)); },
                                  [this] { progress_.step(); }}) {}

int Run::run() {
  if (auto done = prepare(); !done) {
    tell(done.error());
    return kTrouble;
  }
  for (const std::string& each : invocation_.paths)
    if (path(each) == Visit::stop) break;
  jobs_.finish();
  finish_output();
  if (invocation_.command == Command::review)
    return ask_about(std::move(changes_), invocation_, tally_, settings_.colour, configuration_);
  // Whoever closed the pipe has seen enough.
  if (invocation_.talk == Talk::normal && !standard_output_.is_closed()) say(summary(invocation_, tally_));
  return exit_code();
}

Result<void> Run::prepare() {
  if (!invocation_.output.empty()) {
    if (auto done = output_file_.open(invocation_.output); !done) return done;
    output_ = &output_file_;
  }
  settings_.run_report = reporting_.report();
  if (auto done = reporting_.begin(reports()); !done) return done;
  if (!invocation_.write_baseline.empty()) {
    new_baseline_ = std::make_unique<Baseline>(invocation_.write_baseline);
    settings_.new_baseline = new_baseline_.get();
  }
  if (!invocation_.answers.empty() && invocation_.command != Command::review) {
    auto read = Answers::read(invocation_.answers);
    if (!read) return failure(read.error());
    answers_ = std::move(*read);
    settings_.answers = &*answers_;
  }
  if (!fixes_in_place(invocation_)) return {};
  auto journal = open_journal(invocation_);
  if (!journal) return failure(journal.error());
  journal_ = std::move(*journal);
  settings_.in_place.journal = journal_.get();
  return {};
}

Visit Run::path(const std::string& path) {
  if (path == "-") return standard_input();
  if (fixes() && !invocation_.output.empty()) return file(path, PathOrigin::named);
  return walk(path, invocation_.selection, invocation_.output_dir,
              {[&](const std::string& found, PathOrigin origin) { return file(found, origin); },
               [&](const Error& error) {
                 // In its place among what is told of the files.
                 if (jobs_.finish() == Visit::go_on) failed(error, PathOrigin::named);
               }});
}

// A path that comes a second time would be written by two threads at once.
bool Run::is_new(const std::string& path) {
  if (invocation_.paths.size() < 2) return true;
  std::error_code failed;
  const std::filesystem::path canonical = std::filesystem::canonical(path, failed);
  return failed || seen_.insert(canonical.string()).second;
}

Visit Run::file(const std::string& path, PathOrigin origin) {
  if (fixes() && invocation_.output_dir.empty() && !is_new(path)) return Visit::go_on;
  DocumentJob job{path, origin};
  if (fixes() && !invocation_.output.empty()) job.text = output_;
  else if (fixes() && !invocation_.output_dir.empty()) {
    job.target = path_below(invocation_.output_dir, path);
    if (!written_.insert(job.target).second) {
      if (jobs_.finish() == Visit::stop) return Visit::stop;
      return failed(
          {ErrorKind::unwritable, "would overwrite what another path of this run wrote to " + job.target,
           "mend one of them in a run of its own", path},
          origin);
    }
  }
  return configured(std::move(job), path);
}

// What a configuration that cannot be read says of one file it says of others; so nothing more is done.
Visit Run::configured(DocumentJob job, const std::string& name) {
  auto config = configuration_.of(name);
  const auto baseline = config ? baseline_of(*config) : failure(config.error());
  if (!baseline) {
    if (jobs_.finish() == Visit::stop) return Visit::stop;
    const bool of_one_file = baseline.error().kind == ErrorKind::usage;
    failed(baseline.error(), PathOrigin::named);
    return of_one_file ? Visit::go_on : Visit::stop;
  }
  const bool may_exclude =
      job.origin == PathOrigin::walked || invocation_.selection.named == NamedFiles::unless_ignored;
  if (config->excluded && may_exclude) {
    progress_.file_done();
    reporting_.skipped(name, "excluded by the configuration");
    return Visit::go_on;
  }
  job.options = std::move(config->options);
  job.baseline = *baseline;
  if (job.path != "-") return jobs_.give(std::move(job));
  return take(run_standard_input(job, settings_, [&](const Error& error) {
    progress_.clear();
    tell_named(error);
  }));
}

Result<const Baseline*> Run::baseline_of(const FileConfig& config) {
  const SaidValue* said = config.values.find(Key::baseline);
  if (!said || invocation_.command != Command::check || new_baseline_ || said->words.empty()) return nullptr;
  const bool on_command_line = invocation_.given.find(Key::baseline) != nullptr;
  const std::filesystem::path folder = on_command_line ? "" : config.folder;
  const std::string path = (folder / said->words.front().word).string();
  auto& known = baselines_[path];
  if (!known) {
    auto read = Baseline::read(path);
    if (!read) return failure(read.error());
    known = std::move(*read);
  }
  return known.get();
}

Visit Run::standard_input() {
  if (jobs_.finish() == Visit::stop) return Visit::stop;
  if (::isatty(STDIN_FILENO) && invocation_.talk == Talk::normal)
    say("mojimend: reading standard input until Ctrl-D; name a file to read that instead\n");
  DocumentJob job{"-", PathOrigin::named};
  job.text = output_;
  return configured(std::move(job), invocation_.stdin_path);
}

Visit Run::take(DocumentOutcome outcome) {
  progress_.file_done();
  progress_.step();
  for (const Error& each : outcome.troubles) {
    progress_.clear();
    tell_named(each);
  }
  tally_.lines_left += outcome.lines_left;
  tally_.stale_answers += outcome.stale_answers;
  if (!outcome.totals) {
    const bool nothing = outcome.totals.error().kind == ErrorKind::empty && outcome.path == "-";
    return nothing ? Visit::go_on : failed(outcome.totals.error(), outcome.origin);
  }
  tally_.add(*outcome.totals);
  std::move(outcome.changes.begin(), outcome.changes.end(), std::back_inserter(changes_));
  const bool named = outcome.path != "-" || invocation_.stdin_path.empty();
  const std::string& path = named ? outcome.path : invocation_.stdin_path;
  const std::string name(path == "-" ? kStandardInput : path);
  if (fixes() && invocation_.talk == Talk::normal && outcome.totals->findings() > 0)
    say(fix_line(invocation_, name, *outcome.totals) + "\n");
  for (const std::string& note : outcome.notes)
    if (invocation_.talk == Talk::normal) say(printable(name) + ": " + note + "\n");
  if (auto done = reporting_.document(outcome.counts, *outcome.report, reports()); !done)
    return failed(done.error(), outcome.origin);
  return Visit::go_on;
}

void Run::say(const std::string& text) {
  if (text.empty()) return;
  progress_.clear();
  std::fputs(text.c_str(), stderr);
}

Visit Run::failed(Error error, PathOrigin origin) {
  if (standard_output_.is_closed()) {
    ++tally_.troubles;
    return Visit::stop;
  }
  const bool passed_over = origin == PathOrigin::walked || invocation_.no_text == NoText::passed_over;
  if (passed_over && (error.kind == ErrorKind::empty || error.kind == ErrorKind::binary)) {
    ++(error.kind == ErrorKind::empty ? tally_.skipped_empty : tally_.skipped_binary);
    reporting_.skipped(error.path, error.kind == ErrorKind::empty ? "empty" : "binary");
    return Visit::go_on;
  }
  ++tally_.troubles;
  reporting_.trouble(error);
  progress_.clear();
  tell_named(std::move(error));
  return Visit::go_on;
}

void Run::finish_output() {
  progress_.clear();
  if (invocation_.command == Command::diff && invocation_.diff_shape == DiffShape::counts &&
      invocation_.format == Format::text && tally_.with_findings > 0)
    if (auto done = output_->write(stat_total(tally_)); !done) failed(done.error(), PathOrigin::named);
  if (new_baseline_ && tally_.troubles == 0)
    if (auto done = new_baseline_->write(); !done) failed(done.error(), PathOrigin::named);
  if (auto done = reporting_.end(reports()); !done) failed(done.error(), PathOrigin::named);
  if (auto done = standard_output_.flush(); !done) failed(done.error(), PathOrigin::named);
  if (!output_file_.is_open()) return;
  // A text that is not whole must not stand under the name that was asked for.
  if (fixes() && tally_.troubles > 0) return output_file_.discard();
  if (auto done = output_file_.commit(); !done) failed(done.error(), PathOrigin::named);
}

int Run::exit_code() const {
  if (tally_.troubles > 0 || tally_.lines_left > 0) return kTrouble;
  switch (invocation_.command) {
    case Command::check:
      if (new_baseline_) return 0;
      return tally_.totals.findings() > 0 && invocation_.on_findings == ExitOnFindings::one ? 1 : 0;
    case Command::diff:
      return tally_.totals.applied > 0 && invocation_.on_findings == ExitOnFindings::one ? 1 : 0;
    case Command::fix:
      return tally_.totals.applied > 0 && invocation_.on_fix == ExitOnFix::one ? 1 : 0;
    default:
      return 0;
  }
}

}  // namespace

void tell(const Error& error) {
  std::fputs(("mojimend: " + printable(error.message()) + "\n").c_str(), stderr);
}

int run(const Invocation& invocation) {
  if (invocation.file_list.empty()) return Run(invocation).run();
  Invocation listed = invocation;
  const auto paths = read_file_list(invocation.file_list);
  if (!paths) {
    tell_named(paths.error());
    return kTrouble;
  }
  // In a list, "-" is a name like any other.
  for (const std::string& each : *paths) listed.paths.push_back(each == "-" ? "./-" : each);
  return Run(listed).run();
}

}  // namespace mojimend
