// What tolower() or toupper() over the bytes of double-byte text does to its characters.
#pragma once

#include <cstddef>

#include "kin/trail_bytes.h"
#include "text/channel.h"

namespace mojimend {

// What a page was put through, in which encoding.
struct Casing {
  std::size_t encoding;  // of escaped_encodings()
  Cased how;
};

// So many characters have to be in doubt, with none between them that speaks against it: of fewer nothing can
// be told, and in clean Chinese one such run in fifty begins at any character in doubt.
inline constexpr std::size_t kFewestInDoubt = 5;

// Where the second bytes of characters are that may have been changed, and of those that would have been.
inline LetterRange range_after(Cased how) {
  return how == Cased::lower ? LetterRange::small : LetterRange::capital;
}
inline LetterRange range_before(Cased how) {
  return how == Cased::lower ? LetterRange::capital : LetterRange::small;
}

// Whether a letter of ASCII would have been changed.
inline bool is_changed(char32_t c, Cased how) {
  return how == Cased::lower ? c >= U'A' && c <= U'Z' : c >= U'a' && c <= U'z';
}

// The character that `c` may have been, or 0. O(1).
char32_t before_casing(char32_t c, const Casing& casing);

}  // namespace mojimend
