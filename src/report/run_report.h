// RunReport: a format that makes one file of a whole run, with something before, between and behind its
// documents.
#pragma once

#include <memory>

#include "report/counts.h"
#include "report/output.h"
#include "report/spool.h"

namespace mojimend {

class RunReport {
 public:
  virtual ~RunReport() = default;
  // Writes the part of one document; null if the counts are enough. From several threads at once.
  virtual std::unique_ptr<ReportSink> document_sink(Output& part) const = 0;
  // These are called in this order, `document` for each document, and on one thread. A document's part comes
  // whole or not at all.
  virtual Result<void> begin(Output&) { return {}; }
  virtual Result<void> document(const DocumentCounts&, const Spool& part, Output& output) {
    return part.copy_to(output);
  }
  virtual Result<void> end(const RunCounts&, Output&) { return {}; }
};

}  // namespace mojimend
