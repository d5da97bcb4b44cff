// What review asks about: the changes of a document, each with what a person needs to decide.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "pipeline/report.h"
#include "report/locate.h"
#include "text/line_index.h"

namespace mojimend {

struct ReviewChange {
  std::string id;
  std::string file;  // the path as it was given
  std::string path;  // as identity_path gives it
  Rule rule = Rule::encoding;
  Safety safety = Safety::suggested;
  Position at;
  std::string heading;        // the rule, how sure it is, what happened
  std::string before, after;  // of the rule `encoding`: the encoding, and "utf-8"
  std::string front, behind;  // the text around it as it was found, at most kReviewContext code points each
  std::string evidence;
  std::string alternative;  // what might stand there instead, more fully mended and less sure; empty: nothing
  Span span;                // bytes of the document; of the rule `encoding`: the first place
  std::string original;     // the first bytes of what stood there
  Channel channel;
  std::size_t places = 1;  // that are this one change: those of the rule `encoding` in a document
};

// A few lines of prose, and a paragraph of Chinese.
inline constexpr std::size_t kReviewContext = 240;

// Appends a document's changes to `changes`, in order; they must have ids. Memory: all changes, with what
// stands around them.
class CollectSink : public ReportSink {
 public:
  explicit CollectSink(std::vector<ReviewChange>& changes) : changes_(changes) {}
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override { return {}; }

 private:
  std::vector<ReviewChange>& changes_;
  DocumentHead head_;
  std::string path_;
  Locator locator_;
  std::size_t transcoded_ = 0;  // place in changes_, from 1; 0: none yet
};

// For the same document with suggested changes made: where another text would then stand in the place of a
// change, it is the change's alternative.
class AlternativesSink : public ReportSink {
 public:
  // `changes`: of this document alone.
  explicit AlternativesSink(std::vector<ReviewChange>& changes);
  Result<void> begin(const DocumentHead&) override { return {}; }
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals&) override { return {}; }

 private:
  std::map<Span, ReviewChange*> by_span_;
};

}  // namespace mojimend
