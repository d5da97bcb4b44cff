// Where a block ends, for each kind of encoding.
#include "pipeline/blocks.h"

#include <algorithm>

#include "encoding/decode.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// As many as a narrow counter can count, in whole SIMD registers.
constexpr std::size_t kPart = 240;  // bytes

constexpr std::string_view kIso2022Jp = "iso-2022-jp";
constexpr std::string_view kToAscii = "\x1B(B";  // ISO-2022-JP's escape sequence back to ASCII

// Where it is one byte. EBCDIC's is not ASCII's.
char line_feed_of(const Encoding& encoding) {
  if (encoding.ascii_compatible || encoding.kind != EncodingKind::single_byte) return '\n';
  const auto written = encode("\n", encoding);
  return written ? written->front() : '\n';
}

unsigned utf16_unit(std::string_view bytes, std::size_t at, const Encoding& encoding) {
  const unsigned first = static_cast<unsigned char>(bytes[at]),
                 second = static_cast<unsigned char>(bytes[at + 1]);
  return encoding.name == "utf-16be" ? first << 8 | second : second << 8 | first;
}

std::size_t cut_utf16(std::string_view buffer, const Encoding& encoding) {
  const std::size_t whole = buffer.size() & ~std::size_t{1};
  for (std::size_t at = whole; at >= 2; at -= 2)
    if (utf16_unit(buffer, at - 2, encoding) == '\n') return at;
  const unsigned last = utf16_unit(buffer, whole - 2, encoding);
  const bool goes_on = (last & 0xFC00) == 0xD800 || last == '\r';
  return goes_on && whole > 2 ? whole - 2 : whole;
}

std::size_t cut_utf32(std::string_view buffer, const Encoding& encoding) {
  const std::size_t low = encoding.name == "utf-32be" ? 3 : 0;
  const auto is = [&](std::size_t at, char wanted) {
    for (std::size_t place = 0; place < 4; ++place)
      if (buffer[at + place] != (place == low ? wanted : '\0')) return false;
    return true;
  };
  const std::size_t whole = buffer.size() & ~std::size_t{3};
  for (std::size_t at = whole; at >= 4; at -= 4)
    if (is(at - 4, '\n')) return at;
  return whole > 4 && is(whole - 4, '\r') ? whole - 4 : whole;
}

// In the other stateful encodings the end of a line ends every shift. A line too long is cut where it happens
// to be in the initial state, before sequences that the buffer's end may have cut; 0 if there is no such
// place.
std::size_t cut_stateful(std::string_view buffer, const Encoding& encoding) {
  constexpr std::size_t kLongest = 4;  // bytes of a sequence
  const std::size_t line = buffer.rfind('\n');
  if (line != buffer.npos) return line + 1;
  const std::vector<Span> places = unshifted_stretches(buffer, encoding, buffer.size() - kLongest);
  std::size_t at = places.empty() ? 0 : places.back().end;
  if (at > 1 && buffer[at - 1] == '\r' && places.back().start < at) --at;
  return at;
}

// A block begins in ASCII, so it has to end there. Only Japanese that fills a block without one ASCII
// character is cut anywhere.
std::size_t cut_iso_2022_jp(std::string_view buffer) {
  for (std::size_t at = buffer.rfind('\n'); at != buffer.npos;
       at = at == 0 ? buffer.npos : buffer.rfind('\n', at - 1)) {
    const std::size_t escape = buffer.rfind('\x1B', at);
    if (escape == buffer.npos || buffer.substr(escape).starts_with(kToAscii)) return at + 1;
    at = escape;
  }
  const std::size_t escape = buffer.rfind(kToAscii);
  return escape == buffer.npos ? buffer.size() : escape + kToAscii.size();
}

// In a line too long: before the character that the buffer's end cuts, and before a CR, which an LF may
// follow.
std::size_t cut_line(std::string_view buffer, const Encoding& encoding) {
  std::size_t at = buffer.size();
  if (encoding.kind == EncodingKind::utf8) {
    while (at > 0 && is_continuation(buffer[at - 1])) --at;
    if (at > 0 && at < buffer.size()) --at;  // the continuation bytes' lead byte
    if (at == buffer.size() && static_cast<unsigned char>(buffer[at - 1]) >= 0xC0) --at;
  } else if (encoding.kind == EncodingKind::double_byte || encoding.kind == EncodingKind::cesu8) {
    // A trail byte may look like any other, so only reading from the start tells; so it does for surrogates.
    const std::vector<Span> unreadable = decode_lenient(buffer, encoding).unreadable;
    if (!unreadable.empty() && unreadable.back().end == at) at = unreadable.back().start;
  }
  if (at > 0 && buffer[at - 1] == '\r') --at;
  return at > 0 ? at : buffer.size();
}

}  // namespace

std::size_t count_line_feeds(std::string_view bytes, const Encoding& encoding) {
  std::size_t count = 0;
  if (encoding.kind == EncodingKind::utf16) {
    for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) count += utf16_unit(bytes, at, encoding) == '\n';
    return count;
  }
  if (encoding.kind == EncodingKind::utf32 ||
      (encoding.kind == EncodingKind::stateful && encoding.name != kIso2022Jp)) {
    // HZ's ~LF is no line feed and UTF-7's AAo is one.
    const std::string text = decode_lenient(bytes, encoding).text;
    return static_cast<std::size_t>(std::ranges::count(text, '\n'));
  }
  const char line_feed = line_feed_of(encoding);
  while (!bytes.empty()) {
    const std::string_view part = bytes.substr(0, kPart);
    unsigned char in_part = 0;  // fits: the narrow counter is what makes the loop fast
    for (const char each : part) in_part = static_cast<unsigned char>(in_part + (each == line_feed));
    count += in_part;
    bytes.remove_prefix(part.size());
  }
  return count;
}

BlockReader::BlockReader(Source& source, const Encoding& encoding, std::size_t block_size)
    : source_(source),
      encoding_(encoding),
      block_size_(std::max(block_size, kLeastBlockSize)),
      // Not filled with zeros: most documents are far smaller.
      buffer_(std::make_unique_for_overwrite<char[]>(block_size_)) {}

std::size_t BlockReader::cut(std::string_view buffer) const {
  if (encoding_.kind == EncodingKind::utf16) return cut_utf16(buffer, encoding_);
  if (encoding_.kind == EncodingKind::utf32) return cut_utf32(buffer, encoding_);
  if (encoding_.name == kIso2022Jp) return cut_iso_2022_jp(buffer);
  if (encoding_.kind == EncodingKind::stateful) return cut_stateful(buffer, encoding_);
  const std::size_t line = buffer.rfind(line_feed_of(encoding_));
  return line == buffer.npos ? cut_line(buffer, encoding_) : line + 1;
}

Error BlockReader::cannot_cut() const {
  Error error{ErrorKind::undecodable,
              "a line of more than " + std::to_string(block_size_) + " bytes has no place at which " +
                  std::string(encoding_.name) + " is not shifted",
              "make UTF-8 of it with another program first"};
  error.offset = offset_;
  error.line = first_line_;
  return error;
}

Result<std::string_view> BlockReader::next() {
  offset_ += block_.size();
  first_line_ += count_line_feeds(block_, encoding_);
  block_ = {};
  const auto read = source_.read(offset_, {buffer_.get(), block_size_});
  if (!read) return failure(read.error());
  const std::string_view filled(buffer_.get(), *read);
  const std::size_t size = filled.size() < block_size_ ? filled.size() : cut(filled);
  if (size == 0 && !filled.empty()) return failure(cannot_cut());
  block_ = filled.substr(0, size);
  return block_;
}

}  // namespace mojimend
