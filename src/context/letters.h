// Letters: a page as code points, each with its place in the page, as the passes over characters need it.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "text/span.h"
#include "text/utf8.h"

namespace mojimend {

// Scripts of thousands of letters begin here, with the radicals of Chinese characters.
inline constexpr char32_t kFirstIdeograph = 0x2E80;

inline std::size_t count_beyond_ascii(std::u32string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char32_t c) { return c >= 0x80; }));
}

inline bool is_ascii_small(char32_t c) { return c >= U'a' && c <= U'z'; }
constexpr bool is_ascii_letter(char32_t c) { return (c | 0x20) >= U'a' && (c | 0x20) <= U'z'; }

// To the model a space is a space, and so is what parts the words of a name in code, and stands before the
// key of a menu: "_Åbn". İ is the capital of i where Turkish is written, which it does not know: it would be
// dear in every word of capitals, and Ü in its place cheaper.
inline char32_t as_read(char32_t c) { return c == 0xA0 || c == U'_' ? U' ' : c == 0x130 ? U'I' : c; }

struct Letters {
  std::u32string points;
  std::vector<std::uint32_t> at;  // byte offset of each in the page; one more entry for the end

  // Of any text; bytes that are no character become U+FFFD. O(text).
  explicit Letters(std::string_view text);

  std::size_t size() const { return points.size(); }
  // The character at `i`, or a line break outside of the page.
  char32_t operator[](std::size_t i) const { return i < points.size() ? points[i] : U'\n'; }
  // The bytes of letters [first, last).
  Span bytes(std::size_t first, std::size_t last) const { return {at[first], at[last]}; }
};

// Of one text, made when the first pass asks for them: most texts have nothing to ask for.
class LazyLetters {
 public:
  explicit LazyLetters(std::string_view text) : text_(text) {}
  const Letters& get() {
    if (!letters_) letters_.emplace(text_);
    return *letters_;
  }

 private:
  std::string_view text_;
  std::optional<Letters> letters_;
};

// Where each letter of a page, and its end, stands in the original bytes; none if these are not UTF-8 that
// was read so, broken or not. O(bytes).
std::optional<std::vector<std::uint32_t>> utf8_places(std::string_view original, std::u32string_view letters);

// What stands for bytes of a UTF-8 file that are no character, where these are to explain nothing: a
// noncharacter, which no encoding has.
inline constexpr char32_t kBrokenBytes = 0xFFFE;

// Whether the letter is U+FFFD for bytes that were no character. One that stands in the original has three
// bytes, as no cut character has.
inline bool is_broken_utf8(std::string_view original, char32_t letter, std::size_t place) {
  return letter == kReplacement && original.substr(place, 3) != "\xEF\xBF\xBD";
}

}  // namespace mojimend
