// DiffSink: a document's changes as a unified diff in raw bytes, which git apply and patch turn into what fix
// gives.
#pragma once

#include <cstddef>
#include <deque>
#include <string>
#include <string_view>

#include "pipeline/pipeline.h"
#include "report/output.h"
#include "report/spool.h"
#include "report/words.h"

namespace mojimend {

// The name as git writes it behind "--- " and "+++ ": `side` ("a" or "b"), a slash, the path without "./" and
// leading slashes; in C quotes where it holds controls, quotes, backslashes or bytes above 0x7F or ends in a
// space, and with a tab behind it where it holds a space.
std::string diff_name(std::string_view side, std::string_view path);

// Writes the lines of one side of a hunk, each with its mark, and counts them.
class MarkedLines {
 public:
  MarkedLines(char mark, Ink ink, Colour colour);
  // Lines may come in pieces of any size.
  Result<void> write(std::string_view bytes, Output& output);
  // Ends a last line that has no line feed.
  Result<void> finish(Output& output);
  bool at_line_start() const { return at_line_start_; }
  std::size_t count() const { return count_; }  // lines begun

 private:
  std::string mark_;         // with the colour's start before it
  std::string_view unmark_;  // the colour's end, before each line feed
  bool at_line_start_ = true;
  std::size_t count_ = 0;
};

// Only changes with `applies`. Lines end with LF, whatever the encoding, because that is how patch tools see
// it. Old and new lines alternate where several lines in a row change, so that each stands next to what it
// becomes. Memory is bounded: context is read again from the source by its offsets, a hunk that grows goes to
// a Spool.
class DiffSink : public ReportSink {
 public:
  DiffSink(Source& source, Output& output, Colour colour = Colour::off);

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  static constexpr std::size_t kContext = 3;  // lines; what git and diff -u give

  Result<void> keep(std::string_view text);
  Result<void> edit(std::string_view old_text, std::string_view new_text);
  Result<void> begin_change();
  Result<void> end_change();
  Result<void> end_line();
  Result<void> open_hunk();
  Result<void> close_hunk();
  Result<void> write_context(std::size_t lines);
  Result<void> copy_original(std::size_t start, std::size_t end, MarkedLines& lines, Output& output);
  void drop_lines(std::size_t lines);

  Source& source_;
  Output& output_;
  Colour colour_;
  std::string header_;  // written before the first hunk

  std::size_t at_ = 0;            // bytes of the original seen
  std::size_t line_start_ = 0;    // where the current line (or change) starts in the original
  std::deque<std::size_t> kept_;  // starts of the unchanged lines before it that are in no hunk yet
  std::size_t old_line_ = 1, new_line_ = 1;  // numbers of the first of those, or of the current line

  bool in_hunk_ = false;
  std::size_t old_start_ = 0, new_start_ = 0;  // line numbers
  std::size_t old_count_ = 0, new_count_ = 0;  // lines
  Spool hunk_;

  bool in_change_ = false;
  MarkedLines removed_, added_;
  Spool added_lines_;  // held until the old lines that they replace are written
};

}  // namespace mojimend
