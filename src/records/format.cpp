// Takes the user's words apart.
#include "records/format.h"

#include <algorithm>

namespace mojimend {
namespace {

constexpr std::string_view kJsonl = "jsonl:", kCsv = "csv:", kMembers = "[]";

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> out;
  while (true) {
    const std::size_t end = std::min(text.find(at), text.size());
    out.push_back(text.substr(0, end));
    if (end == text.size()) return out;
    text.remove_prefix(end + 1);
  }
}

Error empty_name(std::string_view format, std::string_view what, std::string advice) {
  return {ErrorKind::usage, "the " + std::string(what) + " of " + std::string(format) + " has an empty name",
          std::move(advice)};
}

bool read_path(std::string_view name, JsonPath& path) {
  path.name = name;
  if (name.ends_with('?')) {
    path.missing = Missing::allowed;
    name.remove_suffix(1);
  }
  for (std::string_view key : split(name, '.')) {
    JsonStep step;
    if (key.ends_with(kMembers)) {
      step.takes = JsonStep::Takes::members;
      key.remove_suffix(kMembers.size());
    }
    step.key = key;
    if (key.empty()) return false;
    path.steps.push_back(std::move(step));
  }
  return true;
}

}  // namespace

Result<RecordFormat> parse_record_format(std::string_view name) {
  RecordFormat format;
  if (name == "line") return format;
  if (name == "warc") {
    format.kind = RecordKind::warc;
    return format;
  }
  if (name.starts_with(kJsonl)) {
    format.kind = RecordKind::jsonl;
    for (const std::string_view each : split(name.substr(kJsonl.size()), ',')) {
      if (!read_path(each, format.fields.emplace_back()))
        return failure(
            empty_name(name, "field", "give it jsonl:FIELD, or jsonl:OUTER.INNER for a nested one"));
    }
    if (format.fields.size() > kMostFields)
      return failure({ErrorKind::usage, "it names more than " + std::to_string(kMostFields) + " fields",
                      "mend the others in a second run"});
    return format;
  }
  if (name.starts_with(kCsv)) {
    format.kind = RecordKind::csv;
    for (const std::string_view each : split(name.substr(kCsv.size()), ',')) {
      if (each.empty() || each == "?")
        return failure(empty_name(name, "column", "give it csv:COLUMN, or csv:3 for the third one"));
      format.columns.emplace_back(each);
    }
    return format;
  }
  return failure({ErrorKind::usage, "there is no " + std::string(name),
                  "give it file, line, jsonl:FIELD, csv:COLUMN or warc"});
}

}  // namespace mojimend
