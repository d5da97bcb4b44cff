// Writes one <file> for each document in which something was found.
#include "report/checkstyle.h"

#include "report/finding_sink.h"
#include "report/level.h"
#include "report/words.h"

namespace mojimend {
namespace {

// Of text that is printable, so that nothing is in it that XML has no place for.
std::string attribute(std::string_view name, std::string_view text) {
  std::string out = " " + std::string(name) + "=\"";
  for (const char each : printable(text)) {
    if (each == '&') out += "&amp;";
    else if (each == '<') out += "&lt;";
    else if (each == '>') out += "&gt;";
    else if (each == '"') out += "&quot;";
    else out += each;
  }
  return out + "\"";
}

class CheckstyleSink : public FindingSink {
 public:
  explicit CheckstyleSink(Output& output) : output_(output) {}

  Result<void> begin(const DocumentHead& head) override {
    any_ = false;
    return FindingSink::begin(head);
  }
  Result<void> end(const Totals& totals) override {
    if (auto done = FindingSink::end(totals); !done || !any_) return done;
    return output_.write("  </file>\n");
  }

 private:
  Result<void> tell(const ToldFinding& finding) override {
    const Level level = level_of(finding.safety);
    std::string out;
    if (!any_) out += "  <file" + attribute("name", head().path) + ">\n";
    any_ = true;
    out += "    <error" + attribute("line", std::to_string(finding.start.line)) +
           attribute("column", std::to_string(finding.start.column)) +
           attribute("severity", level == Level::note ? "info" : name_of(level)) +
           attribute("message", message_with_channel(finding)) +
           attribute("source", "mojimend." + std::string(info(finding.rule).name)) + "/>\n";
    return output_.write(out);
  }

  Output& output_;
  bool any_ = false;
};

}  // namespace

std::unique_ptr<ReportSink> CheckstyleReport::document_sink(Output& part) const {
  return std::make_unique<CheckstyleSink>(part);
}

Result<void> CheckstyleReport::begin(Output& output) {
  return output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n");
}

Result<void> CheckstyleReport::end(const RunCounts&, Output& output) {
  return output.write("</checkstyle>\n");
}

}  // namespace mojimend
