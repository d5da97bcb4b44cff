// Puts the page together.
#include "report/html.h"

#include <array>

#include "report/html_part.h"
#include "report/page.h"
#include "report/summary.h"

namespace mojimend {
namespace {

// What stands in page.html where a part of the page comes, in this order.
constexpr std::string_view kStyle = "<!-- style -->\n";
constexpr std::string_view kSummary = "<!-- summary -->\n";
constexpr std::string_view kScripts = "<!-- scripts -->\n";
constexpr std::string_view kDocuments = "<!-- documents -->\n";

Json rules_json() {
  Json out = Json::object();
  for (const RuleInfo& each : all_rules()) out[std::string(each.name)] = each.summary;
  return out;
}

}  // namespace

std::unique_ptr<ReportSink> HtmlReport::document_sink(Output& part) const {
  return std::make_unique<HtmlPart>(part);
}

Result<void> HtmlReport::document(const DocumentCounts& counts, const Spool& part, Output&) {
  if (part.empty()) return {};  // the summary counts it
  const Totals& totals = counts.found.totals;
  const Json head{{"path", counts.path},           {"name", name_of_(counts.path)},
                  {"encoding", counts.encoding},   {"confidence", confidence_json(counts.confidence)},
                  {"bytes", counts.size},          {"applied", totals.applied},
                  {"suggested", totals.suggested}, {"reported", totals.reported},
                  {"lost", totals.losses}};
  return documents_.write(data_element("document", head)).and_then([&] { return part.copy_to(documents_); });
}

Result<void> HtmlReport::end(const RunCounts& counts, Output& output) {
  std::string_view rest = page_markup();
  const auto write_to = [&](std::string_view mark) {
    const auto at = rest.find(mark);
    auto done = output.write(rest.substr(0, at));
    rest.remove_prefix(at == rest.npos ? rest.size() : at + mark.size());
    return done;
  };
  const Json summary{{"counts", summary_value(counts)}, {"rules", rules_json()}};
  std::string scripts;
  for (const std::string_view each : page_scripts())
    scripts.append("<script>\n").append(each).append("</script>\n");
  return write_to(kStyle)
      .and_then([&] { return output.write(page_style()); })
      .and_then([&] { return write_to(kSummary); })
      .and_then([&] { return output.write(data_element("summary", summary)); })
      .and_then([&] { return write_to(kScripts); })
      .and_then([&] { return output.write(scripts); })
      .and_then([&] { return write_to(kDocuments); })
      .and_then([&] { return documents_.copy_to(output); })
      .and_then([&] { return output.write(rest); });
}

}  // namespace mojimend
