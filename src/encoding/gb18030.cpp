// A four-byte sequence is a number in mixed radix: up to 8431A439 it runs through what the two-byte part
// leaves out of the BMP, from 90308130 through the other planes in order (GB 18030-2005, and the WHATWG
// standard).
#include "encoding/gb18030.h"

#include <vector>

#include "encoding/icu_tables.h"
#include "text/code_point_map.h"

namespace mojimend {
namespace {

constexpr std::uint32_t kFirstSupplementary = 189000;  // the number of 90308130

const std::vector<char32_t>& bmp() {
  static const std::vector<char32_t> table = icu::gb18030_four_byte_bmp();
  return table;
}

// The number and one; 0 for what has none.
CodePointMap<std::uint16_t> inverse() {
  CodePointMap<std::uint16_t> numbers;
  for (std::size_t number = bmp().size(); number-- > 0;)
    if (bmp()[number] != 0) numbers.at(bmp()[number]) = static_cast<std::uint16_t>(number + 1);
  return numbers;
}

}  // namespace

char32_t gb18030_four_byte(std::string_view four) {
  const auto digit = [&](std::size_t at, std::uint32_t from) {
    return static_cast<unsigned char>(four[at]) - from;
  };
  const std::uint32_t number =
      ((digit(0, 0x81) * 10 + digit(1, 0x30)) * 126 + digit(2, 0x81)) * 10 + digit(3, 0x30);
  if (number < bmp().size()) return bmp()[number];
  if (number < kFirstSupplementary || number > kFirstSupplementary + 0xFFFFF) return 0;
  return 0x10000 + (number - kFirstSupplementary);
}

std::uint32_t gb18030_four_byte_of(char32_t character) {
  static const CodePointMap<std::uint16_t> numbers = inverse();
  std::uint32_t number = kFirstSupplementary + (character - 0x10000);
  if (character < 0x10000) {
    if (numbers[character] == 0) return 0;
    number = numbers[character] - 1u;
  }
  return (0x81 + number / 12600) << 24 | (0x30 + number / 1260 % 10) << 16 | (0x81 + number / 10 % 126) << 8 |
         (0x30 + number % 10);
}

}  // namespace mojimend
