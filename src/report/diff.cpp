// Cuts the two texts into lines side by side: wherever both are at the start of a line again, a change is
// over.
#include "report/diff.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <filesystem>

#include "report/channel_words.h"
#include "report/columns.h"
#include "report/wrap.h"

namespace mojimend {
namespace {

// Kinds of changes of a hunk that its heading names: more are wider than any terminal.
constexpr std::size_t kShownHeadings = 3;
// Where fewer are left beside the place, words would stand in a column of their own.
constexpr std::size_t kLeastTitle = 30;                     // columns
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

DiffSink::DiffSink(Source& source, Output& output, const DiffStyle& style)
    : source_(source), output_(output), style_(style) {}

std::unique_ptr<HunkLines> DiffSink::lines(HunkSide side) const {
  if (style_.reader == DiffFor::tools) return std::make_unique<PatchLines>(side);
  return std::make_unique<ShownLines>(side, style_.colour, style_.width);
}

Result<void> DiffSink::begin(const DocumentHead& head) {
  // No "diff --git" line: behind one, git apply takes paths from the top of the repository and silently skips
  // what lies outside of the current folder; without it, they are taken from where the user stands.
  header_ = inked("--- " + diff_name("a", head.path), Ink::heading, style_.colour) + "\n" +
            inked("+++ " + diff_name("b", head.path), Ink::heading, style_.colour) + "\n";
  path_ = printable(head.path);
  encoding_ = head.encoding;
  return {};
}

Result<void> DiffSink::block(const Block& block) {
  const auto text = [&](std::size_t start, std::size_t end) {
    return block.original.substr(start - block.offset, end - start);
  };
  if (style_.reader == DiffFor::people) tell_encoding(block);
  for (const Change& change : block.changes) {
    const Span span = change.edit.span;
    const std::string_view old_text = text(span.start, span.end);
    if (!change.applies || old_text == change.edit.replacement) continue;
    if (auto done = keep(text(at_, span.start)); !done) return done;
    if (auto done = edit(old_text, change); !done) return done;
  }
  return keep(text(at_, block.offset + block.original.size()));
}

Result<void> DiffSink::keep(std::string_view text) {
  while (!text.empty()) {
    const std::size_t feed = text.find('\n');
    const std::string_view piece = text.substr(0, feed == text.npos ? feed : feed + 1);
    if (in_change_) {
      if (auto done = removed_->write(piece, Part::kept, hunk_); !done) return done;
      if (auto done = added_->write(piece, Part::kept, added_lines_); !done) return done;
    }
    at_ += piece.size();
    text.remove_prefix(piece.size());
    if (feed == text.npos) break;
    if (auto done = in_change_ ? end_change() : end_line(); !done) return done;
  }
  return {};
}

Result<void> DiffSink::edit(std::string_view old_text, const Change& change) {
  if (auto done = begin_change(); !done) return done;
  const std::string heading = change_heading(change, encoding_);
  const auto known = std::ranges::find(headings_, heading, &std::pair<std::string, std::size_t>::first);
  if (known != headings_.end()) ++known->second;
  else headings_.emplace_back(heading, 1);
  const std::string_view new_text = change.edit.replacement;
  const MarkedSides sides = style_.reader == DiffFor::people ? marked_sides(old_text, new_text)
                                                             : MarkedSides{{{old_text}}, {{new_text}}};
  for (const MarkedPiece& each : sides.before)
    if (auto done = removed_->write(each.text, each.part, hunk_); !done) return done;
  for (const MarkedPiece& each : sides.after)
    if (auto done = added_->write(each.text, each.part, added_lines_); !done) return done;
  at_ += old_text.size();
  return removed_->at_line_start() && added_->at_line_start() ? end_change() : Result<void>{};
}

// What reads the same in both encodings has no hunk.
void DiffSink::tell_encoding(const Block& block) {
  const auto is_transcoded = [](const Change& each) {
    return each.edit.rule == Rule::encoding && each.applies;
  };
  const auto first = std::ranges::find_if(block.changes, is_transcoded);
  if (!note_.empty() || first == block.changes.end()) return;
  note_ = inked(path_ + ": " + change_heading(*first, encoding_), Ink::heading, style_.colour) + "\n";
  header_ = note_ + header_;
}

Result<void> DiffSink::begin_change() {
  if (in_change_) return {};
  if (auto done = open_hunk(); !done) return done;
  in_change_ = true;
  removed_ = lines(HunkSide::removed);
  added_ = lines(HunkSide::added);
  if (auto done = copy_original(line_start_, at_, *removed_, hunk_); !done) return done;
  return copy_original(line_start_, at_, *added_, added_lines_);
}

Result<void> DiffSink::end_change() {
  if (auto done = removed_->finish(hunk_); !done) return done;
  if (auto done = added_->finish(added_lines_); !done) return done;
  if (auto done = added_lines_.copy_to(hunk_); !done) return done;
  if (auto done = added_lines_.clear(); !done) return done;
  old_count_ += removed_->count();
  new_count_ += added_->count();
  old_line_ += removed_->count();
  new_line_ += added_->count();
  in_change_ = false;
  line_start_ = at_;
  return {};
}

// The current line was kept whole.
Result<void> DiffSink::end_line() {
  kept_.push_back(line_start_);
  line_start_ = at_;
  // Two hunks whose contexts would touch are one: the gap between them is at most twice the context.
  if (in_hunk_ && kept_.size() > 2 * style_.context)
    if (auto done = close_hunk(); !done) return done;
  if (!in_hunk_ && kept_.size() > style_.context) drop_lines(kept_.size() - style_.context);
  return {};
}

void DiffSink::drop_lines(std::size_t count) {
  kept_.erase(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(count));
  old_line_ += count;
  new_line_ += count;
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
  if (auto done = write_context(std::min(kept_.size(), style_.context)); !done) return done;
  const std::string place =
      "@@ -" + range(old_start_, old_count_) + " +" + range(new_start_, new_count_) + " @@";
  if (auto done = output_.write(header_ + heading(place)); !done) return done;
  header_.clear();
  headings_.clear();
  if (auto done = hunk_.copy_to(output_); !done) return done;
  in_hunk_ = false;
  return hunk_.clear();
}

// Ends with a line feed. Behind the place on a line of its own for tools; in rows that fit for people.
std::string DiffSink::heading(const std::string& place) const {
  const std::string kinds = title();
  const std::size_t room = style_.width - std::min(style_.width, place.size() + 1);
  const bool folds = style_.reader == DiffFor::people && room >= kLeastTitle && columns_of(kinds) > room;
  const std::string inked_place = inked(place, Ink::hunk, style_.colour);
  if (!folds) return inked_place + (kinds.empty() ? "" : " " + kinds) + "\n";
  return hanging(place, kinds, place.size() + 2, style_.width).replace(0, place.size(), inked_place);
}

std::string DiffSink::title() const {
  std::string out;
  for (std::size_t i = 0; i < headings_.size() && i < kShownHeadings; ++i) {
    out += (i == 0 ? "" : " | ") + headings_[i].first;
    if (headings_[i].second > 1) out += " (" + std::to_string(headings_[i].second) + ")";
  }
  if (headings_.size() > kShownHeadings)
    out += " | and " + counted(headings_.size() - kShownHeadings, "more kind");
  return out;
}

Result<void> DiffSink::write_context(std::size_t count) {
  if (count == 0) return {};
  const std::unique_ptr<HunkLines> context = lines(HunkSide::context);
  const std::size_t end = count < kept_.size() ? kept_[count] : line_start_;
  if (auto done = copy_original(kept_.front(), end, *context, hunk_); !done) return done;
  if (auto done = context->finish(hunk_); !done) return done;
  old_count_ += count;
  new_count_ += count;
  drop_lines(count);
  return {};
}

Result<void> DiffSink::copy_original(std::size_t start, std::size_t end, HunkLines& lines, Output& output) {
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
    if (auto done = lines.write({buffer.data(), *count}, Part::kept, output); !done) return done;
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
  if (in_hunk_) return close_hunk();
  // Nothing but the encoding changes: there was no hunk to stand before.
  const bool told = header_.empty() || note_.empty();
  return told ? Result<void>{} : output_.write(note_);
}

}  // namespace mojimend
