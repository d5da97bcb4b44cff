// Mention against use: damage that a text shows, to speak of it or to search for it, is no damage of that
// text.
#pragma once

#include <string_view>
#include <vector>

#include "context/topics.h"
#include "text/span.h"

namespace mojimend {

// Whether the word that holds the stretch stands elsewhere in the text as it should be, by itself. O(text).
bool shows_right_form(std::string_view text, Span damaged, std::string_view mended);

// The same for many stretches of one text, which is gone over once.
class ShownWords {
 public:
  // Refers to the text. O(text).
  explicit ShownWords(std::string_view text);

  // O(word); O(text) for what is no single word ("don’t").
  bool show_right_form(Span damaged, std::string_view mended) const;

 private:
  std::string_view text_;
  // A bit for the hash of each word with letters beyond ASCII: what has none is nowhere, and few words that
  // are nowhere have one. The words themselves are ten times as large as the text of a page, for some thirty
  // questions.
  std::vector<bool> hashes_;
};

// Whether the stretch `damaged` (bytes of the line) is mentioned: for certain where the line shows what it
// should be (`mended`), and else likely, where it stands by itself between quotes or other marks of code, and
// the line maps one thing to another, or it or the page speaks of encodings, and beside other words on a page
// that speaks of mojibake. Of a long line what is near counts. O(1).
enum class Mention { none, likely, certain };
Mention mention_of(const LineTopics& line, Span damaged, std::string_view mended, PageSpeaks page_speaks);

}  // namespace mojimend
