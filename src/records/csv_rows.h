// CSV rows as records: the cutter, which also reads the header, and the worker that mends the wanted columns.
#pragma once

#include <memory>

#include "records/csv.h"
#include "records/look_ahead.h"
#include "records/piece.h"

namespace mojimend {

// What the header says of the rows; complete before the first piece is cut off.
struct CsvLayout {
  struct Column {
    std::size_t index;  // from 0
    std::string name;
    Missing missing;
  };
  char separator = ',';
  std::size_t width = 0;
  std::vector<Column> columns;
};

class CsvCutter : public RecordCutter {
 public:
  CsvCutter(std::vector<std::string> wanted, CsvLayout& layout)
      : wanted_(std::move(wanted)), layout_(layout) {}
  Cut cut(std::string_view bytes, Rest rest) override;

 private:
  // What follows when rows go on being rows no more.
  enum class Passing { nothing, line, everything };
  Cut header(std::string_view bytes, Rest rest);
  std::optional<Error> find_columns(const std::vector<std::string>& names);
  Cut rows(std::string_view bytes, Rest rest);
  Cut broken(std::string_view bytes, Rest rest, Error error, std::size_t at);
  Cut take(Cut cut);

  std::vector<std::string> wanted_;
  CsvLayout& layout_;
  CsvScanner scanner_{','};
  enum class Trust { full, doubtful } trust_ = Trust::full;
  Passing passing_ = Passing::nothing;
  bool has_header_ = false;
  bool first_row_is_record_ = false;
};

// Makes the changes from `first` on, which are those of a bare field at `offset` bytes of the file, write it
// in quotes: each that applies also takes what stands before it, because a quote in there is to be doubled;
// the last one takes the rest. Suggestions in between give way. O(field).
void quote_changed_field(std::string_view field, std::size_t offset, std::vector<Change>& changes,
                         std::size_t first);

class CsvWorker : public RecordWorker {
 public:
  CsvWorker(const WorkOptions& work, const CsvLayout& layout) : work_(work), layout_(layout) {}
  Result<void> work(const RecordPiece& piece, Findings& found) override;

 private:
  struct Field {
    std::string_view bytes;
    std::uint64_t offset;
    std::size_t line;
  };
  Result<void> field(const Field& field, Look look, Findings& found);

  const WorkOptions& work_;
  const CsvLayout& layout_;
};

}  // namespace mojimend
