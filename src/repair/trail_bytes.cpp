// Makes the table on first use.
#include "repair/trail_bytes.h"

#include <algorithm>
#include <memory>

namespace mojimend {
namespace {

constexpr std::string_view kBytes = "\\|`";
constexpr std::size_t kCharacters = 0x10000;  // no encoding here has such a character beyond

using Rows = std::array<std::array<std::uint8_t, kCharacters>, kBytes.size()>;

std::unique_ptr<Rows> make_rows() {
  auto rows = std::make_unique<Rows>();
  for (std::size_t encoding = 0; encoding < kEscapedEncodings; ++encoding) {
    const DoubleByteTable& table = *escaped_encodings()[encoding].table;
    for (unsigned lead = 0x81; lead <= 0xFE; ++lead)
      for (std::size_t i = 0; i < kBytes.size(); ++i) {
        const unsigned trail = static_cast<unsigned char>(kBytes[i]);
        const char32_t c = table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
        const bool own = c >= 0x80 && c < kCharacters && table.bytes_of(c) == (lead << 8 | trail);
        if (own) (*rows)[i][c] = static_cast<std::uint8_t>((*rows)[i][c] | 1u << encoding);
      }
  }
  return rows;
}

}  // namespace

const std::array<EscapedEncoding, kEscapedEncodings>& escaped_encodings() {
  static const auto encodings = [] {
    std::array<EscapedEncoding, kEscapedEncodings> made{{{"big5", {}}, {"shift_jis", {}}, {"gbk", {}}}};
    for (EscapedEncoding& each : made) each.table = DoubleByteTable::of(*find_encoding(each.name));
    return made;
  }();
  return encodings;
}

std::uint8_t encodings_with_trail(char32_t character, unsigned char byte) {
  static const std::unique_ptr<Rows> rows = make_rows();
  const std::size_t row = kBytes.find(static_cast<char>(byte));
  return row == kBytes.npos || character >= kCharacters ? std::uint8_t{0} : (*rows)[row][character];
}

}  // namespace mojimend
