// Every line is parsed, because only that shows whether the field is there; what its strings say is read only
// where something can be damaged.
#include "records/json_lines.h"

#include <algorithm>

#include "records/json_string.h"
#include "records/lines.h"
#include "records/record_flow.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::string_view kBlanks = " \t\r";

// A lone surrogate has no UTF-8: what would change one is not changed, and that it stands there is no
// finding.
void leave_lone_surrogates(const JsonString& json, Report& report) {
  if (json.lone.empty()) return;
  const auto has_lone = [&](Span text) {
    const Span original = json.map.to_original(text);
    return std::ranges::any_of(json.lone, [&](Span each) { return each.overlaps(original); });
  };
  // Losses inside of a change go with it.
  std::vector<Span> dropped;
  for (const Change& change : report.changes)
    if (has_lone(change.edit.span)) dropped.push_back(change.edit.span);
  std::erase_if(report.changes, [&](const Change& change) { return has_lone(change.edit.span); });
  std::erase_if(report.losses, [&](const Loss& loss) {
    return has_lone(loss.span) ||
           std::ranges::any_of(dropped, [&](Span each) { return each.overlaps(loss.span); });
  });
  report.totals = {};
  for (const Change& change : report.changes) report.totals.count(change);
  report.totals.losses = report.losses.size();
}

}  // namespace

Result<void> JsonWorker::work(const RecordPiece& piece, Findings& found) {
  // Strings with escapes need a look of their own: behind an escape anything may hide, and its letter is no
  // part of the word behind it.
  LookAhead ahead(piece.bytes, [this](std::string_view text) {
    return text.find('\\') == text.npos && is_clean(text, work_.options);
  });
  return for_each_line(piece.bytes, [&](std::string_view text, std::size_t at, std::size_t number) {
    const Look look = ahead.at({at, at + text.size()});
    std::uint64_t offset = piece.offset + at;
    if (offset == 0 && text.starts_with(kByteOrderMark)) {
      text.remove_prefix(kByteOrderMark.size());
      offset += kByteOrderMark.size();
    }
    return line({text, offset, piece.first_line + number}, look, found);
  });
}

Result<void> JsonWorker::line(const Line& line, Look look, Findings& found) {
  if (line.text.find_first_not_of(kBlanks) == line.text.npos) return {};
  const auto fields = fields_.find(line.text);
  if (!fields) {
    found.troubles.push_back(malformed(fields.error(), line, *fields.error().offset));
    return {};
  }
  for (const JsonLack& lack : (*fields)->lacks)
    found.troubles.push_back({ErrorKind::malformed, lack.reason,
                              "a ? behind its name lets that pass without a word", work_.path,
                              line.offset + lack.at, line.number});
  return strings(line, (*fields)->strings, look, found);
}

Result<void> JsonWorker::strings(const Line& line, const std::vector<Span>& raw, Look look, Findings& found) {
  // All of them before the first is changed: a line with one bad escape is left as it is.
  std::vector<JsonString> damaged;
  for (const Span each : raw) {
    const std::string_view inside = line.text.substr(each.start, each.size());
    if (inside.find('\\') == inside.npos && (look == Look::clean || is_clean(inside, work_.options)))
      continue;
    auto string = read_json_string(inside, line.offset + each.start);
    if (!string) {
      found.troubles.push_back(malformed(string.error(), line, *string.error().offset - line.offset));
      return {};
    }
    if (!is_clean(string->text, work_.options)) damaged.push_back(std::move(*string));
  }
  for (const JsonString& string : damaged) {
    const auto done = find_in_record(
        {string.text, string.map, std::to_string(line.number), line.number}, work_,
        [&](std::string_view text) { return json_escaped(text, string.style); },
        [&](Report& report) { leave_lone_surrogates(string, report); }, found);
    if (!done) return failure(done.error());
  }
  return {};
}

Error JsonWorker::malformed(const Error& error, const Line& line, std::size_t at) const {
  return {ErrorKind::malformed,
          "no JSON object: " + error.reason + ", at column " +
              std::to_string(count_code_points(line.text.substr(0, at)) + 1),
          "the line was left as it is",
          work_.path,
          line.offset + at,
          line.number};
}

}  // namespace mojimend
