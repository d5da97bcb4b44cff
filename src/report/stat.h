// StatSink: how many changes a document would have, by rule, on one line.
#pragma once

#include <array>
#include <string>

#include "pipeline/report.h"
#include "report/output.h"
#include "report/words.h"

namespace mojimend {

// "     12  page.txt  gloss 8, mojibake 4; 1 suggested, 2 lost". Nothing of a document without findings. The
// path stands behind the number, so that the columns of many files agree before all of them are known.
class StatSink : public ReportSink {
 public:
  explicit StatSink(Output& output, Colour colour = Colour::off) : output_(output), colour_(colour) {}
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Output& output_;
  Colour colour_;
  std::string path_;
  std::array<std::size_t, kRuleCount> by_rule_{};  // changes that apply
};

// The number as it stands in front of each path, and of the words that add them up.
std::string stat_number(std::size_t count);

}  // namespace mojimend
