// SarifReport: the run as a log in SARIF 2.1.0 (OASIS Standard, 27 March 2020), with a fix for each change
// that has one. docs/machines.md says what stands where.
#pragma once

#include <string>

#include "report/run_report.h"

namespace mojimend {

// A path as a relative reference, or as a file URI where it is absolute: without "./", everything but
// letters, digits, "-._~" and "/" as %XX, by the bytes (RFC 3986).
std::string path_uri(std::string_view path);

class SarifReport : public RunReport {
 public:
  explicit SarifReport(std::string version) : version_(std::move(version)) {}
  std::unique_ptr<ReportSink> document_sink(Output& part) const override;
  Result<void> begin(Output& output) override;
  Result<void> document(const DocumentCounts& counts, const Spool& part, Output& output) override;
  Result<void> end(const RunCounts& counts, Output& output) override;

 private:
  std::string version_;
  bool any_result_ = false;
  Spool artifacts_;  // they stand behind all results
};

}  // namespace mojimend
