// The gate before the search for mojibake: whether any channel could make the words of a line likelier. What
// a word can gain is found once and remembered, so that clean text costs a look-up a word.
#pragma once

#include <string_view>

namespace mojimend {

// The same without a look at what stands near a word: false is a promise for every part of the line that
// begins and ends beside blanks or signs of ASCII, wherever it stands.
bool may_hold_misread(std::string_view line);

// False if no reader and no encoding of the channel table explains the line by more than chance would. Valid
// UTF-8 without line ends. O(line); the same answer in any thread and after any other text.
bool may_be_misread(std::string_view line);

}  // namespace mojimend
