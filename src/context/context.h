// What stands around a place: how plausible a change makes it, and whether the text speaks of it.
#pragma once

#include <cstdint>
#include <string_view>

#include "context/letters.h"
#include "text/span.h"

namespace mojimend {

// By how much, in thousandths of a nat, the text around `span` is likelier with `now` in its place than with
// `before`. A few letters on either side are looked at, as far as they are ASCII and no markup.
std::int64_t gain(std::string_view text, Span span, std::string_view before, std::string_view now);

// What the letters [first, last) of a text cost, in thousandths of a nat, with `now` in their place and some
// letters of either side, which the model has to see.
std::int64_t cost_among(std::u32string_view text, std::size_t first, std::size_t last,
                        std::u32string_view now);
// The same of the bytes of a text in UTF-8.
std::int64_t cost_among(std::string_view text, Span span, std::u32string_view now);

// What an average letter of `now` costs there, in thousandths of a nat.
std::int64_t cost_a_letter(std::string_view text, Span span, std::string_view now);

// The place is named and not used: it stands alone between quotation marks, backquotes or tags of code.
bool is_mention(std::string_view text, Span span);

// A quotation mark of the line opens before the place and another one stands behind it: in source code it is
// a literal, which has to stay as it is.
bool is_in_literal(std::string_view text, Span span);

// Letters of alphabets, as far as marks of windows-1252 stand beside them: Latin, Greek, Cyrillic and what
// lies around them up to U+058F; no digits.
bool is_alphabetic(char32_t c);
inline bool is_ascii_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
inline bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'\n' || c == U'\r' || c == 0xA0 || c == 0x3000;
}

}  // namespace mojimend
