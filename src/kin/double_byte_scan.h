// The scan for what blind edits leave of double-byte text: one look-up a letter, whatever is looked for.
#pragma once

#include <string_view>

namespace mojimend {

// What was done to second bytes: their case was changed, or those that are a backslash were taken out.
struct SecondBytes {
  bool cased = false, unescaped = false;
  bool any() const { return cased || unescaped; }
};

// What of `asked` the text, which is valid UTF-8, does not speak against: of all second bytes that would have
// been changed or taken out, in one of the encodings it has none. O(text), and mostly far less.
SecondBytes not_spoken_against(std::string_view text, SecondBytes asked);

// What of `asked` may have been done to the text, which is valid UTF-8: what is false is a promise for every
// part of it. O(text), once for both.
SecondBytes find_second_bytes(std::string_view text, SecondBytes asked);

// Whether any of `asked` may: at the first sight.
bool may_have_second_bytes(std::string_view text, SecondBytes asked);

}  // namespace mojimend
