// What is Chinese or Japanese prose, and which full-width marks a document uses in it.
#pragma once

#include <string_view>

#include "normalize/normalize.h"

namespace mojimend {

// Counts the full-width marks of `text`. O(text).
void observe_marks(std::string_view text, DocumentHabits& habits);
// Whether there is kana in it, which is asked for only where no marks tell. O(text).
void observe_kana(std::string_view text, DocumentHabits& habits);

// Which comma and full stop half-width ones become. `line_has_kana`: Japanese has a comma of its own.
struct ClauseMarks {
  std::string_view comma, stop;
};
ClauseMarks clause_marks(const DocumentHabits& habits, bool line_has_kana);

// Which quotation marks straight ones become; `text` is asked for kana where the document has shown none.
struct QuotationMarks {
  std::string_view open_double, close_double, open_single, close_single;
};
QuotationMarks quotation_marks(std::string_view text, DocumentHabits& habits, CjkQuotes quotes);

// Ideographs, kana, and the marks that stand among them.
bool is_cjk(char32_t character);

// A line of a language that is written with ideographs or kana, and no row of a table and no code. The lines
// before and behind it show a table. Lines are given without their ends. O(lines).
bool is_cjk_prose(std::string_view previous, std::string_view line, std::string_view next);

}  // namespace mojimend
