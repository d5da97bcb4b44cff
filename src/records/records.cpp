// Cuts the input into lines, passes those over in which nothing can be damaged, sends the others through the
// flow, and puts what it finds back into the coordinates of the file.
#include "records/records.h"

#include <algorithm>
#include <cstring>
#include <optional>

#include "records/json.h"
#include "text/page.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Large enough that few records are moved to the buffer's front, small enough that output follows soon.
constexpr std::size_t kBuffer = std::size_t{1} << 20;  // bytes; doubled for a record that is longer

constexpr std::string_view kByteOrderMark = "\uFEFF";
constexpr std::string_view kBlanks = " \t\r";

// Gives whole lines, as many as there are at a time.
class LineReader {
 public:
  explicit LineReader(RecordInput& input) : input_(input) {}

  // Empty at the end. kJsonPadding bytes behind the view may be read. The view is good until the next call.
  Result<std::string_view> next() {
    std::memmove(buffer_.data(), buffer_.data() + given_, filled_ - given_);
    filled_ -= given_;
    given_ = 0;
    for (std::size_t searched = 0;;) {
      if (buffer_.size() < filled_ + kJsonPadding + 1) buffer_.resize(2 * filled_ + kBuffer);
      const auto room = std::span(buffer_).subspan(filled_, buffer_.size() - filled_ - kJsonPadding);
      const auto count = input_.read(room);
      if (!count) return failure(count.error());
      filled_ += *count;
      const std::string_view all(buffer_.data(), filled_);
      const std::size_t last = all.substr(searched).rfind('\n');
      if (last == all.npos && *count > 0) {
        searched = all.size();
        continue;
      }
      given_ = last == all.npos ? all.size() : searched + last + 1;
      return all.substr(0, given_);
    }
  }

 private:
  RecordInput& input_;
  std::vector<char> buffer_ = std::vector<char>(kBuffer);
  std::size_t filled_ = 0, given_ = 0;  // bytes; of what was read, and of that what next() gave
};

std::string_view without_line_end(std::string_view line) {
  if (line.ends_with('\n')) line.remove_suffix(1);
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

// A record's text and the way from it back to the file.
struct Record {
  std::string_view text;
  const OffsetMap& map;
  const JsonString* json;  // null: the text stands in the file as it is
};

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
  for (const Change& change : report.changes)
    ++(change.applies ? report.totals.applied : report.totals.suggested);
  report.totals.losses = report.losses.size();
}

class RecordFlow {
 public:
  RecordFlow(RecordInput& input, const Options& options, const RecordFormat& format, const RecordSinks& sinks)
      : input_(input), options_(options), sinks_(sinks) {
    if (options_.from.empty()) options_.from = {"utf-8"};
    if (format.kind == RecordKind::jsonl) field_.emplace(format.keys);
  }

  Result<RecordTotals> run();

 private:
  Result<void> begin(std::string_view bytes);
  Result<void> lines(std::string_view bytes);
  Result<void> json_line(std::string_view line, std::size_t offset);
  Result<void> record(const Record& record);
  Result<void> refused(Error error);
  void add_to_block(const Record& record, Report report);
  // `at`: bytes of `line`.
  void tell_malformed(Error error, std::string_view line, std::size_t at);
  void tell(const Error& error);

  RecordInput& input_;
  Options options_;
  const RecordSinks& sinks_;
  std::optional<JsonField> field_;
  Block block_;  // what goes to the file's sink
  std::size_t line_ = 1;
  RecordTotals totals_;
};

Result<RecordTotals> RecordFlow::run() {
  LineReader reader(input_);
  for (bool first = true;; first = false) {
    const auto bytes = reader.next();
    if (!bytes) return failure(bytes.error());
    if (first)
      if (auto done = begin(*bytes); !done) return failure(done.error());
    if (bytes->empty()) break;
    block_ = {*bytes, block_.offset + block_.original.size(), line_, {}, {}};
    if (auto done = lines(*bytes); !done) return failure(done.error());
    if (!sinks_.file) continue;
    if (auto done = sinks_.file->block(block_); !done) return failure(done.error());
  }
  if (sinks_.file)
    if (auto done = sinks_.file->end(totals_.totals); !done) return failure(done.error());
  return totals_;
}

Result<void> RecordFlow::begin(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    Error error{ErrorKind::undecodable, "its byte order mark says UTF-16, and records are read as UTF-8",
                "mend it without --records first, which gives UTF-8"};
    error.path = input_.path();
    error.offset = 0;
    return failure(error);
  }
  if (!sinks_.file) return {};
  DocumentHead head;
  head.path = input_.path();
  head.encoding = options_.from.front();
  head.confidence = 1;
  head.bom = bytes.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  return sinks_.file->begin(head);
}

Result<void> RecordFlow::lines(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size(); ++line_) {
    const std::size_t end = std::min(bytes.find('\n', at), bytes.size() - 1) + 1;
    std::string_view line = bytes.substr(at, end - at);
    std::size_t offset = block_.offset + at;
    at = end;
    line = without_line_end(line);
    if (field_) {
      if (offset == 0 && line.starts_with(kByteOrderMark)) {
        line.remove_prefix(kByteOrderMark.size());
        offset += kByteOrderMark.size();
      }
      if (auto done = json_line(line, offset); !done) return done;
      continue;
    }
    if (is_clean(line, options_)) continue;
    const OffsetMap map = OffsetMap::identity(line.size(), offset);
    if (auto done = record({line, map, nullptr}); !done) return done;
  }
  return {};
}

