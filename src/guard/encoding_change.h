// Whether a change turned a file, or a part of it, from one encoding into another.
#pragma once

#include <vector>

#include "guard/judge.h"
#include "guard/side.h"

namespace mojimend {

// Between two of the older encodings only what a line shows counts that says the same in other bytes: which
// of them a file is in is sometimes a close call, and may go the other way for a word more.
void judge_encoding(const Judged& change, const Side& before, const Side& after, const Values& values,
                    std::vector<Refusal>& out);

}  // namespace mojimend
