// Transcoding as edits, line by line.
#include "pipeline/transcode.h"

#include <algorithm>
#include <cstdio>

#include "encoding/decode.h"
#include "pipeline/blocks.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Of a hundred answers between this and 0.95 two are wrong, of those below it one in three
// (docs/scorecard.md, "What confidence is worth").
constexpr double kSureEncoding = 0.8;

std::string doubt_in(const Detection& found) {
  std::string said = ", a guess: confidence ";
  for (std::size_t each = 0; each < std::min<std::size_t>(found.candidates.size(), 2); ++each) {
    char share[8];
    std::snprintf(share, sizeof share, "%.2f", found.candidates[each].confidence);
    said += each == 0 ? share
                      : std::string("; ") + std::string(found.candidates[each].encoding->name) + " " + share;
  }
  return said;
}

bool is_ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

bool among(const std::vector<Span>& places, std::size_t at) {
  const auto after = std::ranges::upper_bound(places, at, {}, &Span::start);
  return after != places.begin() && at <= std::prev(after)->end;
}

bool transcodes(const Options& options) {
  return options.to == TargetEncoding::utf8 && options.rules.has(Rule::encoding);
}

// The first bytes that no character of their segment's encoding are.
Result<void> check_segments(std::string_view bytes, const Detection& found, std::size_t base) {
  for (const SegmentGuess& each : found.segments) {
    const std::size_t start = std::max(base, each.span.start),
                      end = std::min(base + bytes.size(), each.span.end);
    if (start >= end) continue;
    auto readable = check_decodable(bytes.substr(start - base, end - start), *each.encoding, start);
    if (!readable) return readable;
  }
  return {};
}

}  // namespace

bool transcodes_segments(const Options& options, const Detection& found) {
  return found.mixed && transcodes(options);
}

Target::Target(const Options& options, const Detection& found)
    : encoding_(*found.encoding),
      bom_(found.bom),
      apply_(options.apply),
      decisions_(options.decisions),
      mode_(Mode::as_is),
      certainty_(certainty_of(options, found)),
      evidence_(std::string(found.segments.size() > 1 ? "this segment" : found.encoding->name) +
                " becomes UTF-8" + (certainty_ == Certainty::guess ? doubt_in(found) : "")) {
  if (encoding_.kind != EncodingKind::utf8 || transcodes_segments(options, found))
    mode_ = transcodes(options) ? Mode::to_utf8 : Mode::keep;
}

// Who names the encoding knows it; of a mixture each segment was judged by itself.
Target::Certainty Target::certainty_of(const Options& options, const Detection& found) {
  const bool is_known = found.encoding->kind == EncodingKind::utf8 || found.mixed || !options.from.empty();
  return is_known || found.confidence >= kSureEncoding ? Certainty::sure : Certainty::guess;
}

EditList Target::applied(const EditList& edits) const {
  std::vector<Edit> made;
  std::copy_if(edits.begin(), edits.end(), std::back_inserter(made),
               [&](const Edit& e) { return applies(e); });
  return EditList(std::move(made));
}

void Target::finish(const Page& page, std::string_view original, EditList edits, MappedSpan part,
                    std::vector<Change>& out) const {
  out.clear();
  const std::vector<Span> unshifted =
      edits.empty() || mode_ != Mode::keep ? std::vector<Span>() : unshifted_stretches(original, encoding_);
  std::size_t text_at = part.text.start, original_at = part.original.start;
  for (Edit& edit : std::move(edits).take()) {
    const Span text = page.map->to_text(edit.span);
    if (mode_ == Mode::to_utf8)
      transcode(page, original, {{text_at, text.start}, {original_at, edit.span.start}}, out);
    const MappedSpan place{text, edit.span};
    text_at = text.end;
    original_at = edit.span.end;
    out.push_back(finished(page, text, std::move(edit), unshifted));
    // What stays as it was must be UTF-8 all the same.
    if (mode_ == Mode::to_utf8 && !out.back().applies) transcode(page, original, place, out);
  }
  if (mode_ == Mode::to_utf8)
    transcode(page, original, {{text_at, part.text.end}, {original_at, part.original.end}}, out);
}

