// UTF-8 as every layer uses it: one code point in, one code point out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mojimend {

inline constexpr char32_t kReplacement = 0xFFFD;
inline constexpr std::string_view kByteOrderMark = "\uFEFF";

struct CodePoint {
  char32_t value = kReplacement;
  std::size_t size = 1;  // bytes; 1 to 4
  bool valid =
      false;  // false: no character begins here; `size` bytes make one U+FFFD (WHATWG's maximal subpart)
};

// Whether it is a byte of a character, but not its first one.
inline bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

// Of any bytes, whatever they are; read_code_point is quicker where they are what text mostly has.
CodePoint read_any_code_point(std::string_view text, std::size_t at);

// Reads the code point at `at`, which must be less than text.size(). Surrogates and overlong forms are
// invalid (Unicode 15, table 3-7). O(1).
inline CodePoint read_code_point(std::string_view text, std::size_t at) {
  const char* const here = text.data() + at;
  const std::size_t left = text.size() - at;
  const auto lead = static_cast<unsigned char>(*here);
  if (lead < 0x80) return {lead, 1, true};
  if (lead >= 0xC2 && lead <= 0xDF && left >= 2 && is_continuation(here[1]))
    return {static_cast<char32_t>((lead & 0x1F) << 6 | (here[1] & 0x3F)), 2, true};
  if ((lead & 0xF0) == 0xE0 && left >= 3 && is_continuation(here[1]) && is_continuation(here[2])) {
    const auto value = static_cast<char32_t>((lead & 0x0F) << 12 | (here[1] & 0x3F) << 6 | (here[2] & 0x3F));
    if (value >= 0x800 && (value & 0xF800) != 0xD800) return {value, 3, true};
  }
  return read_any_code_point(text, at);
}

// The character that begins at `at`, and the one that ends there; a line feed outside of the text, which is
// what stands there to whoever reads lines. Of invalid text, U+FFFD. O(1).
char32_t character_at(std::string_view text, std::size_t at);
char32_t character_before(std::string_view text, std::size_t at);

// Appends `value` (0–10FFFF, no surrogate) in UTF-8.
void append_utf8(std::string& out, char32_t value);

std::string to_utf8(std::u32string_view text);
std::string to_utf8(char32_t value);
// "U+200B"
std::string code_point_name(char32_t value);
// Invalid bytes become U+FFFD.
std::u32string to_utf32(std::string_view text);

// Code points; in invalid text every byte that is no continuation counts as one.
std::size_t count_code_points(std::string_view text);

}  // namespace mojimend
