// What the passes on Chinese text agree on: which characters are Han, which marks are meant, what width does.
#pragma once

#include <cstddef>
#include <string_view>

namespace mojimend {

// Han characters that double-byte encodings have (Unicode blocks CJK Unified Ideographs and Extension A, and
// 〇).
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
}

// Hiragana and katakana, full width, with the marks between them.
constexpr bool is_kana(char32_t c) { return c >= 0x3041 && c <= 0x30FF; }
constexpr bool is_hangul_syllable(char32_t c) { return c >= 0xAC00 && c <= 0xD7A3; }

// Katakana of half width, with its marks.
constexpr bool is_half_width_kana(char32_t c) { return c >= 0xFF61 && c <= 0xFF9F; }

// Of the scripts that are written in double-byte encodings: Han, kana and syllables of Hangul.
constexpr bool is_double_byte_letter(char32_t c) { return is_han(c) || is_kana(c) || is_hangul_syllable(c); }

// U+FF01–FF5E ↔ U+0021–007E.
constexpr char32_t to_half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }
constexpr char32_t to_full_width(char32_t c) { return c >= 0x21 && c <= 0x7E ? c + 0xFEE0 : c; }

// The full-width marks before which the kits put a comma (specimen: ， 、 。 ； ！ and a few more).
inline constexpr std::u32string_view kMarks = U"，、。；！？：";
constexpr bool is_mark(char32_t c) { return c >= 0x3001 && kMarks.find(c) != kMarks.npos; }
// As above, or such a mark after folding to ASCII.
constexpr bool is_folded_mark(char32_t c) { return is_mark(c) || is_mark(to_full_width(c)); }

// Characters that end or begin a piece of Chinese text, beside Han: its quotation marks and brackets, and
// marks that no other script has.
constexpr bool is_chinese_neighbour(char32_t c) {
  return is_han(c) || c == 0x2026 || c == 0x2014 || (c >= 0x2018 && c <= 0x201F) ||
         (c >= 0x3001 && c <= 0x3011) || (c >= 0xFF01 && c <= 0xFF5E);
}

// Which brackets and quotation marks are open, a bit for each kind.
using OpenBrackets = unsigned char;
inline constexpr std::u32string_view kOpening = U"“‘《「（〈『【";
inline constexpr std::u32string_view kClosing = U"”’》」）〉』】";

// The bit of the bracket's kind; 0 for other characters.
constexpr OpenBrackets bracket_bit(char32_t c) {
  const std::size_t opens = kOpening.find(c), closes = kClosing.find(c);
  if (opens == kOpening.npos && closes == kClosing.npos) return 0;
  return static_cast<OpenBrackets>(1u << (opens != kOpening.npos ? opens : closes));
}

enum class Balance { kept, broken };  // broken: one was opened twice, or closed that was not open

// What `c` does to them. In Chinese a quotation inside of another takes other marks, so each kind is open
// once.
constexpr Balance follow_bracket(OpenBrackets& open, char32_t c) {
  const OpenBrackets bit = bracket_bit(c);
  if (bit == 0) return Balance::kept;
  const bool opening = kOpening.find(c) != kOpening.npos;
  const Balance balance = ((open & bit) != 0) == opening ? Balance::broken : Balance::kept;
  open = static_cast<OpenBrackets>(opening ? open | bit : open & ~bit);
  return balance;
}

}  // namespace mojimend
