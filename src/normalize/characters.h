// Sets of characters as the passes search them, by ICU's properties and at the speed of its frozen sets; and
// what a pass asks about one character.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

#include "text/utf8.h"

namespace mojimend {

// Immutable; may be shared between threads.
class CharacterSet {
 public:
  // `pattern` as ICU's UnicodeSet reads it: "[[:Mn:]\\u200B]".
  explicit CharacterSet(std::string_view pattern);
  ~CharacterSet();
  CharacterSet(const CharacterSet&) = delete;
  CharacterSet& operator=(const CharacterSet&) = delete;

  // Where the next character of the set starts, from `from` on; text.size() if there is none. `text` is valid
  // UTF-8 and `from` between two characters. O(bytes passed over).
  std::size_t find(std::string_view text, std::size_t from = 0) const;
  // Where the run of the set's characters that starts at `from` ends.
  std::size_t skip(std::string_view text, std::size_t from) const;
  bool any_in(std::string_view text) const { return find(text) < text.size(); }
  bool has(char32_t character) const;

 private:
  std::size_t span(std::string_view text, std::size_t from, int condition) const;
  struct Frozen;
  std::unique_ptr<const Frozen> set_;
};

// Ideographs and kana, with the iteration and length marks that only they have.
const CharacterSet& cjk_letters();
// Hiragana and katakana, which only Japanese has.
const CharacterSet& kana();

// "ZERO WIDTH SPACE", as Unicode names it.
std::string unicode_name(char32_t character);

}  // namespace mojimend
