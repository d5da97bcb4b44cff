// Which encodings a language can be written in, by the letters that its alphabet needs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend {

// Every encoding that writes text of one of the languages (BCP 47 tags: "ru", "zh-Hant", "pt-BR"), Unicode's
// among them. Empty if no tag is known. Letters are those of CLDR's main exemplar sets, as ICU carries them.
// Made anew at each call: some milliseconds.
std::vector<const Encoding*> encodings_of(const std::vector<std::string>& languages);

// Whether there is such a language with an alphabet.
bool is_language(std::string_view tag);

}  // namespace mojimend
