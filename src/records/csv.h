// CSV as RFC 4180 has it, and TSV: where rows and fields end. A quote counts only at a field's start; lines
// end with LF, or CR LF.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"

namespace mojimend {

// Goes over rows, and may stop anywhere in one and go on when there is more.
class CsvScanner {
 public:
  enum class Status { whole, unfinished, text_behind_quote };
  enum class Keep { nothing, fields };

  explicit CsvScanner(char separator, Keep keep = Keep::nothing) : separator_(separator), keep_(keep) {}

  // The next row begins at `at`.
  void start(std::size_t at);
  // Goes on with the row. unfinished: the bytes end in it. O(what is new).
  Status scan(std::string_view bytes);
  // What the row is if nothing follows the bytes: unfinished only inside of quotes.
  Status finish(std::string_view bytes);
  // The bytes before `cut` were taken away.
  void rebase(std::size_t cut);

  std::size_t row_start() const { return row_; }
  std::size_t at() const { return at_; }        // behind the row; or where text stands behind a quote
  std::size_t width() const { return width_; }  // fields of the row
  std::size_t open_quote() const { return field_; }
  bool in_quotes() const { return state_ == State::quoted; }
  // The row's fields with their quotes, without the line end; if they are kept.
  const std::vector<Span>& fields() const { return fields_; }

 private:
  enum class State { start, bare, quoted, behind_quote };
  void end_field(std::size_t end);

  char separator_;
  Keep keep_;
  State state_ = State::start;
  std::size_t row_ = 0, field_ = 0, at_ = 0, width_ = 0;
  std::vector<Span> fields_;
};

// The separator of a header line, by what stands most often outside of its quotes: , ; tab or |. A comma if
// none of them does.
char csv_separator(std::string_view header);

// What a field says: without the quotes around it, and one for two inside.
std::string csv_text(std::string_view field);
// As it stands between quotes.
std::string csv_doubled(std::string_view text);

}  // namespace mojimend
