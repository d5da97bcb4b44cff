// Sorts the counts and lays them out.
#include "report/summary.h"

#include <algorithm>
#include <functional>
#include <utility>

#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::size_t kGap = 2;  // columns between columns

using Row = std::vector<std::string>;

// By falling number, then by name.
template <typename Counts, typename Number>
std::vector<std::pair<std::string, Counts>> sorted(const std::map<std::string, Counts>& counts,
                                                   Number number) {
  std::vector<std::pair<std::string, Counts>> out(counts.begin(), counts.end());
  std::ranges::stable_sort(out, std::greater(),
                           [&](const auto& each) { return std::invoke(number, each.second); });
  return out;
}

std::map<std::string, ChangeCounts> rules_found(const FindingTally& found) {
  std::map<std::string, ChangeCounts> out;
  for (const RuleInfo& rule : all_rules())
    if (const ChangeCounts& counts = found.by_rule[static_cast<std::size_t>(rule.rule)]; counts.all() > 0)
      out.emplace(rule.name, counts);
  return out;
}

std::size_t number(std::size_t count) { return count; }

std::map<std::string, std::size_t> reasons_of(const std::vector<LeftOut>& left) {
  std::map<std::string, std::size_t> out;
  for (const LeftOut& each : left) ++out[each.reason];
  return out;
}

// The first column is text and to the left, the others are numbers and to the right. The texts here are words
// of one column each.
std::string table(const Row& heading, const std::vector<Row>& rows, Colour colour) {
  if (rows.empty()) return "";
  std::vector<std::size_t> widths(heading.size());
  const auto widen = [&](const Row& row) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], count_code_points(row[i]));
  };
  widen(heading);
  for (const Row& each : rows) widen(each);
  const auto line = [&](const Row& row) {
    std::string out = row[0];
    std::size_t missing = widths[0] - count_code_points(row[0]);
    for (std::size_t i = 1; i < row.size(); ++i) {
      out.append(missing + kGap + widths[i] - row[i].size(), ' ').append(row[i]);
      missing = 0;
    }
    return out;
  };
  std::string out = "\n" + inked(line(heading), Ink::heading, colour) + "\n";
  for (const Row& each : rows) out += line(each) + "\n";
  return out;
}

std::vector<Row> change_rows(const std::map<std::string, ChangeCounts>& counts) {
  std::vector<Row> rows;
  for (const auto& [name, each] : sorted(counts, &ChangeCounts::all))
    rows.push_back({printable(name), std::to_string(each.applied), std::to_string(each.suggested),
                    std::to_string(each.reported)});
  return rows;
}

std::vector<Row> count_rows(const std::map<std::string, std::size_t>& counts) {
  std::vector<Row> rows;
  for (const auto& [name, count] : sorted(counts, number))
    rows.push_back({printable(name), std::to_string(count)});
  return rows;
}

std::vector<Row> encoding_rows(const RunCounts& counts) {
  std::vector<Row> rows;
  for (const auto& [name, each] : sorted(counts.by_encoding, &EncodingCounts::documents))
    rows.push_back({name, std::to_string(each.documents), std::to_string(each.size),
                    std::to_string(each.totals.applied), std::to_string(each.totals.suggested),
                    std::to_string(each.totals.losses)});
  return rows;
}

Json left_json(const std::vector<LeftOut>& left) {
  Json out = Json::array();
  for (const LeftOut& each : left) out.push_back({{"path", each.path}, {"reason", each.reason}});
  return out;
}

Json changes_json(const std::string& key, const std::map<std::string, ChangeCounts>& counts) {
  Json out = Json::array();
  for (const auto& [name, each] : sorted(counts, &ChangeCounts::all))
    out.push_back(
        {{key, name}, {"applied", each.applied}, {"suggested", each.suggested}, {"reported", each.reported}});
  return out;
}

}  // namespace

std::string summary_text(const RunCounts& counts, Colour colour) {
  const Totals& totals = counts.found.totals;
  std::string out = counted(counts.documents, "document") + " of " + counted(counts.size, "byte") + ", " +
                    std::to_string(counts.with_findings) +
                    " with findings: " + counted(totals.applied, "change") + " to apply, " +
                    std::to_string(totals.suggested) + " suggested, " + std::to_string(totals.reported) +
                    " reported, " + std::to_string(totals.losses) + " lost\n";
  out += table({"rule", "applied", "suggested", "reported"}, change_rows(rules_found(counts.found)), colour);
  out += table({"channel", "applied", "suggested", "reported"}, change_rows(counts.found.by_channel), colour);
  out += table({"encoding", "documents", "bytes", "applied", "suggested", "lost"}, encoding_rows(counts),
               colour);
  out += table({"lost", "places"}, count_rows(counts.found.losses), colour);
  out += table({"skipped", "files"}, count_rows(reasons_of(counts.skipped)), colour);
  return out + table({"trouble", "files"}, count_rows(reasons_of(counts.troubles)), colour);
}

Json summary_value(const RunCounts& counts) {
  const Totals& totals = counts.found.totals;
  Json out{{"documents", counts.documents}, {"with_findings", counts.with_findings},
           {"bytes", counts.size},          {"applied", totals.applied},
           {"suggested", totals.suggested}, {"reported", totals.reported},
           {"lost", totals.losses}};
  out["rules"] = changes_json("rule", rules_found(counts.found));
  out["channels"] = changes_json("channel", counts.found.by_channel);
  out["encodings"] = Json::array();
  for (const auto& [name, each] : sorted(counts.by_encoding, &EncodingCounts::documents))
    out["encodings"].push_back({{"encoding", name},
                                {"documents", each.documents},
                                {"bytes", each.size},
                                {"applied", each.totals.applied},
                                {"suggested", each.totals.suggested},
                                {"lost", each.totals.losses}});
  out["losses"] = Json::array();
  for (const auto& [what, count] : sorted(counts.found.losses, number))
    out["losses"].push_back({{"what", what}, {"places", count}});
  out["skipped"] = left_json(counts.skipped);
  out["troubles"] = left_json(counts.troubles);
  return out;
}

std::string summary_json(const RunCounts& counts) { return dumped(summary_value(counts)) + "\n"; }

}  // namespace mojimend
