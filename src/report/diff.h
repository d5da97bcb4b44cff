// DiffSink: a document's changes as a unified diff: in raw bytes, which git apply and patch turn into what
// fix gives, or as people read it.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "pipeline/pipeline.h"
#include "report/hunk_lines.h"
#include "report/output.h"
#include "report/spool.h"
#include "report/words.h"

namespace mojimend {

// The name as git writes it behind "--- " and "+++ ": `side` ("a" or "b"), a slash, the path without "./" and
// leading slashes; in C quotes where it holds controls, quotes, backslashes or bytes above 0x7F or ends in a
// space, and with a tab behind it where it holds a space.
std::string diff_name(std::string_view side, std::string_view path);

enum class DiffFor { tools, people };

struct DiffStyle {
  DiffFor reader = DiffFor::tools;
  Colour colour = Colour::off;  // for people alone
  std::size_t context = 3;      // lines; what git and diff -u give
  std::size_t width = 0;        // columns; 0: lines are not folded
};

// Only changes with `applies`. Lines end with LF, whatever the encoding, because that is how patch tools see
// it. Old and new lines alternate where several lines in a row change, so that each stands next to what it
// becomes. Memory is bounded: context is read again from the source by its offsets, a hunk that grows goes to
// a Spool. Behind the @@ of each hunk stand the rules of its changes, how sure they are and what happened;
// tools pass over that. For people, see ShownLines, the document must be UTF-8 (see TextView), and a change
// of its encoding is told in a line of its own.
class DiffSink : public ReportSink {
 public:
  DiffSink(Source& source, Output& output, const DiffStyle& style = {});

  Result<void> begin(const DocumentHead& head) override;
  Result<void> block(const Block& block) override;
  Result<void> end(const Totals& totals) override;

 private:
  Result<void> keep(std::string_view text);
  Result<void> edit(std::string_view old_text, const Change& change);
  void tell_encoding(const Block& block);
  Result<void> begin_change();
  Result<void> end_change();
  Result<void> end_line();
  Result<void> open_hunk();
  Result<void> close_hunk();
  Result<void> write_context(std::size_t count);
  std::unique_ptr<HunkLines> lines(HunkSide side) const;
  std::string heading(const std::string& place) const;
  std::string title() const;
  Result<void> copy_original(std::size_t start, std::size_t end, HunkLines& lines, Output& output);
  void drop_lines(std::size_t count);

  Source& source_;
  Output& output_;
  DiffStyle style_;
  std::string path_, encoding_;
  std::string header_;  // written before the first hunk
  std::string note_;    // that the text is written in another encoding; written before the header, once

  std::size_t at_ = 0;            // bytes of the original seen
  std::size_t line_start_ = 0;    // where the current line (or change) starts in the original
  std::deque<std::size_t> kept_;  // starts of the unchanged lines before it that are in no hunk yet
  std::size_t old_line_ = 1, new_line_ = 1;  // numbers of the first of those, or of the current line

  bool in_hunk_ = false;
  std::size_t old_start_ = 0, new_start_ = 0;                  // line numbers
  std::size_t old_count_ = 0, new_count_ = 0;                  // lines
  std::vector<std::pair<std::string, std::size_t>> headings_;  // of its changes, and how many have each
  Spool hunk_;

  bool in_change_ = false;
  std::unique_ptr<HunkLines> removed_, added_;
  Spool added_lines_;  // held until the old lines that they replace are written
};

}  // namespace mojimend
