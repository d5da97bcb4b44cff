// What is Chinese or Japanese prose, and which full-width marks a document uses in it.
#pragma once

#include <string_view>

#include "normalize/normalize.h"

namespace mojimend {

// Counts what `text` shows of the document's habits. O(text).
void observe_marks(std::string_view text, DocumentHabits& habits);

// Which marks half-width ones become.
struct FullWidthMarks {
  std::string_view comma, stop, open_double, close_double, open_single, close_single;
};
// `line_has_kana`: Japanese has a comma of its own.
FullWidthMarks full_width_marks(const DocumentHabits& habits, CjkQuotes quotes, bool line_has_kana);

// Ideographs, kana, and the marks that stand among them.
bool is_cjk(char32_t character);

// A line of a language that is written with ideographs or kana, and no row of a table and no code. The lines
// before and behind it show a table. Lines are given without their ends. O(lines).
bool is_cjk_prose(std::string_view previous, std::string_view line, std::string_view next);

}  // namespace mojimend
