// Cuts the two texts into lines side by side: wherever both are at the start of a line again, a change is
// over.
#include "report/diff.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>
#include <vector>

namespace mojimend {
namespace {

constexpr std::size_t kCopyBuffer = std::size_t{64} << 10;  // bytes

std::string range(std::size_t start, std::size_t count) {
  // A side without lines is named by the line before it.
  std::string out = std::to_string(count == 0 ? start - 1 : start);
  if (count != 1) out += "," + std::to_string(count);
  return out;
}

std::string c_quoted(std::string_view name) {
  constexpr std::string_view kEscaped = "\a\b\t\n\v\f\r\"\\";
  constexpr std::string_view kEscapes = "abtnvfr\"\\";
  std::string out = "\"";
  for (const char each : name) {
    const auto byte = static_cast<unsigned char>(each);
    if (const auto at = kEscaped.find(each); at != kEscaped.npos) {
      out += '\\';
      out += kEscapes[at];
    } else if (byte < 0x20 || byte >= 0x7F) {
      std::array<char, 5> octal{};
      std::snprintf(octal.data(), octal.size(), "\\%03o", byte);
      out += octal.data();
    } else {
      out += each;
    }
  }
  return out += '"';
}

}  // namespace

std::string diff_name(std::string_view side, std::string_view path) {
  std::string relative = std::filesystem::path(path).lexically_normal().relative_path().string();
  const std::string name = std::string(side) + "/" + relative;
  const bool quotes = std::any_of(name.begin(), name.end(), [](char each) {
    const auto byte = static_cast<unsigned char>(each);
    return byte < 0x20 || byte >= 0x7F || each == '"' || each == '\\';
  });
  // git leaves a space at the end unquoted, and patch then takes it for the gap before a date.
  if (quotes || name.back() == ' ') return c_quoted(name);
  return name.find(' ') == name.npos ? name : name + "\t";
}

MarkedLines::MarkedLines(char mark, Ink ink, Colour colour)
    : mark_(ink_start(ink, colour)), unmark_(ink == Ink::plain ? "" : ink_end(colour)) {
  mark_ += mark;
}

Result<void> MarkedLines::write(std::string_view bytes, Output& output) {
  while (!bytes.empty()) {
    if (at_line_start_) {
      ++count_;
      if (auto done = output.write(mark_); !done) return done;
    }
    const std::size_t feed = bytes.find('\n');
    at_line_start_ = feed != bytes.npos;
    const std::string_view piece = bytes.substr(0, at_line_start_ ? feed : bytes.size());
    if (auto done = output.write(piece); !done) return done;
    bytes.remove_prefix(piece.size());
    if (!at_line_start_) break;
    if (auto done = output.write(unmark_); !done) return done;
    if (auto done = output.write("\n"); !done) return done;
    bytes.remove_prefix(1);
  }
  return {};
}

Result<void> MarkedLines::finish(Output& output) {
  if (at_line_start_) return {};
  at_line_start_ = true;
  return output.write(std::string(unmark_) + "\n\\ No newline at end of file\n");
}

DiffSink::DiffSink(Source& source, Output& output, Colour colour)
    : source_(source),
      output_(output),
      colour_(colour),
      removed_('-', Ink::removed, colour),
      added_('+', Ink::added, colour) {}

Result<void> DiffSink::begin(const DocumentHead& head) {
  // No "diff --git" line: behind one, git apply takes paths from the top of the repository and silently skips
  // what lies outside of the current folder; without it, they are taken from where the user stands.
  header_ = inked("--- " + diff_name("a", head.path), Ink::heading, colour_) + "\n" +
            inked("+++ " + diff_name("b", head.path), Ink::heading, colour_) + "\n";
  return {};
}

Result<void> DiffSink::block(const Block& block) {
  const auto text = [&](std::size_t start, std::size_t end) {
    return block.original.substr(start - block.offset, end - start);
  };
  for (const Change& change : block.changes) {
    const Span span = change.edit.span;
    const std::string_view old_text = text(span.start, span.end);
    if (!change.applies || old_text == change.edit.replacement) continue;
    if (auto done = keep(text(at_, span.start)); !done) return done;
    if (auto done = edit(old_text, change.edit.replacement); !done) return done;
  }
  return keep(text(at_, block.offset + block.original.size()));
}

Result<void> DiffSink::keep(std::string_view text) {
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::string_view piece = text.substr(0, feed == text.npos ? feed : feed + 1);
    if (in_change_) {
      if (auto done = removed_.write(piece, hunk_); !done) return done;
      if (auto done = added_.write(piece, added_lines_); !done) return done;
    }
    at_ += piece.size();
    text.remove_prefix(piece.size());
    if (feed == text.npos) break;
    if (auto done = in_change_ ? end_change() : end_line(); !done) return done;
  }
  return {};
}

