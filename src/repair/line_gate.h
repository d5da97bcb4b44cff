// The gate before the search for mojibake: whether any channel could make the words of a line likelier. What
// a word can gain is found once and remembered, so that clean text costs a look-up a word.
#pragma once

#include <string_view>

namespace mojimend {

// False if no reader and no encoding of the channel table explains the line by more than chance would. Valid
// UTF-8 without line ends. O(line); the same answer in any thread and after any other text.
bool may_be_misread(std::string_view line);

}  // namespace mojimend