Result<void> RecordFlow::json_line(std::string_view line, std::size_t offset) {
  const std::size_t first = line.find_first_not_of(kBlanks);
  if (first == line.npos) return {};
  const bool bracketed = line[first] == '{' && line[line.find_last_not_of(kBlanks)] == '}';
  // Behind an escape anything may hide; without one, the line's text holds that of each value.
  if (bracketed && line.find('\\') == line.npos && is_clean(line, options_)) return {};
  const auto found = field_->find(line);
  if (!found) {
    tell_malformed(found.error(), line, *found.error().offset);
    return {};
  }
  // All of them before the first is changed: a line with one bad escape is left as it is.
  std::vector<JsonString> strings;
  for (const Span raw : **found) {
    auto string = read_json_string(line.substr(raw.start, raw.size()), offset + raw.start);
    if (!string) {
      tell_malformed(string.error(), line, *string.error().offset - offset);
      return {};
    }
    if (!is_clean(string->text, options_)) strings.push_back(std::move(*string));
  }
  for (const JsonString& string : strings)
    if (auto done = record({string.text, string.map, &string}); !done) return done;
  return {};
}

Result<void> RecordFlow::record(const Record& record) {
  const std::string path = input_.path() + ":" + std::to_string(line_);
  auto report = process(record.text, options_, path);
  if (!report) return refused(report.error());
  if (record.json) leave_lone_surrogates(*record.json, *report);
  if (report->totals.findings() == 0) return {};
  totals_.totals.applied += report->totals.applied;
  totals_.totals.suggested += report->totals.suggested;
  totals_.totals.losses += report->totals.losses;
  if (sinks_.record) {
    const Block whole{record.text, 0, 1, report->changes, report->losses};
    if (auto done = sinks_.record->begin(report->head); !done) return done;
    if (auto done = sinks_.record->block(whole); !done) return done;
    if (auto done = sinks_.record->end(report->totals); !done) return done;
  }
  add_to_block(record, std::move(*report));
  return {};
}

Result<void> RecordFlow::refused(Error error) {
  if (error.kind == ErrorKind::empty || error.kind == ErrorKind::binary) return {};  // no text, so no damage
  if (error.kind != ErrorKind::undecodable) return failure(std::move(error));
  error.path = input_.path();
  error.line = line_;
  error.offset.reset();  // it counts in the record
  error.advice = "the line was left as it is";
  tell(error);
  return {};
}

void RecordFlow::add_to_block(const Record& record, Report report) {
  const Page page{record.text, &record.map};
  for (Change& change : report.changes) {
    Edit moved = page.edit(change.edit.span, change.edit.replacement);
    if (record.json) moved.replacement = json_escaped(moved.replacement, record.json->style);
    change.edit.span = moved.span;
    change.edit.replacement = std::move(moved.replacement);
    for (Loss& loss : change.edit.losses) loss.span = record.map.to_original(loss.span);
    block_.changes.push_back(std::move(change));
  }
  for (Loss& loss : report.losses) {
    loss.span = record.map.to_original(loss.span);
    block_.losses.push_back(std::move(loss));
  }
}

void RecordFlow::tell_malformed(Error error, std::string_view line, std::size_t at) {
  error.reason = "no JSON object: " + error.reason + ", at column " +
                 std::to_string(count_code_points(line.substr(0, at)) + 1);
  error.advice = "the line was left as it is";
  error.path = input_.path();
  error.line = line_;
  error.offset = block_.offset + static_cast<std::size_t>(line.data() - block_.original.data()) + at;
  tell(error);
}

void RecordFlow::tell(const Error& error) {
  ++totals_.left;
  sinks_.trouble(error);
}

}  // namespace

Result<RecordFormat> parse_record_format(std::string_view name) {
  constexpr std::string_view kJsonl = "jsonl:";
  if (name == "line") return RecordFormat{RecordKind::line, {}};
  if (!name.starts_with(kJsonl))
    return failure(
        {ErrorKind::usage, "there is no " + std::string(name), "give it file, line or jsonl:FIELD"});
  RecordFormat format{RecordKind::jsonl, {}};
  for (std::string_view rest = name.substr(kJsonl.size());;) {
    const std::size_t dot = std::min(rest.find('.'), rest.size());
    if (dot == 0)
      return failure({ErrorKind::usage, "the field of " + std::string(name) + " has an empty name",
                      "give it jsonl:FIELD, or jsonl:OUTER.INNER for a nested one"});
    format.keys.emplace_back(rest.substr(0, dot));
    if (dot == rest.size()) return format;
    rest.remove_prefix(dot + 1);
  }
}

Result<RecordTotals> process_records(RecordInput& input, const Options& options, const RecordFormat& format,
                                     const RecordSinks& sinks) {
  return RecordFlow(input, options, format, sinks).run();
}

}  // namespace mojimend
