// The two stages that every kind of record has. A cutter says, in order and at memory speed, where in the
// input records end; it knows structure and nothing of text. A worker mends the records of a piece; it knows
// no other piece, so that any number of them can work at the same time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "pipeline/pipeline.h"
#include "records/format.h"

namespace mojimend {

// A longer record is named and passed through, because memory must have a bound: a quote or a bracket that
// never closes makes one record of the rest of the input. Some 5,000 pages of a book.
inline constexpr std::size_t kLongestRecord = std::size_t{32} << 20;  // bytes

// What follows the bytes that a cutter sees.
enum class Rest {
  more,     // wait for it, if need be
  none,     // the input ends here
  no_room,  // kLongestRecord is reached, and something must be cut off
};

enum class PieceKind { records, passed };

// The first `size` bytes of what the cutter was shown. A trouble's offset and line count from there, and from
// 0.
struct Cut {
  std::size_t size = 0;  // 0: more is needed; never if there is no more, or no room
  PieceKind kind = PieceKind::records;
  std::optional<Error> trouble = {};
  std::size_t first_record = 1;  // number of the first record in it, where records are counted
  std::string note = {};         // like those of Findings
};

class RecordCutter {
 public:
  virtual ~RecordCutter() = default;
  // What was not cut off stands at the front again the next time, with more behind it. O(what is new), or
  // O(bytes) after a cut.
  virtual Cut cut(std::string_view bytes, Rest rest) = 0;
  // What is wrong if the input ends where the last cut ended; the offset counts from there.
  virtual std::optional<Error> end() { return std::nullopt; }
};

// Whole records, as they stand in the input.
struct RecordPiece {
  std::string_view bytes;  // kJsonPadding bytes behind them may be read
  std::uint64_t offset = 0;
  std::size_t first_line = 1;
  std::size_t first_record = 1;  // where records are counted
};

// A record in which something was found, as a document of its own.
struct RecordReport {
  std::string text;
  Report report;
};

// What a worker has to say about a piece.
struct Findings {
  std::vector<Change> changes;  // at their places in the file; sorted and apart
  std::vector<Loss> losses;
  std::vector<Suspect> suspects;
  std::vector<Error> troubles;
  std::vector<RecordReport> records;
  Totals totals;
  // What is to be known of records and is no trouble, as "in segments, not looked at": counted, told at the
  // end.
  std::vector<std::string> notes;
};

class RecordWorker {
 public:
  virtual ~RecordWorker() = default;
  virtual Result<void> work(const RecordPiece& piece, Findings& found) = 0;
};

// Whether fields of a header that describe a text (its length, its digest) are changed with it. A fixer and a
// patch need that; in a list of findings they would be noise.
enum class HeaderFields { follow, stay };
enum class RecordReports { kept, dropped };

struct WorkOptions {
  Options options;
  std::string path;
  HeaderFields header_fields = HeaderFields::follow;
  RecordReports reports = RecordReports::dropped;
};

}  // namespace mojimend
