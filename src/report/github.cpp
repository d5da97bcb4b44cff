// Writes workflow commands: https://docs.github.com/actions, "Workflow commands", and for what must be
// escaped actions/toolkit, packages/core/src/command.ts.
#include "report/github.h"

#include "report/finding_sink.h"
#include "report/level.h"

namespace mojimend {
namespace {

enum class Place { message, property };

std::string escaped(std::string_view text, Place place) {
  std::string out;
  for (const char each : text) {
    if (each == '%') out += "%25";
    else if (each == '\r') out += "%0D";
    else if (each == '\n') out += "%0A";
    else if (each == ':' && place == Place::property) out += "%3A";
    else if (each == ',' && place == Place::property) out += "%2C";
    else out += each;
  }
  return out;
}

class GithubSink : public FindingSink {
 public:
  explicit GithubSink(Output& output) : output_(output) {}

 private:
  Result<void> tell(const ToldFinding& finding) override {
    const Level level = level_of(finding.safety);
    std::string out = "::" + std::string(level == Level::note ? "notice" : name_of(level));
    out += " file=" + escaped(head().path, Place::property);
    const auto number = [&](std::string_view name, std::size_t value) {
      out.append(",").append(name).append("=").append(std::to_string(value));
    };
    number("line", finding.start.line);
    number("endLine", finding.end.line);
    // Columns of two lines would be taken for a mistake.
    if (finding.start.line == finding.end.line) {
      number("col", finding.start.column);
      number("endColumn", finding.end.column);
    }
    out += ",title=mojimend " + escaped(info(finding.rule).name, Place::property);
    return output_.write(out + "::" + escaped(message_with_channel(finding), Place::message) + "\n");
  }

  Output& output_;
};

}  // namespace

std::unique_ptr<ReportSink> GithubReport::document_sink(Output& part) const {
  return std::make_unique<GithubSink>(part);
}

}  // namespace mojimend
