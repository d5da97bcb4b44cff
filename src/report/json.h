// JsonSink: a document's report as one line of JSON, specified in docs/json.md.
#pragma once

#include <string>

#include "pipeline/report.h"
#include "report/locate.h"
#include "report/output.h"
#include "report/spool.h"
#include "text/channel.h"

namespace mojimend {

// Changes are written as their blocks come; losses wait in a Spool, because they stand behind all changes.
class JsonSink : public ReportSink {
 public:
  explicit JsonSink(Output& output) : output_(output) {}

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Output& output_;
  Locator locator_;
  Spool losses_;
  bool any_change_ = false;
};

// One line: the head's first five members and its candidates.
Result<void> write_detection_json(const DocumentHead& head, Output& output);

// The list of steps as docs/json.md specifies it, members with default values left out.
std::string channel_json(const Channel& channel);

}  // namespace mojimend
