// What a record is, as the user names it: "line", "jsonl:title,text?", "csv:3", "warc".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/result.h"

namespace mojimend {

enum class RecordKind { line, jsonl, csv, warc };

enum class Missing { named, allowed };  // whether a record without the field is told

// One key on the way to a field of JSON.
struct JsonStep {
  std::string key;
  enum class Takes { value, members } takes = Takes::value;  // members: "key[]", each member of its array
};

struct JsonPath {
  std::string name;  // as the user wrote it, for messages
  std::vector<JsonStep> steps;
  Missing missing = Missing::named;
};

inline constexpr std::size_t kMostFields = 64;  // a bit each in one machine word

struct RecordFormat {
  RecordKind kind = RecordKind::line;
  std::vector<JsonPath> fields;  // jsonl: never empty
  std::vector<std::string>
      columns;  // csv: names or numbers, never empty; a "?" at the end may be part of one
};

// Error (usage): the reason alone.
Result<RecordFormat> parse_record_format(std::string_view name);

}  // namespace mojimend
