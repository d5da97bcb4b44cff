// Chooses the report by the command line.
#include "cli/run_reporting.h"

#include "config/identity.h"
#include "report/checkstyle.h"
#include "report/github.h"
#include "report/html.h"
#include "report/sarif.h"
#include "report/summary.h"

namespace mojimend {
namespace {

std::unique_ptr<RunReport> report_for(const Invocation& invocation, Colour colour) {
  if (invocation.summary_only == SummaryOnly::yes)
    return std::make_unique<SummaryReport>(
        invocation.format == Format::json ? SummaryForm::json : SummaryForm::text, colour);
  switch (invocation.format) {
    case Format::text:
    case Format::json:
      break;
    case Format::sarif:
      return std::make_unique<SarifReport>(MOJIMEND_VERSION);
    case Format::github:
      return std::make_unique<GithubReport>();
    case Format::checkstyle:
      return std::make_unique<CheckstyleReport>();
    case Format::html:
      return std::make_unique<HtmlReport>(identity_path);
  }
  return nullptr;
}

}  // namespace

RunReporting::RunReporting(const Invocation& invocation, Colour colour)
    : report_(report_for(invocation, colour)) {}

Result<void> RunReporting::begin(Output& output) { return report_ ? report_->begin(output) : Result<void>(); }

Result<void> RunReporting::document(const DocumentCounts& counts, const Spool& part, Output& output) {
  if (!report_) return part.copy_to(output);
  counts_.add(counts);
  return report_->document(counts, part, output);
}

void RunReporting::trouble(const Error& error) {
  Error reason = error;
  reason.path.clear();
  counts_.troubles.push_back({error.path, reason.message()});
}

Result<void> RunReporting::end(Output& output) {
  return report_ ? report_->end(counts_, output) : Result<void>();
}

}  // namespace mojimend
