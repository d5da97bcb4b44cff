// Decodes what lies between changes and walks over the pieces.
#include "report/block_text.h"

#include <algorithm>

#include "encoding/decode.h"
#include "encoding/utf8_scan.h"
#include "text/utf8.h"

namespace mojimend {

std::string_view last_code_points(std::string_view text, std::size_t most) {
  std::size_t at = text.size();
  for (std::size_t count = 0; count < most && at > 0; ++count) {
    --at;
    while (at > 0 && is_continuation(text[at])) --at;
  }
  return text.substr(at);
}

std::string_view first_code_points(std::string_view text, std::size_t most) {
  std::size_t at = 0;
  for (std::size_t count = 0; count < most && at < text.size(); ++count) at += read_code_point(text, at).size;
  return text.substr(0, at);
}

namespace {

// What cannot be read stays the bytes that it is, so that whoever shows the text can tell them.
std::string read(std::string_view bytes, const Encoding& encoding) {
  const Decoded decoded = decode_lenient(bytes, encoding);
  std::string out;
  std::size_t at = 0;
  for (const Span bad : decoded.unreadable) {
    const Span text = decoded.map.to_text(bad);
    out += decoded.text.substr(at, text.start - at);
    out += bytes.substr(bad.start, bad.size());
    at = text.end;
  }
  return out += decoded.text.substr(at);
}

}  // namespace

BlockText::BlockText(const Block& block, const std::string& encoding) : block_(block) {
  const Encoding* read_as = find_encoding(encoding);
  const auto add = [&](std::size_t start, std::size_t end) {
    const std::string_view bytes = block.original.substr(start - block.offset, std::max(start, end) - start);
    if (!read_as || valid_utf8_prefix(bytes) == bytes.size()) return gaps_.push_back(bytes);
    gaps_.push_back(decoded_.emplace_back(read(bytes, *read_as)));
  };
  std::size_t at = block.offset;
  gaps_.reserve(block.changes.size() + 1);
  for (const Change& change : block.changes) {
    inside_.push_back(change.edit.span.start < at);
    add(at, change.edit.span.start);
    at = std::max(at, change.edit.span.end);
  }
  add(at, block.offset + block.original.size());
}

std::string_view BlockText::piece(std::size_t number, Reading reading) const {
  if (number % 2 == 0) return gaps_[number / 2];
  if (inside_[number / 2]) return {};
  const Change& change = block_.changes[number / 2];
  return reading == Reading::as_found ? change.before : change.after;
}

std::string BlockText::in_front(std::size_t index, std::size_t most, Reading reading) const {
  std::string out;
  std::size_t count = 0;
  for (std::size_t number = 2 * index + 1; number-- > 0 && count < most;) {
    const std::string_view part = last_code_points(piece(number, reading), most - count);
    count += count_code_points(part);
    out.insert(0, part);
  }
  return out;
}

std::string BlockText::behind(std::size_t index, std::size_t most, Reading reading) const {
  std::string out;
  std::size_t count = 0;
  for (std::size_t number = 2 * index + 2; number < 2 * gaps_.size() - 1 && count < most; ++number) {
    const std::string_view part = first_code_points(piece(number, reading), most - count);
    count += count_code_points(part);
    out += part;
  }
  return out;
}

}  // namespace mojimend
