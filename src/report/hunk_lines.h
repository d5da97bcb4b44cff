// The lines of one side of a hunk, each with its mark: as patch tools take them, or as people read them.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "report/output.h"
#include "report/word_marks.h"
#include "report/words.h"

namespace mojimend {

enum class HunkSide { context, removed, added };

class HunkLines {
 public:
  virtual ~HunkLines() = default;
  // Lines may come in pieces of any size.
  virtual Result<void> write(std::string_view bytes, Part part, Output& output) = 0;
  // Ends a last line that has no line feed.
  virtual Result<void> finish(Output& output) = 0;
  bool at_line_start() const { return at_line_start_; }
  std::size_t count() const { return count_; }  // lines begun

 protected:
  bool at_line_start_ = true;
  std::size_t count_ = 0;
};

// Bytes as they are.
class PatchLines : public HunkLines {
 public:
  explicit PatchLines(HunkSide side);
  Result<void> write(std::string_view bytes, Part part, Output& output) override;
  Result<void> finish(Output& output) override;

 private:
  char mark_;
};

// UTF-8 as people read it: in colours, what is changed marked in its line, what is not seen by its name, and
// folded where it is wider than the terminal. A carriage return before a line feed is shown where it changes.
// A line that is very long comes in several, so that memory is bounded.
class ShownLines : public HunkLines {
 public:
  // `width`: columns; 0: lines are not folded.
  ShownLines(HunkSide side, Colour colour, std::size_t width);
  Result<void> write(std::string_view text, Part part, Output& output) override;
  Result<void> finish(Output& output) override;

 private:
  struct Piece {
    std::string text;
    Part part;
  };

  void add(std::string_view text, Part part);
  Result<void> end_row(Output& output);
  void show(const Piece& piece, bool last, std::string& out, std::size_t& column) const;
  void put(std::string_view shown, Ink ink, std::string& out, std::size_t& column) const;
  std::string mark() const;

  HunkSide side_;
  Colour colour_;
  std::size_t width_;
  std::vector<Piece> line_;
  std::size_t held_ = 0;  // bytes in line_
};

}  // namespace mojimend