// `text`: what the edit replaces. A replacement that the document's encoding cannot write is not made, nor
// one that would begin or end between shifts, where the bytes written would say something else.
Change Target::finished(const Page& page, Span text, Edit edit, const std::vector<Span>& unshifted) const {
  Change change;
  change.applies = is_made(edit);
  edit.safety = safety_of(edit.safety);
  if (const DecidedChange* made = decisions_ ? decisions_->find(edit.span, edit.rule) : nullptr;
      made && made->replacement)
    edit.replacement = *made->replacement;
  change.before = page.text.substr(text.start, text.size());
  change.after = edit.replacement;
  change.edit = std::move(edit);
  if (mode_ != Mode::keep) return change;
  const std::size_t base = page.map->base();
  if (!among(unshifted, change.edit.span.start - base) || !among(unshifted, change.edit.span.end - base)) {
    change.edit.evidence += "; not applied: " + std::string(encoding_.name) + " is shifted there";
    change.applies = false;
    return change;
  }
  auto written = encode(change.after, encoding_);
  if (written) {
    change.edit.replacement = std::move(*written);
  } else {
    change.edit.evidence += "; not applied: " + written.error().reason;
    change.applies = false;
  }
  return change;
}

void Target::transcode(const Page& page, std::string_view original, MappedSpan gap,
                       std::vector<Change>& out) const {
  while (gap.text.start < gap.text.end || gap.original.start < gap.original.end) {
    const std::size_t newline = page.text.find('\n', gap.text.start);
    MappedSpan line = gap;
    if (newline != page.text.npos && newline + 1 < gap.text.end) {
      line.text.end = newline + 1;
      line.original.end = page.map->to_original({newline + 1, newline + 1}).start;
    }
    transcode_line(page, original, line, out);
    gap.text.start = line.text.end;
    gap.original.start = line.original.end;
  }
}

// ASCII at both ends is the same in both and stays outside of the edit. (An ASCII byte at the end of the text
// is a character, so the same byte at the end of the original is that character and no trail byte.)
void Target::transcode_line(const Page& page, std::string_view original, MappedSpan line,
                            std::vector<Change>& out) const {
  std::string_view text = page.text.substr(line.text.start, line.text.size());
  std::string_view bytes = original.substr(line.original.start - page.map->base(), line.original.size());
  std::size_t start = line.original.start;
  if (encoding_.ascii_compatible) {
    const auto same = [](char a, char b) { return a == b && is_ascii(a); };
    std::size_t front = 0, back = 0;
    const std::size_t most = std::min(text.size(), bytes.size());
    while (front < most && same(text[front], bytes[front])) ++front;
    while (back < most - front && same(text[text.size() - 1 - back], bytes[bytes.size() - 1 - back])) ++back;
    text = text.substr(front, text.size() - front - back);
    bytes = bytes.substr(front, bytes.size() - front - back);
    start += front;
  }
  if (text == bytes) return;
  const std::string_view before = text;
  // A mark that only told the byte order has done its work.
  if (start == 0 && bom_ > 0 && text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  Change& change = out.emplace_back();
  change.edit.span = {start, start + bytes.size()};
  change.edit.replacement = text;
  change.edit.rule = Rule::encoding;
  change.edit.safety = safety_of(Safety::safe);
  change.edit.evidence = evidence_;
  // A person decides on all of them at once.
  change.applies = decisions_ != nullptr || applies(change.edit);
  change.before = before;
  change.after = text;
}

Result<void> check_readable(Source& source, const Options& options, const Detection& found) {
  const Encoding& encoding = *found.encoding;
  if (!transcodes(options) || (encoding.kind == EncodingKind::utf8 && !found.mixed)) return {};
  BlockReader blocks(source, encoding, options.block_size);
  while (true) {
    const auto bytes = blocks.next();
    if (!bytes) return failure(bytes.error());
    if (bytes->empty()) return {};
    if (auto readable = check_segments(*bytes, found, blocks.offset()); !readable) {
      Error error = std::move(readable.error());
      const std::size_t before = static_cast<std::size_t>(*error.offset) - blocks.offset();
      error.line = blocks.first_line() + count_line_feeds(bytes->substr(0, before), encoding);
      error.advice = "name another encoding with --from, or keep this one with --to keep";
      return failure(std::move(error));
    }
  }
}

}  // namespace mojimend
