// Counts in words.
#include "cli/summary.h"

#include "report/stat.h"
#include "report/words.h"

namespace mojimend {
namespace {

std::string comma_separated(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& each : parts) out += (out.empty() ? "" : ", ") + each;
  return out;
}

// What fix did not change, and how it would.
void add_unmade(const Invocation& invocation, const Totals& totals, std::vector<std::string>& parts) {
  if (totals.suggested > 0)
    parts.push_back(std::to_string(totals.suggested) +
                    (invocation.answers.empty() ? " suggested (use --unsafe-fixes)" : " not accepted"));
  if (totals.reported > 0) parts.push_back(std::to_string(totals.reported) + " for you to judge");
}

std::string findings(const Invocation& invocation, const Tally& tally) {
  const std::string files = counted(tally.documents, "file");
  if (tally.totals.findings() == 0) return "nothing found in " + files;
  std::vector<std::string> parts;
  if (tally.totals.applied > 0) parts.push_back(std::to_string(tally.totals.applied) + " that fix mends");
  add_unmade(invocation, tally.totals, parts);
  if (tally.totals.losses > 0) parts.push_back(std::to_string(tally.totals.losses) + " lost");
  return counted(tally.totals.findings(), "finding") + " in " + std::to_string(tally.with_findings) + " of " +
         files + ": " + comma_separated(parts);
}

std::string mended(const Invocation& invocation, const Tally& tally) {
  std::vector<std::string> parts;
  if (tally.totals.applied > 0) parts.push_back(counted(tally.totals.applied, "change"));
  add_unmade(invocation, tally.totals, parts);
  if (tally.totals.losses > 0) parts.push_back(counted(tally.totals.losses, "loss", "losses"));
  return "mended " + std::to_string(tally.mended) + " of " + counted(tally.documents, "file") + ": " +
         comma_separated(parts);
}

std::string skipped(const Tally& tally) {
  std::vector<std::string> parts;
  if (tally.skipped_empty > 0) parts.push_back(std::to_string(tally.skipped_empty) + " empty");
  if (tally.skipped_binary > 0) parts.push_back(std::to_string(tally.skipped_binary) + " binary");
  return parts.empty() ? "" : "skipped " + comma_separated(parts);
}

}  // namespace

void Tally::add(const Totals& more) {
  ++documents;
  with_findings += more.findings() > 0;
  mended += more.applied > 0;
  totals += more;
}

std::string fix_line(const Invocation& invocation, std::string_view path, const Totals& totals) {
  std::vector<std::string> parts;
  if (totals.applied > 0) parts.push_back(counted(totals.applied, "change"));
  else parts.push_back("unchanged");
  add_unmade(invocation, totals, parts);
  if (totals.losses > 0) parts.push_back(counted(totals.losses, "loss", "losses"));
  return printable(path) + ": " + comma_separated(parts);
}

std::string stat_total(const Tally& tally) {
  std::string out = stat_number(tally.totals.applied) + "in " + std::to_string(tally.mended) + " of " +
                    counted(tally.documents, "file");
  if (tally.totals.suggested > 0) out += "; " + std::to_string(tally.totals.suggested) + " suggested";
  if (tally.totals.losses > 0) out += "; " + std::to_string(tally.totals.losses) + " lost";
  return out + "\n";
}

std::string summary(const Invocation& invocation, const Tally& tally) {
  std::vector<std::string> parts;
  // Nothing was found in a file that could not be read: then the trouble alone is told.
  if (invocation.command == Command::check && tally.documents > 0)
    parts.push_back(findings(invocation, tally));
  if (invocation.command == Command::fix && tally.documents > 0) {
    if (tally.totals.findings() == 0)
      parts.push_back("nothing to mend in " + counted(tally.documents, "file"));
    // The line of a single file has said it already.
    else if (tally.documents > 1) parts.push_back(mended(invocation, tally));
  }
  if (tally.totals.suspects > 0)
    parts.push_back(counted(tally.totals.suspects, "suspect") + " left (explain shows " +
                    (tally.totals.suspects == 1 ? "it)" : "them)"));
  if (const std::string left_out = skipped(tally); !left_out.empty()) parts.push_back(left_out);
  if (tally.stale_answers > 0)
    parts.push_back(counted(tally.stale_answers, "answer") + " fit" + (tally.stale_answers == 1 ? "s" : "") +
                    " no change that is there now");
  if (tally.troubles > 1) parts.push_back(counted(tally.troubles, "file") + " in trouble, see above");
  if (tally.lines_left > 0)
    parts.push_back(counted(tally.lines_left, "record that could not be done was",
                            "records that could not be done were") +
                    " left as " + (tally.lines_left == 1 ? "it is" : "they are"));
  if (parts.empty()) return "";
  std::string out = "mojimend: ";
  for (std::size_t i = 0; i < parts.size(); ++i) out += (i > 0 ? "; " : "") + parts[i];
  return out + "\n";
}

}  // namespace mojimend
