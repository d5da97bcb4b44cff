// HtmlReport: a run as one page that needs nothing else, in which a person sees every change and answers it.
// docs/page.md says what it can do; report/page/ has its markup, style and scripts.
#pragma once

#include <functional>
#include <string>

#include "report/run_report.h"

namespace mojimend {

class HtmlReport : public RunReport {
 public:
  // What a document is called in the answers (config/identity.h).
  using NameOf = std::function<std::string(const std::string& path)>;

  explicit HtmlReport(NameOf name_of) : name_of_(std::move(name_of)) {}
  std::unique_ptr<ReportSink> document_sink(Output& part) const override;
  Result<void> document(const DocumentCounts& counts, const Spool& part, Output& output) override;
  // The summary stands before the documents, so that it is on the screen while they are still being read.
  Result<void> end(const RunCounts& counts, Output& output) override;

 private:
  NameOf name_of_;
  Spool documents_;
};

}  // namespace mojimend
