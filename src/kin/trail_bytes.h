// Which characters have a second byte that means something in ASCII, in the encodings whose second bytes do:
// at a look-up a character, for scans and for a first look at a page.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "encoding/double_byte.h"
#include "model/cost.h"

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

inline constexpr std::size_t kTraitsOf = 0x10000;  // characters
// Of a character that is the lead byte of another one whose second byte is 5C, and a lead byte: what is seen
// where that 5C is gone.
struct LosingTraits {
  // By how much the likeliest of the others is commoner, with the commonest that the other lead byte begins,
  // or kNeverCommoner.
  std::int16_t commoner;
  std::uint8_t encodings;  // a bit for each of escaped_encodings() in which it is so
  bool is_rare;            // of two that are read out of step one is, of those of running text one in ten
};
inline constexpr Cost kNeverCommoner = -32 * kNat, kRareCost = 10 * kNat;
const std::array<LosingTraits, kTraitsOf>& traits_of_losing();
// What each costs by itself.
const std::array<Cost, kTraitsOf>& costs_alone();
// The bytes of a character in one of escaped_encodings(), by its number; 0 if it lacks it. O(1).
std::uint16_t escaped_bytes(std::size_t encoding, char32_t character);
}  // namespace mojimend
