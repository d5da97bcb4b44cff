// The scan for what blind edits leave of double-byte text: one look-up a letter, whatever is looked for.
#pragma once

#include <string_view>

namespace mojimend {

// What was done to second bytes: their case was changed, or those that are a backslash were taken out.
enum class SecondBytes { cased, unescaped };

// False is a promise for every part of the text, which is valid UTF-8. O(text).
bool may_have_second_bytes(SecondBytes what, std::string_view text);
bool may_have_edited_second_bytes(std::string_view text);  // either

}  // namespace mojimend
