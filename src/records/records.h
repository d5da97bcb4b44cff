// Records: lines, or string values of a field in JSON lines, each of which is a document of its own inside of
// a file that otherwise stays as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "records/input.h"

namespace mojimend {

enum class RecordKind { line, jsonl };

struct RecordFormat {
  RecordKind kind = RecordKind::line;
  std::vector<std::string> keys;  // jsonl: that lead to the field, outermost first
};

// "line" or "jsonl:FIELD", the keys of a nested field joined by dots. Error (usage): the reason alone.
Result<RecordFormat> parse_record_format(std::string_view name);

struct RecordSinks {
  // Gets the file, whole, in blocks of whole lines, with the changes and losses at their places in the file.
  // May be null.
  ReportSink* file = nullptr;
  // Gets the records in which something was found, one after the other, as documents under the path
  // "FILE:LINE"; places count in the record's text. May be null.
  ReportSink* record = nullptr;
  // Is told each line that is no JSON object (malformed) or cannot be read in `options.from` (undecodable).
  std::function<void(const Error&)> trouble;
};

struct RecordTotals {
  Totals totals;
  std::size_t left = 0;  // lines that were trouble and were passed on as they are
};

// Runs the flow over each record. Lines end with LF; the LF, and a CR before it, are no part of a record. A
// record is read as UTF-8, unless `options.from` says something else; what the flow takes for no text is left
// as it is. Blank lines, values that are no strings and lines that lack the field pass without a word. A line
// in which nothing can be damaged is taken for an object by its brackets alone. Errors: what the input and
// the sinks fail on, and undecodable for UTF-16. Memory: a few times the longest record, at least some MiB.
// O(bytes).
Result<RecordTotals> process_records(RecordInput& input, const Options& options, const RecordFormat& format,
                                     const RecordSinks& sinks);

}  // namespace mojimend
