// HtmlPart: the findings of a document as data of the page, in elements that the page can read one at a time.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "pipeline/report.h"
#include "report/block_text.h"
#include "report/json_values.h"
#include "report/locate.h"
#include "report/output.h"

namespace mojimend {

// JSON as the text of a <script type="application/json">: no "<" stands in it, so that nothing can end it or
// begin a comment (HTML Standard, "Restrictions for contents of script elements").
std::string script_text(const Json& value);

// An element with data: <script type="application/json" class="KIND">…</script> and a line feed.
std::string data_element(std::string_view kind, const Json& value);

// Changes of rule `encoding` are one item, which comes last.
class HtmlPart : public ReportSink {
 public:
  // Items in an element. The page takes some milliseconds to read so many, and stays fluid between them.
  static constexpr std::size_t kItems = 500;

  explicit HtmlPart(Output& output) : output_(output) {}
  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Json item(const Finding& finding, const Block& block, const BlockText& text);
  void add_change(Json& item, const Change& change);
  void add_context(Json& item, const Finding& finding, const Block& block, const BlockText& text) const;
  std::size_t number_of(const std::string& text);
  Result<void> write_items();

  Output& output_;
  DocumentHead head_;
  Locator locator_;
  Json items_ = Json::array();
  Json texts_ = Json::array();                  // what many items say, once an element …
  std::map<std::string, std::size_t> numbers_;  // … and its place there
  std::size_t transcoded_ = 0;                  // changes of rule `encoding`
  Json encoding_;                               // the first of those
};

}  // namespace mojimend
