// Mention against use: damage that a text shows, to speak of it or to search for it, is no damage of that
// text.
#pragma once

#include <span>
#include <string_view>

#include "text/span.h"

namespace mojimend {

// Whether a text speaks of encodings. O(text).
bool speaks_of_encodings(std::string_view text);
// Whether one of these words, in small letters, stands in it.
bool speaks_of(std::string_view text, std::span<const std::string_view> topics);

// Whether the word that holds the stretch stands elsewhere in the text as it should be, by itself. O(text).
bool shows_right_form(std::string_view text, Span damaged, std::string_view mended);

// Whether the stretch `damaged` (bytes of `line`) is mentioned: for certain where the line shows what it
// should be (`mended`), and else likely, where it stands by itself between quotes or other marks of code, and
// the line maps one thing to another or the page speaks of encodings. O(line).
enum class PageSpeaks { of_encodings, of_something_else };
enum class Mention { none, likely, certain };
Mention mention_of(std::string_view line, Span damaged, std::string_view mended, PageSpeaks page_speaks);

}  // namespace mojimend
