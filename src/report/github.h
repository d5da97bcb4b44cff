// GithubReport: a workflow command of GitHub Actions for each finding, which becomes an annotation at its
// line. docs/machines.md says which levels there are.
#pragma once

#include "report/run_report.h"

namespace mojimend {

class GithubReport : public RunReport {
 public:
  std::unique_ptr<ReportSink> document_sink(Output& part) const override;
};

}  // namespace mojimend
