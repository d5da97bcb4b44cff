// Byte order marks (Unicode 15, table 2-4), ISO-2022-JP (RFC 1468) and UTF-16 without a mark.
#include "detect/marks.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "encoding/decode.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

using namespace std::string_view_literals;

constexpr std::size_t kEscapeText = 16384;  // bytes; far more than it takes to tell Japanese from an accident

// UTF-16 text has ASCII (at least line ends and blanks) and so zero bytes on one side of its code units. One
// in a hundred units is less than any script's text has blanks or digits.
constexpr double kMinZeroShare = 0.01;
// Characters that are not assigned, private or controls: text has next to none, other data read as UTF-16 a
// lot.
constexpr double kMaxOddShare = 0.02;

bool odd(char32_t character) {
  if (character == '\t' || character == '\n' || character == '\r' || character == '\f') return false;
  const int8_t type = u_charType(static_cast<UChar32>(character));
  return type == U_UNASSIGNED || type == U_PRIVATE_USE_CHAR || type == U_CONTROL_CHAR;
}

bool reads_as_text(std::string_view bytes, const Encoding& encoding) {
  const Decoded decoded = decode_lenient(bytes, encoding);
  std::size_t characters = 0, strange = decoded.unreadable.size();
  for (std::size_t at = 0; at < decoded.text.size(); ++characters) {
    const CodePoint point = read_code_point(decoded.text, at);
    strange += odd(point.value);
    at += point.size;
  }
  return static_cast<double>(strange) <= kMaxOddShare * static_cast<double>(characters);
}

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

const Encoding* guess_utf16(std::string_view head) {
  head.remove_suffix(head.size() % 2);
  std::size_t zeros[2] = {};  // at even and at odd places
  for (std::size_t at = 0; at < head.size(); ++at) zeros[at % 2] += head[at] == 0;
  const auto fits = [&](std::size_t side, const Encoding& encoding) {
    const double least = std::max(1.0, kMinZeroShare * static_cast<double>(head.size() / 2));
    return static_cast<double>(zeros[side]) >= least && reads_as_text(head, encoding);
  };
  // Zeros on the other side are no proof against (U+4E00 and U+3000 are common), but the side that has more
  // is looked at first.
  const Encoding* little = find_encoding("utf-16le");
  const Encoding* big = find_encoding("utf-16be");
  const bool little_first = zeros[1] >= zeros[0];
  if (little_first && fits(1, *little)) return little;
  if (fits(0, *big)) return big;
  return !little_first && fits(1, *little) ? little : nullptr;
}

}  // namespace mojimend
