// Letters that a text writes in parts: é as e and U+0301, as file names of macOS have it, Hangul as its jamo.
#pragma once

#include <cstdint>

namespace mojimend {

// The number of what makes another letter of the one before it, 1 to 120; 0 for all others. Of Latin, Greek
// and Cyrillic, of kana and of Hangul (Unicode 15, UnicodeData.txt). Signs of Indic scripts are letters by
// themselves nearly always, and with hamza as a mark lost letters of Arabic words were guessed wrongly.
constexpr std::uint8_t mark_number(char32_t c) {
  if (c < 0x300 || c > 0x309A) return 0;
  if (c < 0x346) return static_cast<std::uint8_t>(c - 0x300 + 1);
  if (c >= 0x1161 && c < 0x1176) return static_cast<std::uint8_t>(c - 0x1161 + 71);
  if (c >= 0x11A8 && c < 0x11C3) return static_cast<std::uint8_t>(c - 0x11A8 + 92);
  return c >= 0x3099 ? static_cast<std::uint8_t>(c - 0x3099 + 119) : 0;
}

// The mark of a number that is not 0.
constexpr char32_t mark_of(std::uint8_t number) {
  if (number < 71) return char32_t{0x300} + number - 1;
  if (number < 92) return char32_t{0x1161} + number - 71;
  return number < 119 ? char32_t{0x11A8} + number - 92 : char32_t{0x3099} + number - 119;
}

// Jamo stand for a common syllable that has them, and all others for themselves: 가 for U+1100, which is the
// whole letter until its vowel comes, 아 for U+1161, 은 for U+11AB.
constexpr char32_t syllable_of_jamo(char32_t c) {
  if (c < 0x1100 || c > 0x11C2) return c;
  if (c < 0x1113) return 0xAC00 + (c - 0x1100) * 588;
  if (c >= 0x1161 && c < 0x1176) return 0xC544 + (c - 0x1161) * 28;
  return c >= 0x11A8 ? 0xC73C + (c - 0x11A7) : c;
}

// Whether it is one of these, which have no case.
constexpr bool is_part(char32_t c) { return mark_number(c) != 0 || syllable_of_jamo(c) != c; }

// What the letter is with the mark behind it, in whatever order its marks stand, as code page 1258 has its
// own; 0 if that is no letter.
char32_t whole_letter(char32_t letter, char32_t mark);

}  // namespace mojimend
