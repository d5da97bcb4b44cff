// Words: what a page puts in brackets behind characters that is no reading of theirs. Who replaces bytes puts
// the same behind a character wherever it stands, in the middle of words as well; people put a word in
// brackets behind a word.
#pragma once

#include <map>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "byte_edits/bracketed.h"
#include "model/cost.h"

namespace mojimend {

struct Words {
  // What stands behind a character wherever it is, with its brackets.
  std::unordered_map<char32_t, std::u32string> behind;
  std::map<std::u32string, std::size_t> texts;  // behind how many characters each stands so
  // Where they stand, in order, and whether it takes no more than a proved page to take each out.
  struct Place {
    Gloss gloss;
    bool sure;
  };
  std::vector<Place> places;
  bool repeated = false;  // some character has it more than once
  Cost odds = 0;          // in favour of a blind replacement, thousandths of a nat
};

// Leaves out what lies in `garbled` and what is a reading. O(page).
Words learn_words(const Letters& page, const std::vector<Gloss>& readings, const std::vector<bool>& mentioned,
                  std::span<const Span> garbled);

}  // namespace mojimend
