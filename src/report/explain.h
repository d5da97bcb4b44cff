// ExplainSink: how a document was damaged, for people: a paragraph, then every change with its channel step
// by step.
#pragma once

#include <array>
#include <map>
#include <string>

#include "pipeline/report.h"
#include "report/channel_words.h"
#include "report/locate.h"
#include "report/output.h"
#include "report/spool.h"
#include "report/words.h"

namespace mojimend {

// The changes wait in a Spool, because the paragraph that counts them stands before them.
class ExplainSink : public ReportSink {
 public:
  explicit ExplainSink(Output& output, Colour colour = Colour::off) : output_(output), colour_(colour) {}

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Result<void> explain(const Change& change, Position at, std::string_view original);
  std::string paragraph(const Totals& totals) const;

  Output& output_;
  Colour colour_;
  Locator locator_;
  DocumentHead head_;
  Spool details_;
  std::array<std::size_t, kRuleCount> by_rule_{};
  std::map<std::string, std::size_t> by_channel_;  // phrase → changes
};

}  // namespace mojimend
