// Damage that a change added: mojibake and its kin, U+FFFD, question marks where letters were.
#pragma once

#include <vector>

#include "guard/judge.h"
#include "guard/side.h"

namespace mojimend {

// Only what stands in lines that are not on the other side, and was not found there. `before` may be no text
// (a new file): then every line is new.
void judge_new_damage(const Side& before, const Side& after, const Values& values, std::vector<Refusal>& out);

// Lines that are as before but for question marks in the place of every letter above ASCII.
void judge_question_marks(const Side& before, const Side& after, std::vector<Refusal>& out);

}  // namespace mojimend
