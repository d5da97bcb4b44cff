// Kinds of letters beyond ASCII, as far as they tell where a letter may stand in any text.
#pragma once

namespace mojimend {

// What programs and people put between names; Ø stands for @ and for a diameter.
inline bool is_operator(char32_t c) {
  return c == 0xD7 || c == 0xF7 || c == 0xB7 || c == 0xD8 || c == 0x2022 || c == 0xAC || c == 0xB1 ||
         (c >= 0x2190 && c < 0x2400);
}

// What stands between words and in them; an acute accent is an apostrophe to many.
inline bool is_dash_or_quote(char32_t c) {
  return (c >= 0x2010 && c <= 0x2015) || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
         c == 0x2026 || c == 0x2020 || c == 0xB4;
}

// Signs of Latin-1, boxes and shapes, currencies, marks of notes and the like.
inline bool is_symbol(char32_t c) {
  const bool latin1 = c >= 0xA1 && c < 0xC0 && c != 0xAA && c != 0xBA;
  const bool mark = c == 0x201A || (c >= 0x201E && c <= 0x2022) || (c >= 0x2030 && c <= 0x203A);
  return latin1 || mark || (c >= 0x20A0 && c < 0x20D0) || (c >= 0x2400 && c < 0x2600);
}

// Lines and blocks of which pictures are made.
inline bool is_drawing(char32_t c) { return c >= 0x2500 && c < 0x25A0; }

// Of those, lines from top to bottom and blocks of the whole height.
inline bool is_bar(char32_t c) {
  return c == 0x2502 || c == 0x2503 || c == 0x2551 || c == 0x2588 || c == 0x258C || c == 0x2590;
}

// Emoji and other pictures, beyond the first 65,536 code points and among signs; and what joins them or says
// how they look.
inline bool is_picture(char32_t c) { return c >= 0x1F000 && c < 0x1FB00; }
inline bool is_pictorial_sign(char32_t c) {
  return (c >= 0x2600 && c < 0x27C0) || c == 0x2B1B || c == 0x2B1C || c == 0x2B50 || c == 0x2B55;
}
inline bool joins_pictures(char32_t c) { return c == 0x200D || c == 0xFE0F || c == 0x20E3; }

// No picture stands before these, nor what joins them.
inline constexpr char32_t kFirstOfPictures = 0x200D;

// What nobody sees.
inline bool is_invisible(char32_t c) {
  return (c >= 0x80 && c < 0xA0) || c == 0xAD || (c >= 0x600 && c < 0x606) || (c >= 0x200B && c < 0x2010);
}

inline constexpr char32_t kSoftHyphen = 0xAD;

inline bool is_private(char32_t c) { return c >= 0xE000 && c < 0xF900; }

// Accents that may stand on any letter, as the marks of stress do.
inline bool is_combining(char32_t c) { return c >= 0x300 && c < 0x370; }

}  // namespace mojimend