Result<void> DiffSink::edit(std::string_view old_text, std::string_view new_text) {
  if (auto done = begin_change(); !done) return done;
  if (auto done = removed_.write(old_text, hunk_); !done) return done;
  if (auto done = added_.write(new_text, added_lines_); !done) return done;
  at_ += old_text.size();
  return removed_.at_line_start() && added_.at_line_start() ? end_change() : Result<void>{};
}

Result<void> DiffSink::begin_change() {
  if (in_change_) return {};
  if (auto done = open_hunk(); !done) return done;
  in_change_ = true;
  removed_ = MarkedLines('-', Ink::removed, colour_);
  added_ = MarkedLines('+', Ink::added, colour_);
  if (auto done = copy_original(line_start_, at_, removed_, hunk_); !done) return done;
  return copy_original(line_start_, at_, added_, added_lines_);
}

Result<void> DiffSink::end_change() {
  if (auto done = removed_.finish(hunk_); !done) return done;
  if (auto done = added_.finish(added_lines_); !done) return done;
  if (auto done = added_lines_.copy_to(hunk_); !done) return done;
  if (auto done = added_lines_.clear(); !done) return done;
  old_count_ += removed_.count();
  new_count_ += added_.count();
  old_line_ += removed_.count();
  new_line_ += added_.count();
  in_change_ = false;
  line_start_ = at_;
  return {};
}

// The current line was kept whole.
Result<void> DiffSink::end_line() {
  kept_.push_back(line_start_);
  line_start_ = at_;
  // Two hunks whose contexts would touch are one: the gap between them is at most twice the context.
  if (in_hunk_ && kept_.size() > 2 * kContext)
    if (auto done = close_hunk(); !done) return done;
  if (!in_hunk_ && kept_.size() > kContext) drop_lines(kept_.size() - kContext);
  return {};
}

void DiffSink::drop_lines(std::size_t lines) {
  kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(lines));
  old_line_ += lines;
  new_line_ += lines;
}

Result<void> DiffSink::open_hunk() {
  if (!in_hunk_) {
    in_hunk_ = true;
    old_start_ = old_line_;
    new_start_ = new_line_;
    old_count_ = new_count_ = 0;
  }
  return write_context(kept_.size());
}

Result<void> DiffSink::close_hunk() {
  if (auto done = write_context(std::min(kept_.size(), kContext)); !done) return done;
  const std::string title =
      "@@ -" + range(old_start_, old_count_) + " +" + range(new_start_, new_count_) + " @@";
  if (auto done = output_.write(header_ + inked(title, Ink::hunk, colour_) + "\n"); !done) return done;
  header_.clear();
  if (auto done = hunk_.copy_to(output_); !done) return done;
  in_hunk_ = false;
  return hunk_.clear();
}

Result<void> DiffSink::write_context(std::size_t lines) {
  if (lines == 0) return {};
  MarkedLines context(' ', Ink::plain, colour_);
  const std::size_t end = lines < kept_.size() ? kept_[lines] : line_start_;
  if (auto done = copy_original(kept_.front(), end, context, hunk_); !done) return done;
  if (auto done = context.finish(hunk_); !done) return done;
  old_count_ += lines;
  new_count_ += lines;
  drop_lines(lines);
  return {};
}

Result<void> DiffSink::copy_original(std::size_t start, std::size_t end, MarkedLines& lines, Output& output) {
  std::vector<char> buffer(std::min(end - start, kCopyBuffer));
  while (start < end) {
    const auto count = source_.read(start, std::span(buffer).first(std::min(buffer.size(), end - start)));
    if (!count) return failure(count.error());
    if (*count == 0)
      return failure({.kind = ErrorKind::unreadable,
                      .reason = "the file became shorter while it was being read",
                      .advice = "run again when nothing writes to it",
                      .path = source_.path(),
                      .offset = start});
    if (auto done = lines.write({buffer.data(), *count}, output); !done) return done;
    start += *count;
  }
  return {};
}

Result<void> DiffSink::end(const Totals&) {
  if (in_change_)
    if (auto done = end_change(); !done) return done;
  if (line_start_ < at_) {  // a last line without a line feed
    kept_.push_back(line_start_);
    line_start_ = at_;
  }
  return in_hunk_ ? close_hunk() : Result<void>{};
}

}  // namespace mojimend
