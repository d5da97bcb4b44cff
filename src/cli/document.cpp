// Chooses source and sinks by the command.
#include "cli/document.h"

#include <exception>
#include <optional>

#include "cli/document_sinks.h"
#include "config/identity.h"
#include "files/file_source.h"
#include "files/fix.h"
#include "files/signals.h"
#include "jobs/ordered_work.h"
#include "pipeline/pipeline.h"
#include "records/records.h"
#include "records/repack.h"
#include "records/unpacked_input.h"
#include "report/detection.h"
#include "report/diff.h"
#include "report/explain.h"
#include "report/findings.h"
#include "report/json.h"
#include "report/stat.h"

namespace mojimend {
namespace {

class Document {
 public:
  // `source` is null for records of standard input, which stream through; `file` for all of standard input.
  Document(const DocumentJob& job, const DocumentSettings& settings, Source* source, FileSource* file,
           std::function<void(const Error&)> tell)
      : job_(job),
        settings_(settings),
        invocation_(settings.invocation),
        source_(source),
        file_(file),
        tell_(std::move(tell)),
        report_(std::make_unique<Spool>()) {}

  void run(DocumentOutcome& outcome);

 private:
  Result<Totals> detect();
  Result<Totals> flow(const Options& options);
  Result<Totals> collect(DocumentOutcome& outcome);
  Result<Totals> answered_flow(DocumentOutcome& outcome);
  Result<Totals> flow_into(ReportSink& sink, const Options& options);
  Result<Totals> flow_past_baseline(ReportSink& sink);
  Result<Totals> records(DocumentOutcome& outcome);
  std::unique_ptr<ReportSink> fixer();
  std::unique_ptr<ReportSink> counted_fixer(std::unique_ptr<ReportSink> fixer);
  std::unique_ptr<ReportSink> repacker(UnpackedInput& packed);
  std::unique_ptr<ReportSink> reporter();
  bool fixes() const { return invocation_.command == Command::fix; }

