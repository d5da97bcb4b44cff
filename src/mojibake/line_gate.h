// The gate before the search for mojibake: whether any channel could make the words of a line likelier. What
// a word can gain is found once and remembered, so that clean text costs a look-up a word.
#pragma once

#include <functional>
#include <string_view>

#include "text/span.h"

namespace mojimend {

// What stands so near a word is asked before the whole line is.
inline constexpr std::size_t kNearWord = 40;  // letters on either side

// Which channels are asked. What is plain to see is found at a fraction of the cost: words whose letters all
// are bytes of UTF-8.
enum class Asked { all_channels, what_is_plain };

// False if no reader and no encoding of the channel table explains the line by more than chance would. The
// line is valid UTF-8 without line ends. `looked` grows by the letters of words that were asked closely,
// which is what takes time. Words that gain enough must be explained, too. O(line); the same answer in any
// thread and after any other text.
using IsExplained = std::function<bool(const Span& word)>;
bool may_be_misread(std::string_view line, Asked asked, std::size_t& looked, const IsExplained& is_explained);

// The same without asking what explains a word: false is a promise for every part of the line that
// begins and ends beside blanks or signs of ASCII, wherever it stands.
bool may_hold_misread(std::string_view line, std::size_t& looked);

}  // namespace mojimend
