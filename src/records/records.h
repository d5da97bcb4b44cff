// Records: lines, string values of JSON lines, columns of CSV, texts in WARC files, each of which is a
// document of its own inside of a file that otherwise stays as it is.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>

#include "pipeline/pipeline.h"
#include "records/format.h"
#include "records/input.h"
#include "records/piece.h"

namespace mojimend {

// Troubles that are told one by one; a terminal holds that many. The others are counted.
inline constexpr std::size_t kToldTroubles = 20;

// What becomes of the output where the input cannot be read to its end.
enum class CutInput {
  abandons_output,  // the sink hears no end, so that nothing is replaced
  ends_output,      // what could be read is whole, as far as it goes
};

struct RecordSinks {
  // Gets the file, whole, in blocks of whole records, with the changes and losses at their places in the
  // file. May be null.
  ReportSink* file = nullptr;
  // Gets the records in which something was found, one after the other, as documents under the path
  // "FILE:LINE" (WARC: "FILE:RECORD"); places count in the record's text. May be null.
  ReportSink* record = nullptr;
  // Is told each record that is malformed, lacks a field, or cannot be read in `options.from`; at most
  // kToldTroubles, and then how many more there were.
  std::function<void(const Error&)> trouble = {};
  HeaderFields header_fields = HeaderFields::follow;
  CutInput cut_input = CutInput::abandons_output;
  // Threads that mend, beside the one that reads and writes; 1 does all in that one. What the sinks get, and
  // on which thread, does not depend on it.
  std::size_t jobs = 1;
};

struct RecordTotals {
  Totals totals;
  std::size_t left = 0;  // troubles
  // What is to be known of records and is no trouble, as "in segments, not looked at", with their number.
  std::map<std::string, std::size_t> notes;
};

// Runs the flow over each record. A record is read as UTF-8, unless `options.from` says something else; texts
// in WARC files are looked at like files, and keep their encoding. What the flow takes for no text is left as
// it is. Blank lines pass without a word. Errors: what the input and the sinks fail on (what came before is
// done, and a record that is cut off there is passed through), and undecodable for UTF-16. Memory: a few
// times the longest record, at most a few times kLongestRecord. O(bytes).
Result<RecordTotals> process_records(RecordInput& input, const Options& options, const RecordFormat& format,
                                     const RecordSinks& sinks);

}  // namespace mojimend
