// Whether a change turned a file, or a part of it, from one encoding into another.
#pragma once

#include <vector>

#include "guard/judge.h"
#include "guard/side.h"

namespace mojimend {

// Lines in UTF-8 that come into a file of another encoding must have so many characters of several bytes
// together before they are told: bytes of GBK are valid UTF-8 by chance now and then ("联通" is, twice), and
// a twelfth of its common characters are by themselves, so that five in a row happen once in 250,000 texts.
inline constexpr std::size_t kLeastForeignCharacters = 5;

// Between two of the older encodings only what a line shows counts that says the same in
// other bytes: which of them a file is in is sometimes a close call, and may go the other way for a word
// more.
void judge_encoding(const Judged& change, const Side& before, const Side& after, const Values& values,
                    std::vector<Refusal>& out);

}  // namespace mojimend
