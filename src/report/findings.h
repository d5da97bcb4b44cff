// FindingsSink: what check prints, one line a finding: path:line:column: rule [safety]: `before` → `after`
// evidence.
#pragma once

#include "report/finding_sink.h"
#include "report/output.h"
#include "report/words.h"

namespace mojimend {

class FindingsSink : public FindingSink {
 public:
  explicit FindingsSink(Output& output, Colour colour = Colour::off) : output_(output), colour_(colour) {}

 private:
  Result<void> tell(const ToldFinding& finding) override;

  Output& output_;
  Colour colour_;
};

}  // namespace mojimend
