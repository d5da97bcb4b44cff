// Runs the flow and moves spans through the record's map.
#include "records/record_flow.h"

#include "text/page.h"

namespace mojimend {
namespace {

// In the file's coordinates and in the file's way of writing.
void move(const Record& record, const Escape& escape, Report report, Findings& found) {
  const Page page{record.text, &record.map};
  for (Change& change : report.changes) {
    Edit moved = page.edit(change.edit.span, change.edit.replacement);
    if (escape) moved.replacement = escape(moved.replacement);
    change.edit.span = moved.span;
    change.edit.replacement = std::move(moved.replacement);
    for (Loss& loss : change.edit.losses) loss.span = record.map.to_original(loss.span);
    found.changes.push_back(std::move(change));
  }
  for (Loss& loss : report.losses) {
    loss.span = record.map.to_original(loss.span);
    found.losses.push_back(std::move(loss));
  }
  for (Suspect& suspect : report.suspects) {
    suspect.span = record.map.to_original(suspect.span);
    found.suspects.push_back(std::move(suspect));
  }
}

}  // namespace

Result<std::size_t> find_in_record(const Record& record, const WorkOptions& work, const Escape& escape,
                                   const Filter& filter, Findings& found) {
  auto report = process(record.text, work.options, work.path + ":" + record.name);
  if (!report) {
    Error error = std::move(report.error());
    if (error.kind == ErrorKind::empty || error.kind == ErrorKind::binary) return 0;
    if (error.kind != ErrorKind::undecodable) return failure(std::move(error));
    error.path = work.path;
    error.line = record.line;
    error.offset.reset();  // it counts in the record
    error.advice = "the record was left as it is";
    found.troubles.push_back(std::move(error));
    return 0;
  }
  if (filter) filter(*report);
  if (report->totals.findings() == 0 && report->totals.suspects == 0) return 0;
  found.totals += report->totals;
  const std::size_t count = report->changes.size();
  if (work.reports == RecordReports::kept) found.records.push_back({std::string(record.text), *report});
  move(record, escape, std::move(*report), found);
  return count;
}

}  // namespace mojimend
