// Byte order marks (Unicode 15, table 2-4) and ISO-2022-JP (RFC 1468).
#include "detect/marks.h"

#include "encoding/decode.h"

namespace mojimend {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kEscapeText = 16384;  // bytes; far more than it takes to tell Japanese from an accident

}  // namespace

Bom read_bom(std::string_view head) {
  // UTF-32's little-endian mark begins with UTF-16's.
  if (head.starts_with("\xFF\xFE\0\0"sv)) return {4, find_encoding("utf-32le"), "utf-32le"};
  if (head.starts_with("\0\0\xFE\xFF"sv)) return {4, find_encoding("utf-32be"), "utf-32be"};
  if (head.starts_with("\xEF\xBB\xBF"sv)) return {3, &utf8_encoding(), "utf-8"};
  if (head.starts_with("\xFF\xFE"sv)) return {2, find_encoding("utf-16le"), "utf-16le"};
  if (head.starts_with("\xFE\xFF"sv)) return {2, find_encoding("utf-16be"), "utf-16be"};
  return {};
}

// Where the first escape sequence that leads to JIS X 0208 begins, or npos.
std::size_t find_escape(std::string_view bytes) {
  for (std::size_t at = bytes.find('\x1B'); at != bytes.npos; at = bytes.find('\x1B', at + 1)) {
    const std::string_view sequence = bytes.substr(at, 3);
    if (sequence == "\x1B$B" || sequence == "\x1B$@") return at;
  }
  return bytes.npos;
}

void JisEscapes::feed(std::string_view bytes) {
  if (text_.empty()) {
    // An escape sequence may lie across two pieces.
    const std::string seam = before_ + std::string(bytes.substr(0, 2));
    if (const std::size_t at = find_escape(seam); at < before_.size()) {
      text_ = before_.substr(at);
    } else if (const std::size_t start = find_escape(bytes); start != bytes.npos) {
      bytes.remove_prefix(start);
    } else {
      before_ += bytes.substr(bytes.size() > 2 ? bytes.size() - 2 : 0);
      if (before_.size() > 2) before_.erase(0, before_.size() - 2);
      return;
    }
  }
  if (text_.size() < kEscapeText) text_ += bytes.substr(0, kEscapeText - text_.size());
}

bool JisEscapes::is_iso_2022_jp() const {
  if (text_.empty()) return false;
  const Decoded decoded = decode_lenient(text_, *find_encoding("iso-2022-jp"));
  // The bound may have cut the last character.
  return decoded.unreadable.empty() ||
         (decoded.unreadable.size() == 1 && decoded.unreadable[0].end == text_.size() &&
          text_.size() == kEscapeText);
}

}  // namespace mojimend
