// What the passes on Chinese text agree on: which characters are Han, which marks are meant, what width does.
#pragma once

#include <cstddef>
#include <string_view>

namespace mojimend {

// Han characters that double-byte encodings have (Unicode blocks CJK Unified Ideographs and Extension A, and 〇).
constexpr bool is_han(char32_t c) {
  return (c >= 0x4E00 && c <= 0x9FFF) || (c >= 0x3400 && c <= 0x4DBF) || c == 0x3007;
}

// U+FF01–FF5E ↔ U+0021–007E.
constexpr char32_t to_half_width(char32_t c) { return c >= 0xFF01 && c <= 0xFF5E ? c - 0xFEE0 : c; }
constexpr char32_t to_full_width(char32_t c) { return c >= 0x21 && c <= 0x7E ? c + 0xFEE0 : c; }

// The full-width marks before which the kits put a comma (specimen: ， 、 。 ； ！ and a few more).
inline constexpr std::u32string_view kMarks = U"，、。；！？：";
constexpr bool is_mark(char32_t c) { return kMarks.find(c) != kMarks.npos; }
// As above, or such a mark after folding to ASCII.
constexpr bool is_folded_mark(char32_t c) { return is_mark(c) || is_mark(to_full_width(c)); }

// Characters that end or begin a piece of Chinese text, beside Han: its quotation marks and brackets, and marks
// that no other script has.
constexpr bool is_chinese_neighbour(char32_t c) {
  return is_han(c) || c == 0x2026 || c == 0x2014 || (c >= 0x2018 && c <= 0x201F) || (c >= 0x3001 && c <= 0x3011) ||
         (c >= 0xFF01 && c <= 0xFF5E);
}

}  // namespace mojimend
