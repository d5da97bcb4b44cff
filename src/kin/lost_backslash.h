// The backslashes that were taken out of double-byte text: what the scan for them has to know.
#pragma once

#include <cstddef>
#include <string_view>

#include "model/cost.h"
#include "text/chinese.h"
#include "text/utf8.h"

namespace mojimend {

// By so much the two letters that are seen, by themselves, have to be dearer than the characters that were
// there for the text around them to be asked.
inline constexpr Cost kFirstGain = 6 * kNat;

// What may stand behind a lead byte whose backslash is gone however common it is: "ャtト", "侮ｦ", U+FFFD.
inline bool may_be_strange(char32_t c) {
  return (c >= U'@' && c <= U'~') || is_half_width_kana(c) || c == kReplacement;
}

// Whether the letter at the byte, with those near it, is a character whose backslash was taken out. The text
// is valid UTF-8. O(1).
bool is_unescaped_at(std::string_view text, std::size_t at);

}  // namespace mojimend
