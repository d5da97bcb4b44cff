// ExplainSink: how a document was damaged, for people: a paragraph, then every change with its channel step
// by step, each with what it made of the bytes.
#pragma once

#include <string>

#include "pipeline/report.h"
#include "report/channel_words.h"
#include "report/locate.h"
#include "report/output.h"
#include "report/spool.h"
#include "report/story.h"
#include "report/words.h"

namespace mojimend {

// The changes wait in a Spool, because the paragraph that counts them stands before them.
class ExplainSink : public ReportSink {
 public:
  // `width`: columns of the paragraph.
  explicit ExplainSink(Output& output, Colour colour = Colour::off, std::size_t width = 80)
      : output_(output), colour_(colour), width_(width) {}

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Result<void> explain(const Change& change, Position at, std::string_view original);
  Result<void> explain(const Suspect& suspect, Position at);

  Output& output_;
  Colour colour_;
  std::size_t width_;
  Locator locator_;
  Story story_;
  std::string path_;
  Spool details_;
};

}  // namespace mojimend
