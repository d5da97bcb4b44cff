// CheckstyleReport: Checkstyle's XML, which Jenkins, reviewdog and many editors read.
#pragma once

#include "report/run_report.h"

namespace mojimend {

class CheckstyleReport : public RunReport {
 public:
  std::unique_ptr<ReportSink> document_sink(Output& part) const override;
  Result<void> begin(Output& output) override;
  Result<void> end(const RunCounts& counts, Output& output) override;
};

}  // namespace mojimend
