// The counts of a run as a table for people, and as JSON.
#pragma once

#include <string>

#include "report/counts.h"
#include "report/json_values.h"
#include "report/run_report.h"
#include "report/words.h"

namespace mojimend {

// Tables one under the other, each sorted by number, then name; ends with a line feed.
std::string summary_text(const RunCounts& counts, Colour colour = Colour::off);

// The object that docs/machines.md specifies.
Json summary_value(const RunCounts& counts);
// The same on one line.
std::string summary_json(const RunCounts& counts);

enum class SummaryForm { text, json };

// Nothing of the documents, and the counts at the end.
class SummaryReport : public RunReport {
 public:
  SummaryReport(SummaryForm form, Colour colour) : form_(form), colour_(colour) {}
  std::unique_ptr<ReportSink> document_sink(Output&) const override { return nullptr; }
  Result<void> end(const RunCounts& counts, Output& output) override {
    return output.write(form_ == SummaryForm::json ? summary_json(counts) : summary_text(counts, colour_));
  }

 private:
  SummaryForm form_;
  Colour colour_;
};

}  // namespace mojimend
