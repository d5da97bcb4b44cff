// Letters: what the model takes for one symbol. A capital is its small letter and a case, a digit is its
// script's zero, a letter that training hardly saw is one of a class.
#pragma once

#include <cstdint>

namespace mojimend {

// A line end is a space with the case of a digit: what follows begins a line.
enum class LetterCase : std::uint8_t { none = 0, small = 1, capital = 2, digit = 3 };

// Symbols 1 to kUnseenClasses stand for the letters that have no symbol of their own; 0 is no letter.
inline constexpr std::uint16_t kUnseenClasses = 25;
inline constexpr std::uint16_t kSpaceSymbol = kUnseenClasses + 1;
// What stands for the cases of two letters before a line: two digits, behind which a letter is rare.
inline constexpr std::uint8_t kLineStart = 15;
// 14 bits, so that a symbol and its case fit into 16.
inline constexpr std::uint16_t kMostSymbols = 0x3FFF;

// The symbol that an unseen letter counts as: by the block of Unicode in which it stands, as far as writing
// systems or the meaning of the code points differ. 1 to kUnseenClasses.
std::uint16_t unseen_class(char32_t letter);

// Classes 1 and 2 are no text: controls, private use and what is not assigned for interchange.
inline constexpr std::uint16_t kNoTextClasses = 2;

}  // namespace mojimend
