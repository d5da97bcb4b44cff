// A field keeps its quotes, and gets some only if its new text needs them.
#include <algorithm>

#include "records/csv_rows.h"
#include "records/record_flow.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

struct FieldText {
  std::string text;
  OffsetMap map;
};

// `inside` stands between quotes, at `base` bytes of the file.
FieldText undoubled(std::string_view inside, std::size_t base) {
  FieldText out{{}, OffsetMap(base)};
  for (std::size_t at = 0; at < inside.size();) {
    const std::size_t quote = std::min(inside.find('"', at), inside.size());
    out.text += inside.substr(at, quote - at);
    out.map.append(1, 1, quote - at);
    at = quote;
    if (at == inside.size()) break;
    out.text += '"';
    out.map.append(1, 2);
    at += 2;
  }
  return out;
}

}  // namespace

void quote_changed_field(std::string_view field, std::size_t offset, std::vector<Change>& changes,
                         std::size_t first) {
  const auto begin = changes.begin() + static_cast<std::ptrdiff_t>(first);
  changes.erase(std::remove_if(begin, changes.end(), [](const Change& each) { return !each.applies; }),
                changes.end());
  std::size_t at = 0;  // of the field
  for (std::size_t i = first; i < changes.size(); ++i) {
    Edit& edit = changes[i].edit;
    const std::size_t start = edit.span.start - offset, end = edit.span.end - offset;
    std::string written = i == first ? "\"" : "";
    written += csv_doubled(field.substr(at, start - at)) + csv_doubled(edit.replacement);
    edit.span.start = offset + at;
    at = end;
    if (i + 1 == changes.size()) {
      written += csv_doubled(field.substr(at)) + "\"";
      edit.span.end = offset + field.size();
    }
    edit.replacement = std::move(written);
  }
}

Result<void> CsvWorker::work(const RecordPiece& piece, Findings& found) {
  LookAhead ahead(piece.bytes, [this](std::string_view text) { return is_clean(text, work_.options); });
  CsvScanner scanner(layout_.separator, CsvScanner::Keep::fields);
  std::size_t line = piece.first_line, counted = 0;
  const auto line_at = [&](std::size_t at) {
    line += static_cast<std::size_t>(std::ranges::count(piece.bytes.substr(counted, at - counted), '\n'));
    counted = at;
    return line;
  };
  const bool marked = piece.offset == 0 && piece.bytes.starts_with(kByteOrderMark);
  for (std::size_t at = marked ? kByteOrderMark.size() : 0; at < piece.bytes.size();) {
    scanner.start(at);
    if (scanner.scan(piece.bytes) == CsvScanner::Status::unfinished) scanner.finish(piece.bytes);
    const std::vector<Span>& fields = scanner.fields();
    const Look look = ahead.at({at, scanner.at()});
    const bool blank = fields.size() == 1 && fields[0].empty();
    for (const CsvLayout::Column& column : layout_.columns) {
      if (column.index >= fields.size()) {
        if (blank || column.missing == Missing::allowed) continue;
        found.troubles.push_back({ErrorKind::malformed,
                                  "the row has no column " + column.name + ", it ends before",
                                  "a ? behind the column's name lets that pass without a word", work_.path,
                                  piece.offset + at, line_at(at)});
        continue;
      }
      const Span span = fields[column.index];
      const std::string_view bytes = piece.bytes.substr(span.start, span.size());
      const bool as_it_stands = !bytes.starts_with('"') || bytes.find('"', 1) + 1 == bytes.size();
      if (look == Look::clean && as_it_stands) continue;
      if (auto done = field({bytes, piece.offset + span.start, line_at(span.start)}, look, found); !done)
        return done;
    }
    at = scanner.at();
  }
  return {};
}

Result<void> CsvWorker::field(const Field& field, Look look, Findings& found) {
  const bool quoted = field.bytes.starts_with('"');
  const std::string_view inside = quoted ? field.bytes.substr(1, field.bytes.size() - 2) : field.bytes;
  const bool doubled = quoted && inside.find('"') != inside.npos;
  if (!doubled && (look == Look::clean || is_clean(inside, work_.options))) return {};
  const FieldText text =
      doubled ? undoubled(inside, field.offset + 1)
              : FieldText{std::string(inside), OffsetMap::identity(inside.size(), field.offset + quoted)};
  if (doubled && is_clean(text.text, work_.options)) return {};
  const std::size_t first = found.changes.size();
  const Escape escape = quoted ? Escape(csv_doubled) : Escape();
  const auto count = find_in_record({text.text, text.map, std::to_string(field.line), field.line}, work_,
                                    escape, nullptr, found);
  if (!count) return failure(count.error());
  if (quoted) return {};
  const std::string special = std::string("\"\r\n") + layout_.separator;
  const bool needs_quotes =
      std::any_of(found.changes.begin() + static_cast<std::ptrdiff_t>(first), found.changes.end(),
                  [&](const Change& each) {
                    return each.applies && each.edit.replacement.find_first_of(special) != std::string::npos;
                  });
  if (needs_quotes) quote_changed_field(field.bytes, field.offset, found.changes, first);
  return {};
}

}  // namespace mojimend
