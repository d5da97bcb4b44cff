// Marks lines.
#include "report/hunk_lines.h"

#include <algorithm>

#include "report/columns.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::string_view kNoLineFeed = "\\ No newline at end of file\n";
// Of a line that is shown; nobody reads on so far.
constexpr std::size_t kHeld = std::size_t{1} << 20;  // bytes
// What stands in front of a row that goes on with the line above it: one column, in every terminal.
constexpr std::string_view kGoesOn = "↳";
constexpr std::size_t kTab = 8;  // columns
// A terminal of fewer cannot hold the mark and a name such as <U+200B>.
constexpr std::size_t kLeastWidth = 20;  // columns

char mark_of(HunkSide side) {
  return side == HunkSide::context ? ' ' : side == HunkSide::removed ? '-' : '+';
}

Ink ink_of(HunkSide side, Part part) {
  if (side == HunkSide::context) return Ink::plain;
  if (side == HunkSide::removed) return part == Part::kept ? Ink::removed : Ink::removed_part;
  return part == Part::kept ? Ink::added : Ink::added_part;
}

}  // namespace

PatchLines::PatchLines(HunkSide side) : mark_(mark_of(side)) {}

Result<void> PatchLines::write(std::string_view bytes, Part, Output& output) {
  while (!bytes.empty()) {
    if (at_line_start_) {
      ++count_;
      if (auto done = output.write({&mark_, 1}); !done) return done;
    }
    const std::size_t feed = bytes.find('\n');
    at_line_start_ = feed != bytes.npos;
    const std::string_view piece = bytes.substr(0, at_line_start_ ? feed + 1 : bytes.size());
    if (auto done = output.write(piece); !done) return done;
    bytes.remove_prefix(piece.size());
  }
  return {};
}

Result<void> PatchLines::finish(Output& output) {
  if (at_line_start_) return {};
  at_line_start_ = true;
  return output.write("\n").and_then([&] { return output.write(kNoLineFeed); });
}

ShownLines::ShownLines(HunkSide side, Colour colour, std::size_t width)
    : side_(side), colour_(colour), width_(width == 0 ? 0 : std::max(width, kLeastWidth)) {}

Result<void> ShownLines::write(std::string_view text, Part part, Output& output) {
  while (!text.empty()) {
    if (at_line_start_) ++count_;
    const std::size_t feed = text.find('\n');
    at_line_start_ = feed != text.npos;
    const std::string_view piece = text.substr(0, feed);
    add(piece, part);
    text.remove_prefix(at_line_start_ ? feed + 1 : text.size());
    if (!at_line_start_ && held_ < kHeld) break;
    if (auto done = end_row(output); !done) return done;
  }
  return {};
}

// In one piece with what came before it, because a character may have been cut.
void ShownLines::add(std::string_view text, Part part) {
  held_ += text.size();
  if (!line_.empty() && line_.back().part == part) line_.back().text += text;
  else if (!text.empty()) line_.push_back({std::string(text), part});
}

Result<void> ShownLines::finish(Output& output) {
  if (at_line_start_) return {};
  at_line_start_ = true;
  return end_row(output).and_then([&] { return output.write(kNoLineFeed); });
}

Result<void> ShownLines::end_row(Output& output) {
  std::string out = mark();
  std::size_t column = 1;
  for (const Piece& piece : line_) show(piece, &piece == &line_.back(), out, column);
  line_.clear();
  held_ = 0;
  return output.write(out + "\n");
}

std::string ShownLines::mark() const {
  return inked(std::string(1, mark_of(side_)), ink_of(side_, Part::kept), colour_);
}

void ShownLines::put(std::string_view shown, Ink ink, std::string& out, std::size_t& column) const {
  std::string run;
  while (!shown.empty()) {
    const std::string_view fits =
        width_ == 0 ? shown : first_columns(shown, width_ - std::min(column, width_));
    run += fits;
    column += columns_of(fits);
    shown.remove_prefix(fits.size());
    if (shown.empty()) break;
    out += inked(run, ink, colour_) + "\n" + mark() + inked(kGoesOn, Ink::faint, colour_);
    run.clear();
    column = 2;
  }
  out += inked(run, ink, colour_);
}

void ShownLines::show(const Piece& piece, bool last, std::string& out, std::size_t& column) const {
  const Ink ink = ink_of(side_, piece.part);
  std::string_view text = piece.text;
  // Whoever has a file of such lines knows it.
  if (last && piece.part == Part::kept && text.ends_with('\r')) text.remove_suffix(1);
  std::string run;
  const auto put_run = [&] {
    if (!run.empty()) put(run, ink, out, column);
    run.clear();
  };
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view character = text.substr(at, read_code_point(text, at).size);
    at += character.size();
    const std::string shown = piece.part == Part::look_alike ? named(character) : printable(character);
    if (shown == character) {
      run += shown;
      continue;
    }
    put_run();
    const bool tab = character == "\t" && piece.part == Part::kept;
    if (tab) put(std::string(kTab - (column - 1) % kTab, ' '), ink, out, column);
    else put(shown, piece.part == Part::kept ? Ink::name : ink, out, column);
  }
  put_run();
}

}  // namespace mojimend
