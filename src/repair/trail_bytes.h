// Which characters have a second byte that means something in ASCII, in the encodings whose second bytes do:
// at a look-up a character, for scans and for a first look at a page.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "encoding/double_byte.h"

namespace mojimend {

// Their second bytes reach down to 40. Those of EUC do not; Johab's do, but nobody wrote pages in it.
struct EscapedEncoding {
  std::string_view name;
  const DoubleByteTable* table;
};
inline constexpr std::size_t kEscapedEncodings = 3;
const std::array<EscapedEncoding, kEscapedEncodings>& escaped_encodings();

// A bit for each of escaped_encodings() in which the character's second byte is this one, of 5C, 7C and 60;
// 0 for other bytes. O(1).
std::uint8_t encodings_with_trail(char32_t character, unsigned char byte);

// The same for a second byte that is a letter of ASCII: 41–5A, or 61–7A.
enum class LetterRange { capital, small };
std::uint8_t encodings_with_trail(char32_t character, LetterRange letters);

}  // namespace mojimend
