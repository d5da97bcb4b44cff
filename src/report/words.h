// Words: how the report's writers put bytes, text and enumerators before people.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/edit.h"

namespace mojimend {

enum class Colour { off, on };

// What a colour is for; each writer names the job, only words.cpp knows the codes.
enum class Ink {
  plain,
  path,
  rule,
  safe,
  suggested,
  lost,
  added,
  added_part,  // what is changed in an added line
  removed,
  removed_part,
  hunk,
  heading,
  name,   // of what is not seen
  faint,  // what is beside the matter
  bar,    // the first row of a screen
};

// `text` in that ink, or as it is when colour is off or there is nothing to colour.
std::string inked(std::string_view text, Ink ink, Colour colour);
std::string_view ink_start(Ink ink, Colour colour);
std::string_view ink_end(Colour colour);

// Characters that would move the cursor, reorder the line, not be seen or be taken for a space become their
// names: <LF>, <NBSP>, <U+202E>; bytes that are no UTF-8 become <A1>. What is left prints on one line and
// cannot hide anything. Names are for people: a text in which "<LF>" stands looks the same.
struct NameMarks {
  std::string_view open = "<", close = ">";
};
std::string printable(std::string_view text, NameMarks marks = {});

// printable(text), with every character beyond ASCII by its name: <U+0430>.
std::string named(std::string_view text, NameMarks marks = {});

// printable(text), with the middle of what is longer than `limit` code points left out as "…".
std::string shortened(std::string_view text, std::size_t limit);

// Upper-case hexadecimal, two digits a byte, with `between` between the bytes.
std::string hex(std::string_view bytes, std::string_view between = "");

// "0.98"
std::string confidence_words(double confidence);

// "a, b and c"
std::string joined(const std::vector<std::string>& parts);

// "1 change", "2 changes", "1 loss", "2 losses"
std::string counted(std::size_t count, std::string_view singular, std::string_view plural = "");

std::string_view name_of(Safety safety);  // "safe", "suggested", "reported"
Ink ink_of(Safety safety);

}  // namespace mojimend
