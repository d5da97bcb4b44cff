// Mends a body in its own encoding, because the header that names it stays, and then the lengths and digests
// that speak of it.
#include <algorithm>

#include "records/record_flow.h"
#include "records/warc.h"
#include "records/warc_records.h"
#include "text/ascii.h"

namespace mojimend {
namespace {

// Whether a document of this media type is text; where none is named, the bytes are asked.
bool is_text_type(std::string_view type) {
  if (type.empty()) return true;
  const std::string small = ascii_lowered(type.substr(0, type.find(';')));
  return small.starts_with("text/") ||
         std::ranges::any_of(std::initializer_list<std::string_view>{"html", "xml", "json"},
                             [&](std::string_view each) { return small.find(each) != small.npos; });
}

// "utf-8" out of "text/html; charset=utf-8".
std::string charset_of(std::string_view type) {
  const std::string small = ascii_lowered(type);
  const std::size_t at = small.find("charset=");
  if (at == small.npos) return {};
  std::string name = small.substr(at + 8);
  name.resize(std::min(name.find_first_of("; \t"), name.size()));
  std::erase(name, '"');
  return name;
}

struct Following {
  Span span;  // of the file
  std::string before, after;
};

Change following(const Following& each, const Change& cause) {
  Change change;
  change.edit.span = each.span;
  change.edit.replacement = each.after;
  change.edit.rule = cause.edit.rule;
  change.edit.safety = cause.edit.safety;
  change.edit.evidence = "follows from the change of the record's text";
  change.applies = true;
  change.before = each.before;
  change.after = each.after;
  return change;
}

}  // namespace

Result<void> WarcWorker::work(const RecordPiece& piece, Findings& found) {
  std::size_t number = piece.first_record, line = piece.first_line;
  for (std::size_t at = 0; at < piece.bytes.size(); ++number) {
    const std::string_view here = piece.bytes.substr(at);
    Parts parts{};
    parts.header = here.substr(0, header_size(here));
    const auto length = decimal(header_value(parts.header, "Content-Length"));
    parts.block = here.substr(parts.header.size(), static_cast<std::size_t>(*length));
    parts.offset = piece.offset + at;
    parts.number = number;
    parts.line = line;
    if (auto done = record(parts, found); !done) return done;
    const std::size_t size = parts.header.size() + parts.block.size() + kWarcEnd.size();
    line += static_cast<std::size_t>(std::ranges::count(here.substr(0, size), '\n'));
    at += size;
  }
  return {};
}

Result<void> WarcWorker::record(Parts& parts, Findings& found) {
  const std::string type = ascii_lowered(header_value(parts.header, "WARC-Type"));
  if (type != "response" && type != "resource" && type != "conversion") return {};
  if (header_field(parts.header, "WARC-Segment-Number")) {
    found.notes.emplace_back("in segments, not looked at");
    return {};
  }
  parts.body = parts.block;
  std::string_view media = header_value(parts.header, "Content-Type");
  if (type == "response") {
    if (!parts.block.starts_with("HTTP/")) return {};
    parts.http = parts.block.substr(0, header_size(parts.block));
    if (parts.http.empty()) return {};
    parts.body = parts.block.substr(parts.http.size());
    media = header_value(parts.http, "Content-Type");
  }
  if (parts.body.empty() || !is_text_type(media)) return {};
  const std::string coding = ascii_lowered(header_value(parts.http, "Content-Encoding"));
  if (!coding.empty() && coding != "identity") {
    found.notes.emplace_back("with a Content-Encoding, not looked at");
    return {};
  }
  const std::string transfer = ascii_lowered(header_value(parts.http, "Transfer-Encoding"));
  if (!transfer.empty() && transfer != "identity") {
    found.notes.emplace_back("with a Transfer-Encoding, not looked at");
    return {};
  }
  if (is_clean(parts.body, work_.options)) return {};
  const std::size_t first = found.changes.size();
  const auto count = text(parts, found);
  if (!count) return failure(count.error());
  const auto changed = found.changes.begin() + static_cast<std::ptrdiff_t>(first);
  const bool applies = std::any_of(changed, found.changes.end(), [](auto& each) { return each.applies; });
  if (applies && work_.header_fields == HeaderFields::follow) follow(parts, first, found);
  return {};
}

// The text decides what it is written in; what the header names is asked where nothing else is found.
Result<std::size_t> WarcWorker::text(const Parts& parts, Findings& found) {
  const std::size_t troubles = found.troubles.size();
  const auto start = static_cast<std::size_t>(parts.body.data() - parts.header.data());
  const OffsetMap map = OffsetMap::identity(parts.body.size(), parts.offset + start);
  const Record record{parts.body, map, std::to_string(parts.number), parts.line};
  auto count = find_in_record(record, work_, nullptr, nullptr, found);
  if (!count || found.troubles.size() == troubles) return count;
  found.troubles.resize(troubles);
  WorkOptions declared = work_;
  const std::string_view media = parts.http.empty() ? header_value(parts.header, "Content-Type")
                                                    : header_value(parts.http, "Content-Type");
  declared.options.from = {charset_of(media)};
  if (work_.options.from.empty() && !declared.options.from.front().empty()) {
    count = find_in_record(record, declared, nullptr, nullptr, found);
    if (count && found.troubles.size() == troubles) return count;
  }
  // A name that nobody knows is an error of usage, and the header's.
  if (!count && count.error().kind != ErrorKind::usage) return count;
  found.troubles.resize(troubles);
  found.notes.emplace_back("in no encoding that could be found, not looked at");
  return 0;
}

void WarcWorker::follow(const Parts& parts, std::size_t first, Findings& found) const {
  std::string body;
  std::size_t at = 0;
  const auto body_start = parts.offset + static_cast<std::size_t>(parts.body.data() - parts.header.data());
  for (std::size_t i = first; i < found.changes.size(); ++i) {
    const Change& change = found.changes[i];
    if (!change.applies) continue;
    body += parts.body.substr(at, change.edit.span.start - body_start - at);
    body += change.edit.replacement;
    at = change.edit.span.end - body_start;
  }
  body += parts.body.substr(at);

  std::vector<Following> edits;
  // The value of `field` of `header` becomes `after`, which stands at `start` of the record.
  const auto change_field = [&](std::string_view header, std::size_t start, Span field, std::string after) {
    const std::string before(header.substr(field.start, field.size()));
    if (before == after) return;
    const std::size_t from = parts.offset + start;
    edits.push_back({{from + field.start, from + field.end}, before, std::move(after)});
  };
  std::string http(parts.http);
  if (const auto field = header_field(parts.http, "Content-Length");
      field && decimal(parts.http.substr(field->start, field->size())) == parts.body.size()) {
    const std::string size = std::to_string(body.size());
    http.replace(field->start, field->size(), size);
    change_field(parts.http, parts.header.size(), *field, size);
  }
  const std::string block = http + body;
  change_field(parts.header, 0, *header_field(parts.header, "Content-Length"), std::to_string(block.size()));
  const auto digest = [&](std::string_view name, std::string_view before, std::string_view after) {
    const auto field = header_field(parts.header, name);
    if (!field) return;
    auto now = digest_anew(parts.header.substr(field->start, field->size()), before, after);
    if (now) change_field(parts.header, 0, *field, std::move(*now));
    else found.notes.push_back("mended, whose " + std::string(name) + " was wrong before and was left");
  };
  digest("WARC-Block-Digest", parts.block, block);
  digest("WARC-Payload-Digest", parts.body, body);
  std::ranges::sort(edits, {}, &Following::span);
  const Change cause = found.changes[first];
  std::vector<Change> changes;
  for (const Following& each : edits) changes.push_back(following(each, cause));
  found.changes.insert(found.changes.begin() + static_cast<std::ptrdiff_t>(first), changes.begin(),
                       changes.end());
}

}  // namespace mojimend
