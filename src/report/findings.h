// FindingsSink: what check prints, one line a finding: path:line:column: rule [safety]: `before` → `after`
// evidence.
#pragma once

#include <string>

#include "pipeline/report.h"
#include "report/locate.h"
#include "report/output.h"
#include "report/words.h"

namespace mojimend {

// A document in another encoding has a change of rule `encoding` at every character above ASCII; those are
// told in one line at the document's end, with their number.
class FindingsSink : public ReportSink {
 public:
  explicit FindingsSink(Output& output, Colour colour = Colour::off) : output_(output), colour_(colour) {}

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  std::string opening(Position at, std::string_view rule, Ink safety_ink, std::string_view safety) const;

  Output& output_;
  Colour colour_;
  Locator locator_;
  std::string path_, encoding_;
  std::size_t transcoded_ = 0;  // changes of rule `encoding`
  Position first_transcoded_;
  Safety transcoded_safety_ = Safety::safe;
};

}  // namespace mojimend
