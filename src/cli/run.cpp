// Opens each document, sends it through the flow into the sinks that the command asks for, and counts what
// came out.
#include "cli/run.h"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <optional>
#include <set>

#include "batch/walk.h"
#include "cli/summary.h"
#include "cli/tables.h"
#include "files/atomic_file.h"
#include "files/file_source.h"
#include "files/fix.h"
#include "files/signals.h"
#include "files/standard_output.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "records/repack.h"
#include "records/unpacked_input.h"
#include "report/detection.h"
#include "report/diff.h"
#include "report/explain.h"
#include "report/findings.h"
#include "report/json.h"
#include "report/spool.h"
#include "report/words.h"

namespace mojimend {
namespace {

// Sends what it gets to two sinks: the mended text and the report of it.
class Both : public ReportSink {
 public:
  Both(ReportSink& first, ReportSink& second) : first_(first), second_(second) {}
  Result<void> begin(const DocumentHead& head) override {
    return first_.begin(head).and_then([&] { return second_.begin(head); });
  }
  Result<void> block(const Block& block) override {
    return first_.block(block).and_then([&] { return second_.block(block); });
  }
  Result<void> end(const Totals& totals) override {
    return first_.end(totals).and_then([&] { return second_.end(totals); });
  }

 private:
  ReportSink& first_;
  ReportSink& second_;
};

// Lets whoever reads a pipe have each block as soon as it is mended.
class Prompt : public ReportSink {
 public:
  Prompt(ReportSink& sink, StandardOutput& output) : sink_(sink), output_(output) {}
  Result<void> begin(const DocumentHead& head) override { return sink_.begin(head); }
  Result<void> block(const Block& block) override {
    return sink_.block(block).and_then([&] { return output_.flush(); });
  }
  Result<void> end(const Totals& totals) override { return sink_.end(totals); }

 private:
  ReportSink& sink_;
  StandardOutput& output_;
};

// Where a document comes from.
struct Input {
  std::string path;
  Source* source;    // null for records of standard input, which stream through
  FileSource* file;  // null for standard input
  Origin origin;
};

class Run {
 public:
  explicit Run(const Invocation& invocation);
  int run();

 private:
  Visit path(const std::string& path);
  Visit file(const std::string& path, Origin origin);
  Visit standard_input();
  Visit document(const Input& input);
  Result<Totals> detect(Source& source, Output& report);
  Result<Totals> report_on(const Input& input, Output& report);
  Result<Totals> fix(const Input& input, Output& report);
  Result<Totals> records(const Input& input, Output& report);
  Result<std::unique_ptr<ReportSink>> fixer(const Input& input);
  Result<std::unique_ptr<ReportSink>> repacker(const Input& input, UnpackedInput& packed);
  Result<std::unique_ptr<ReportSink>> mirrored(const Input& input, const FixToFile::MakeWriter& writer);
  void tell_note(const std::string& path, const std::string& note) const;
  std::unique_ptr<ReportSink> reporter(Source* source, Output& report);
  Visit failed(Error error, Origin origin);
  void finish_output();
  int exit_code() const;

