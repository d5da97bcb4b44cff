// GlossHabit: whether the characters that carry readings on a page are those that a table has, or those that
// a person would give readings of.
#pragma once

#include <cstddef>
#include <unordered_map>
#include <vector>

#include "byte_edits/bracketed.h"
#include "context/letters.h"

namespace mojimend {

// What tells them apart. A table is made of characters that Simplified text lacks, common ones, each of which
// gets its reading wherever it stands; a person gives readings of what readers may not know, once, or of
// everything.
struct GlossHabit {
  std::size_t readings = 0;
  std::size_t characters = 0;          // different ones that carry readings
  std::size_t of_gb2312 = 0;           // of these, what Simplified text has as well
  std::size_t plain = 0;               // places where one of them stands without
  std::size_t repeated = 0;            // of them, those that carry one more than once
  std::size_t inside_words = 0;        // readings before an ideograph that carries none
  std::size_t spared_traditional = 0;  // different characters that Simplified text lacks and that carry none
  std::size_t spared_rarer = 0;        // different ideographs that carry none and are rarer than most that do

  // Different characters that everyone knows and that have one reading, amid words.
  std::size_t known = 0;

  bool is_of_a_table() const;
  // A program put readings behind whatever it met: nobody helps readers with these and leaves what is rarer.
  bool is_of_no_choice() const;
};

// Of what is not mentioned. O(page).
GlossHabit habit_of(const Letters& page, const std::vector<Gloss>& glosses,
                    const std::vector<bool>& mentioned);

}  // namespace mojimend
