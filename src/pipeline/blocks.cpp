// Where a block ends, for each kind of encoding.
#include "pipeline/blocks.h"

namespace mojimend {
namespace {

// No multi-byte encoding has a byte below this one inside a character (GB 18030's second bytes begin here).
constexpr unsigned char kNeverInside = 0x30;

std::size_t cut_utf16(std::string_view buffer, bool big_endian) {
  const std::size_t whole = buffer.size() & ~std::size_t{1};
  const auto unit = [&](std::size_t at) {
    const unsigned first = static_cast<unsigned char>(buffer[at]),
                   second = static_cast<unsigned char>(buffer[at + 1]);
    return big_endian ? first << 8 | second : second << 8 | first;
  };
  for (std::size_t at = whole; at >= 2; at -= 2)
    if (unit(at - 2) == '\n') return at;
  const bool high_surrogate = whole >= 2 && (unit(whole - 2) & 0xFC00) == 0xD800;
  return high_surrogate ? whole - 2 : whole;
}

}  // namespace

std::size_t BlockReader::cut(std::string_view buffer) const {
  if (encoding_.kind == EncodingKind::utf16) return cut_utf16(buffer, encoding_.name == "utf-16be");
  if (const std::size_t line = buffer.rfind('\n'); line != buffer.npos) return line + 1;
  if (encoding_.kind == EncodingKind::single_byte) return buffer.size();
  std::size_t at = buffer.size();
  if (encoding_.kind == EncodingKind::utf8) {
    while (at > 0 && (static_cast<unsigned char>(buffer[at - 1]) & 0xC0) == 0x80) --at;
    return at > 1 ? at - 1 : buffer.size();
  }
  while (at > 0 && static_cast<unsigned char>(buffer[at - 1]) >= kNeverInside) --at;
  return at > 0 ? at : buffer.size();
}

Result<std::string_view> BlockReader::next() {
  offset_ += size_;
  buffer_.resize(kBlockSize);
  auto read = source_.read(offset_, buffer_);
  if (!read) return failure(std::move(read.error()));
  const std::string_view filled(buffer_.data(), *read);
  size_ = filled.size() < kBlockSize ? filled.size() : cut(filled);
  return filled.substr(0, size_);
}

}  // namespace mojimend