  const Invocation& invocation_;
  Colour colour_ = Colour::off;
  StandardOutput standard_output_;
  AtomicFile output_file_;
  Output* output_;
  std::set<std::string> written_;  // below --output-dir
  Tally tally_;
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

void tell_named(Error error) {
  if (error.path == "-") error.path = kStandardInput;
  tell(error);
}

Run::Run(const Invocation& invocation)
    : invocation_(invocation), colour_(colour_for(invocation)), output_(&standard_output_) {}

int Run::run() {
  if (!invocation_.output.empty()) {
    if (auto done = output_file_.open(invocation_.output); !done) {
      tell(done.error());
      return 2;
    }
    output_ = &output_file_;
  }
  for (const std::string& each : invocation_.paths)
    if (path(each) == Visit::stop) break;
  finish_output();
  // Whoever closed the pipe has seen enough.
  if (invocation_.talk == Talk::normal && !standard_output_.is_closed())
    std::fputs(summary(invocation_, tally_).c_str(), stderr);
  return exit_code();
}

Visit Run::path(const std::string& path) {
  if (path == "-") return standard_input();
  if (invocation_.command == Command::fix && !invocation_.output.empty()) return file(path, Origin::named);
  return walk(path, invocation_.output_dir,
              {[&](const std::string& found, Origin origin) { return file(found, origin); },
               [&](const Error& error) { failed(error, Origin::named); }});
}

Visit Run::file(const std::string& path, Origin origin) {
  auto source = FileSource::open(path);
  if (!source) return failed(source.error(), origin);
  return document({path, &*source, &*source, origin});
}

Visit Run::standard_input() {
  if (::isatty(STDIN_FILENO) && invocation_.talk == Talk::normal)
    std::fputs("mojimend: reading standard input until Ctrl-D; name a file to read that instead\n", stderr);
  // A diff looks back.
  if (invocation_.records && invocation_.command != Command::diff)
    return document({"-", nullptr, nullptr, Origin::named});
  auto input = StandardInput::read_all();
  if (!input) return failed(input.error(), Origin::named);
  return document({"-", input->get(), nullptr, Origin::named});
}

Visit Run::document(const Input& input) {
  // A report is held until its document is done, so that trouble in the middle leaves no half of one behind.
  Spool report;
  const auto totals = invocation_.records                      ? records(input, report)
                      : invocation_.command == Command::detect ? detect(*input.source, report)
                      : invocation_.command == Command::fix    ? fix(input, report)
                                                               : report_on(input, report);
  if (!totals) {
    const bool nothing = totals.error().kind == ErrorKind::empty && !input.file;
    return nothing ? Visit::go_on : failed(totals.error(), input.origin);
  }
  tally_.add(*totals);
  if (invocation_.command == Command::fix && invocation_.talk == Talk::normal && totals->findings() > 0)
    std::fputs((fix_line(input.path, *totals) + "\n").c_str(), stderr);
  // With --output, fix has its text there.
  Output& reports = invocation_.command == Command::fix ? standard_output_ : *output_;
  if (auto done = report.copy_to(reports); !done) return failed(done.error(), input.origin);
  return Visit::go_on;
}

Result<Totals> Run::detect(Source& source, Output& report) {
  const auto head = inspect(source, invocation_.options);
  if (!head) return failure(head.error());
  const auto done = invocation_.format == Format::json ? write_detection_json(*head, report)
                                                       : write_detection_text(*head, report, colour_);
  if (!done) return failure(done.error());
  return Totals{};
}

std::unique_ptr<ReportSink> Run::reporter(Source* source, Output& report) {
  if (invocation_.format == Format::json) return std::make_unique<JsonSink>(report);
  switch (invocation_.command) {
    case Command::diff:
      return std::make_unique<DiffSink>(*source, report, colour_);
    case Command::explain:
      return std::make_unique<ExplainSink>(report, colour_);
    default:
      return std::make_unique<FindingsSink>(report, colour_);
  }
}

Result<Totals> Run::report_on(const Input& input, Output& report) {
  return process(*input.source, invocation_.options, *reporter(input.source, report));
}

Result<std::unique_ptr<ReportSink>> Run::fixer(const Input& input) {
  if (!invocation_.output.empty() || !input.file) return std::make_unique<FixToOutput>(*output_);
  if (invocation_.output_dir.empty()) return std::make_unique<FixInPlace>(*input.file);
  return mirrored(input, [](Output& file) { return std::make_unique<FixToOutput>(file); });
}

// Below --output-dir.
Result<std::unique_ptr<ReportSink>> Run::mirrored(const Input& input, const FixToFile::MakeWriter& writer) {
  const std::string target = path_below(invocation_.output_dir, input.path);
  if (!written_.insert(target).second)
    return failure(Error{ErrorKind::unwritable,
                         "would overwrite what another path of this run wrote to " + target,
                         "mend one of them in a run of its own", input.path});
  return std::make_unique<FixToFile>(target, input.file->status().st_mode, writer);
}

Result<Totals> Run::fix(const Input& input, Output& report) {
  const auto writer = fixer(input);
  if (!writer) return failure(writer.error());
  if (invocation_.format == Format::text) return process(*input.source, invocation_.options, **writer);
  JsonSink json(report);
  Both both(json, **writer);  // the file last: it is replaced only when all else went well
  return process(*input.source, invocation_.options, both);
}

// Like fixer, for data that are compressed.
Result<std::unique_ptr<ReportSink>> Run::repacker(const Input& input, UnpackedInput& packed) {
  packed.log(input.source ? MemberLog::places : MemberLog::bytes);
  Source* source = input.source;
  if (!invocation_.output.empty() || !input.file) return std::make_unique<Repacker>(packed, *output_, source);
  if (invocation_.output_dir.empty()) return std::make_unique<RepackInPlace>(packed, *input.file);
  return mirrored(
      input, [&packed, source](Output& file) { return std::make_unique<Repacker>(packed, file, source); });
}

Result<Totals> Run::records(const Input& input, Output& report) {
  std::optional<SignalsWait> signals;
  if (!input.source) signals.emplace();
  PipeRecords pipe(STDIN_FILENO, signals ? signals->file() : -1);
  std::optional<SourceRecords> source;
  if (input.source) source.emplace(*input.source);
  UnpackedInput from(source ? static_cast<RecordInput&>(*source) : pipe);
  const auto packing = from.open();
  if (!packing) return failure(packing.error());
  if (*packing != Packing::none && invocation_.command == Command::diff)
    return failure(
        Error{ErrorKind::usage,
              "is compressed (" + std::string(name_of(*packing)) + "), and no patch could be applied to it",
              "see what would change with check or explain, or unpack it first", input.path});
  std::unique_ptr<ReportSink> file, record;
  if (invocation_.command == Command::fix) {
    auto writer = *packing == Packing::none ? fixer(input) : repacker(input, from);
    if (!writer) return failure(writer.error());
    file = std::move(*writer);
  }
  if (invocation_.format == Format::json || invocation_.command == Command::explain)
    record = reporter(input.source, report);
  else if (!file) file = reporter(input.source, report);

  std::optional<Prompt> prompt;
  if (!input.source && invocation_.command == Command::fix) prompt.emplace(*file, standard_output_);
  RecordSinks sinks{prompt ? &*prompt : file.get(), record.get(),
                    [](Error error) { tell_named(std::move(error)); }};
  if (invocation_.command == Command::check) sinks.header_fields = HeaderFields::stay;
  if (!input.file && invocation_.output.empty()) sinks.cut_input = CutInput::ends_output;
  return process_records(from, invocation_.options, *invocation_.records, sinks)
      .map([&](const RecordTotals& totals) {
        tally_.lines_left += totals.left;
        for (const auto& [note, count] : totals.notes)
          tell_note(input.path, counted(count, "record") + " " + note);
        return totals.totals;
      })
      .map_error([&](const Error& error) {
        if (error.kind == ErrorKind::stopped && standard_output_.flush()) signals->deliver();
        return error;
      });
}

void Run::tell_note(const std::string& path, const std::string& note) const {
  if (invocation_.talk != Talk::normal) return;
  std::fputs((printable(path == "-" ? kStandardInput : path) + ": " + note + "\n").c_str(), stderr);
}

Visit Run::failed(Error error, Origin origin) {
  if (standard_output_.is_closed()) {
    tally_.trouble = true;
    return Visit::stop;
  }
  if (origin == Origin::walked && (error.kind == ErrorKind::empty || error.kind == ErrorKind::binary)) {
    ++(error.kind == ErrorKind::empty ? tally_.skipped_empty : tally_.skipped_binary);
    return Visit::go_on;
  }
  tally_.trouble = true;
  tell_named(std::move(error));
  return Visit::go_on;
}

void Run::finish_output() {
  if (auto done = standard_output_.flush(); !done) failed(done.error(), Origin::named);
  if (!output_file_.is_open()) return;
  // A text that is not whole must not stand under the name that was asked for.
  if (invocation_.command == Command::fix && tally_.trouble) return output_file_.discard();
  if (auto done = output_file_.commit(); !done) failed(done.error(), Origin::named);
}

int Run::exit_code() const {
  if (tally_.trouble || tally_.lines_left > 0) return 2;
  switch (invocation_.command) {
    case Command::check:
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

int run(const Invocation& invocation) { return Run(invocation).run(); }

}  // namespace mojimend
