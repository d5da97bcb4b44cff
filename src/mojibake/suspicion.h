// How little a line looks like text, at the speed of a look-up a letter: what is below the bar never pays for
// a search.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "model/text_model.h"
#include "text/span.h"

namespace mojimend {

// What pairs of letters must cost more than text, in sum, before a line is looked at further. It is little:
// one letter for another is no more in some languages.
inline constexpr Cost kSuspicious = 700;

// The line has letters beside each other that text does not have: worth a look. O(line).
bool is_suspicious(std::string_view line);

// The same over the whole line: by how much, and in which stretches of its letters.
struct FirstLook {
  Cost nats = 0;
  std::vector<Span> places;  // in order, apart; with what stands near them
};
FirstLook look_at(std::u32string_view line);

// How much more the worst of these stretches costs than text, by the whole model: what one wrong letter in a
// word costs shows here. `worst` is the letter at which it ends. O(line).
struct Oddness {
  Cost nats = 0;
  std::size_t worst = 0;
  // Of the dearest letter beyond ASCII with the one behind it: of those of alphabets, and of large scripts.
  Cost peak = 0, wide_peak = 0;
};
Oddness oddness(std::u32string_view line, const FirstLook& look);

// What each letter costs behind the one before by the small table, or alone where that lacks either. O(line).
std::vector<Cost> costs_beside(std::u32string_view line);

}  // namespace mojimend
