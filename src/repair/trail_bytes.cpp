// Makes the table on first use.
#include "repair/trail_bytes.h"

#include <algorithm>
#include <memory>

namespace mojimend {
namespace {

constexpr std::string_view kBytes = "\\|`";
constexpr std::size_t kCapitals = kBytes.size(), kSmall = kCapitals + 1, kRows = kSmall + 1;
constexpr std::size_t kCharacters = 0x10000;  // no encoding here has such a character beyond

using Rows = std::array<std::array<std::uint8_t, kCharacters>, kRows>;

void add(Rows& rows, char32_t c, unsigned trail, std::uint8_t bit) {
  const auto set = [&](std::size_t row) { rows[row][c] = static_cast<std::uint8_t>(rows[row][c] | bit); };
  const std::size_t byte = kBytes.find(static_cast<char>(trail));
  if (byte != kBytes.npos) set(byte);
  if (trail >= 'A' && trail <= 'Z') set(kCapitals);
  if (trail >= 'a' && trail <= 'z') set(kSmall);
}

std::unique_ptr<Rows> make_rows() {
  auto rows = std::make_unique<Rows>();
  for (std::size_t encoding = 0; encoding < kEscapedEncodings; ++encoding) {
    const DoubleByteTable& table = *escaped_encodings()[encoding].table;
    const auto bit = static_cast<std::uint8_t>(1u << encoding);
    for (unsigned pair = 0x8140; pair <= 0xFE7E; ++pair) {
      const unsigned lead = pair >> 8, trail = pair & 0xFF;
      if (trail < 0x40 || trail > 0x7E) continue;
      const char32_t c = table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail));
      if (c >= 0x80 && c < kCharacters && table.bytes_of(c) == pair) add(*rows, c, trail, bit);
    }
  }
  return rows;
}

std::uint8_t in_row(std::size_t row, char32_t character) {
  static const std::unique_ptr<Rows> rows = make_rows();
  return character >= kCharacters ? std::uint8_t{0} : (*rows)[row][character];
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
  const std::size_t row = kBytes.find(static_cast<char>(byte));
  return row == kBytes.npos ? std::uint8_t{0} : in_row(row, character);
}

std::uint8_t encodings_with_trail(char32_t character, LetterRange letters) {
  return in_row(letters == LetterRange::capital ? kCapitals : kSmall, character);
}

}  // namespace mojimend
