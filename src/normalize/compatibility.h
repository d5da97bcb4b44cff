// What a compatibility character stands for, by the field Decomposition_Mapping of UnicodeData.txt.
#pragma once

#include <string>

namespace mojimend {

// One step of the decomposition: "fi" for ﬁ, "Ａ" gives "A", ﾡ gives ㄱ and not the letter behind that. Empty
// if there is none. UTF-8.
std::string decomposed_once(char32_t character);

// The composed form of the two; 0 if there is none.
char32_t composed(char32_t first, char32_t second);

}  // namespace mojimend
