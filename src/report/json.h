// JsonSink: a document's report as one line of JSON, specified in docs/json.md.
#pragma once

#include <string>

#include "pipeline/report.h"
#include "report/locate.h"
#include "report/output.h"
#include "report/spool.h"
#include "report/story.h"
#include "text/channel.h"

namespace mojimend {

// Changes are written as their blocks come; losses and suspects wait in Spools, because they stand behind all
// changes.
class JsonSink : public ReportSink {
 public:
  // `all`: also what each step of a channel made of the text, and the document's story.
  enum class Detail { usual, all };
  explicit JsonSink(Output& output, Detail detail = Detail::usual) : output_(output), detail_(detail) {}

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Output& output_;
  Detail detail_;
  Locator locator_;
  Story story_;
  Spool losses_, suspects_;
  bool any_change_ = false;
};

// One line: the head's first five members and its candidates.
Result<void> write_detection_json(const DocumentHead& head, Output& output);

// The list of steps as docs/json.md specifies it, members with default values left out.
std::string channel_json(const Channel& channel);

}  // namespace mojimend