  const DocumentJob& job_;
  const DocumentSettings& settings_;
  const Invocation& invocation_;
  Source* source_;
  FileSource* file_;
  std::function<void(const Error&)> tell_;
  std::unique_ptr<Spool> report_;
  DocumentCounts counts_;
};

void Document::run(DocumentOutcome& outcome) {
  if (invocation_.records) outcome.totals = records(outcome);
  else if (invocation_.command == Command::detect) outcome.totals = detect();
  else if (invocation_.command == Command::review) outcome.totals = collect(outcome);
  else if (settings_.answers) outcome.totals = answered_flow(outcome);
  else outcome.totals = flow(job_.options);
  if (!outcome.totals) return;
  outcome.report = std::move(report_);
  outcome.counts = std::move(counts_);
}

Result<Totals> Document::detect() {
  const auto head = inspect(*source_, job_.options);
  if (!head) return failure(head.error());
  settings_.bytes_done.fetch_add(head->size, std::memory_order_relaxed);
  const auto done = invocation_.format == Format::json
                        ? write_detection_json(*head, *report_)
                        : write_detection_text(*head, *report_, settings_.colour);
  if (!done) return failure(done.error());
  return Totals{};
}

std::unique_ptr<ReportSink> Document::reporter() {
  if (settings_.run_report)
    return std::make_unique<FindingCounter>(settings_.run_report->document_sink(*report_), counts_);
  const bool explains = invocation_.command == Command::explain;
  if (invocation_.format == Format::json)
    return std::make_unique<JsonSink>(*report_, explains ? JsonSink::Detail::all : JsonSink::Detail::usual);
  switch (invocation_.command) {
    case Command::diff:
      if (invocation_.diff_shape == DiffShape::counts)
        return std::make_unique<StatSink>(*report_, settings_.colour);
      if (settings_.diff.reader == DiffFor::people)
        return std::make_unique<ShownDiff>(*source_, *report_, settings_.diff);
      return std::make_unique<DiffSink>(*source_, *report_, settings_.diff);
    case Command::explain:
      return std::make_unique<ExplainSink>(*report_, settings_.colour, settings_.words_width);
    default:
      return std::make_unique<FindingsSink>(*report_, settings_.colour);
  }
}

std::unique_ptr<ReportSink> Document::fixer() {
  if (job_.text) return std::make_unique<FixToOutput>(*job_.text);
  if (job_.target.empty()) return std::make_unique<FixInPlace>(*file_, settings_.in_place);
  return std::make_unique<FixToFile>(job_.target, file_->status(), invocation_.times);
}

std::unique_ptr<ReportSink> Document::counted_fixer(std::unique_ptr<ReportSink> fixer) {
  if (!settings_.run_report) return fixer;
  return std::make_unique<FindingCounter>(std::move(fixer), counts_);
}

// Like fixer, for data that are compressed.
std::unique_ptr<ReportSink> Document::repacker(UnpackedInput& packed) {
  packed.log(source_ ? MemberLog::places : MemberLog::bytes);
  if (job_.text) return std::make_unique<Repacker>(packed, *job_.text, source_);
  if (job_.target.empty()) return std::make_unique<RepackInPlace>(packed, *file_, settings_.in_place);
  return std::make_unique<FixToFile>(job_.target, file_->status(), invocation_.times, [&](Output& file) {
    return std::make_unique<Repacker>(packed, file, source_);
  });
}

Result<Totals> Document::collect(DocumentOutcome& outcome) {
  CollectSink changes(outcome.changes);
  Counting counting(changes, settings_.bytes_done);
  IdentitySink identified(counting);
  auto totals = process(*source_, job_.options, identified);
  if (!totals || outcome.changes.empty() || job_.options.apply == ApplyLevel::with_suggested) return totals;
  Options fuller = job_.options;
  fuller.apply = ApplyLevel::with_suggested;
  AlternativesSink alternatives(outcome.changes);
  if (auto done = process(*source_, fuller, alternatives); !done) return done;
  return totals;
}

Result<Totals> Document::answered_flow(DocumentOutcome& outcome) {
  const auto decided = decide(*source_, job_.options, *settings_.answers);
  if (!decided) return failure(decided.error());
  outcome.stale_answers = decided->stale;
  const auto totals = flow(decided->options);
  // In the document's own encoding, which may lack a character.
  if (totals && totals->applied < decided->accepted)
    outcome.notes.push_back(
        counted(decided->accepted - totals->applied, "accepted change was", "accepted changes were") +
        " not made: the encoding of the file cannot write " +
        (decided->accepted - totals->applied == 1 ? "it" : "them") +
        ", and its change to UTF-8 is not accepted");
  return totals;
}

Result<Totals> Document::flow(const Options& options) {
  const auto sink = fixes() ? counted_fixer(fixer()) : reporter();
  if (job_.baseline || settings_.new_baseline) return flow_past_baseline(*sink);
  Counting counting(*sink, settings_.bytes_done);
  std::unique_ptr<ReportSink> report;
  if (settings_.run_report) return flow_into(counting, options);
  if (fixes() && invocation_.format == Format::json) report = std::make_unique<JsonSink>(*report_);
  else if (fixes() && invocation_.show_changes == ShowChanges::yes)
    report = std::make_unique<MadeChanges>(*report_);
  if (!report) return flow_into(counting, options);
  Both both(*report, counting);  // the file last: it is replaced only when all else went well
  return flow_into(both, options);
}

Result<Totals> Document::flow_into(ReportSink& sink, const Options& options) {
  if (invocation_.format == Format::text) return process(*source_, options, sink);
  IdentitySink identified(sink);  // machines answer by it
  return process(*source_, options, identified);
}

Result<Totals> Document::flow_past_baseline(ReportSink& sink) {
  Counting counting(sink, settings_.bytes_done);
  BaselineSink past(counting, job_.baseline ? job_.baseline->of(job_.path) : FindingCounts());
  if (auto done = flow_into(past, job_.options); !done) return done;
  if (settings_.new_baseline) settings_.new_baseline->add(job_.path, past.found());
  return past.totals();
}

Result<Totals> Document::records(DocumentOutcome& outcome) {
  if (auto done = check_records(invocation_.records, job_.options); !done) {
    Error error = done.error();
    error.path = job_.path;
    return failure(error);
  }
  std::optional<SignalsWait> signals;
  if (!source_) signals.emplace();
  PipeRecords pipe(0, signals ? signals->file() : -1);
  std::optional<SourceRecords> source;
  if (source_) source.emplace(*source_);
  UnpackedInput from(source ? static_cast<RecordInput&>(*source) : pipe);
  const auto packing = from.open();
  if (!packing) return failure(packing.error());
  if (*packing != Packing::none && invocation_.command == Command::diff)
    return failure(
        Error{ErrorKind::usage,
              "is compressed (" + std::string(name_of(*packing)) + "), and no patch could be applied to it",
              "see what would change with check or explain, or unpack it first", job_.path});
  std::unique_ptr<ReportSink> file, record;
  if (fixes()) file = counted_fixer(*packing == Packing::none ? fixer() : repacker(from));
  const bool tells_records = invocation_.format == Format::json || invocation_.command == Command::explain;
  if (tells_records && !settings_.run_report) record = reporter();
  else if (!file) file = reporter();

  std::optional<Counting> counting;
  if (file) counting.emplace(*file, settings_.bytes_done);
  std::optional<Prompt> prompt;
  auto* output = source_ ? nullptr : dynamic_cast<StandardOutput*>(job_.text);
  if (output && fixes()) prompt.emplace(*counting, *output);
  RecordSinks sinks{prompt     ? static_cast<ReportSink*>(&*prompt)
                    : counting ? &*counting
                               : nullptr,
                    record.get(), tell_};
  // Several files are several jobs already.
  if (invocation_.paths.size() == 1 && job_.origin == PathOrigin::named) sinks.jobs = jobs_of(invocation_);
  if (invocation_.command == Command::check) sinks.header_fields = HeaderFields::stay;
  if (!file_ && invocation_.output.empty()) sinks.cut_input = CutInput::ends_output;
  return process_records(from, job_.options, *invocation_.records, sinks)
      .map([&](const RecordTotals& totals) {
        outcome.lines_left = totals.left;
        for (const auto& [note, count] : totals.notes)
          outcome.notes.push_back(counted(count, "record") + " " + note);
        return totals.totals;
      })
      .map_error([&](const Error& error) {
        if (error.kind == ErrorKind::stopped && (!output || output->flush())) signals->deliver();
        return error;
      });
}

// What should never happen must not take the other documents with it.
template <typename Run>
DocumentOutcome guarded(const DocumentJob& job, Run run) {
  DocumentOutcome outcome;
  outcome.path = job.path;
  outcome.origin = job.origin;
  try {
    run(outcome);
  } catch (const std::exception& error) {
    Error told{ErrorKind::unreadable, std::string("stopped: ") + error.what(), "nothing was changed"};
    told.path = job.path;
    outcome.totals = failure(told);
  }
  return outcome;
}

}  // namespace

std::size_t jobs_of(const Invocation& invocation) {
  return invocation.jobs > 0 ? invocation.jobs : usual_jobs();
}

DocumentOutcome run_document(const DocumentJob& job, const DocumentSettings& settings) {
  return guarded(job, [&](DocumentOutcome& outcome) {
    auto source = FileSource::open(job.path);
    if (!source) {
      outcome.totals = failure(source.error());
      return;
    }
    const auto keep = [&](const Error& error) { outcome.troubles.push_back(error); };
    Document(job, settings, &*source, &*source, keep).run(outcome);
  });
}

DocumentOutcome run_standard_input(const DocumentJob& job, const DocumentSettings& settings,
                                   const std::function<void(const Error&)>& tell) {
  return guarded(job, [&](DocumentOutcome& outcome) {
    // A diff looks back.
    if (settings.invocation.records && settings.invocation.command != Command::diff) {
      Document(job, settings, nullptr, nullptr, tell).run(outcome);
      return;
    }
    auto input = settings.invocation.stdin_path.empty()
                     ? StandardInput::read_all()
                     : StandardInput::read_all(0, settings.invocation.stdin_path);
    if (!input) {
      outcome.totals = failure(input.error());
      return;
    }
    Document(job, settings, input->get(), nullptr, tell).run(outcome);
  });
}

}  // namespace mojimend
