// RunReporting: the part of a run that makes one report of all its documents, where the command line asks for
// such a report.
#pragma once

#include <memory>
#include <string>

#include "cli/command_line.h"
#include "report/run_report.h"
#include "report/words.h"

namespace mojimend {

class RunReporting {
 public:
  RunReporting(const Invocation& invocation, Colour colour);

  // Null where each document's report stands for itself.
  const RunReport* report() const { return report_.get(); }

  // Nothing happens in these where there is no such report.
  Result<void> begin(Output& output);
  Result<void> document(const DocumentCounts& counts, const Spool& part, Output& output);
  void skipped(const std::string& path, const std::string& reason) {
    counts_.skipped.push_back({path, reason});
  }
  void trouble(const Error& error);
  Result<void> end(Output& output);

 private:
  std::unique_ptr<RunReport> report_;
  RunCounts counts_;
};

}  // namespace mojimend
