// Marks of punctuation that are guessed, because the byte is lost that tells them apart: by where they stand,
// which the model of letters hardly knows.
#pragma once

#include "model/text_model.h"

namespace mojimend {

// Whether a quotation mark was opened before and not closed.
enum class Quotation : std::uint8_t { closed, open };
Quotation behind(char32_t letter, Quotation before);

// Where a mark stands: whether blanks, or the ends of the line, are on either side, and what was opened.
struct MarkPlace {
  bool behind_blank, before_blank;
  Quotation quotation;
};

// Between what the model has read and the letter seen behind the mark.
MarkPlace mark_place(const TextModel::State& before, char32_t next, Quotation quotation);

// What it costs to take this mark for what stood there, beside what the model says of it; 0 for all others.
// O(1).
Cost guessed_mark_cost(char32_t mark, const MarkPlace& place);

}  // namespace mojimend
