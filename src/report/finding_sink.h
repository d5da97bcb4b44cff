// FindingSink: a document's findings one by one, each with its place and a sentence, for writers that have a
// line or an object for each.
#pragma once

#include <optional>
#include <string>

#include "pipeline/report.h"
#include "report/locate.h"

namespace mojimend {

struct ToldFinding {
  Position start, end;  // `end` is one past the last code point
  Rule rule = Rule::lost;
  std::optional<Safety> safety;    // of a change; nothing for a loss
  std::string message;             // one sentence, printable
  std::string id;                  // of the change, as in Change
  const Change* change = nullptr;  // null for a loss, and where the whole text is in another encoding
  const Loss* loss = nullptr;
};

// A document in another encoding has a change of rule `encoding` at every character above ASCII; those are
// one finding, told at the document's end with their number and the place of the first.
class FindingSink : public ReportSink {
 public:
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 protected:
  // By place, but for what is told at the end. The pointers hold for the time of the call.
  virtual Result<void> tell(const ToldFinding& finding) = 0;
  const DocumentHead& head() const { return head_; }

 private:
  DocumentHead head_;
  Locator locator_;
  std::size_t transcoded_ = 0;  // changes of rule `encoding`
  ToldFinding encoding_;        // of the first of those
};

// The sentence, and in brackets what happened to the text, for those who see nothing else of it.
std::string message_with_channel(const ToldFinding& finding);

// Where a text ends that starts at `start`: lines end with LF, columns count code points. O(text).
Position end_of(Position start, std::string_view text);

}  // namespace mojimend
