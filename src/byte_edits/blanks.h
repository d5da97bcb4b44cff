// Blanks: between which letters of a page spaces stand, and between which line ends.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "model/cost.h"

namespace mojimend {

class Blanks {
 public:
  void see(char32_t before, char32_t blank, char32_t behind) {
    if (before < 0x80) return;  // a blank behind such a letter is not swallowed
    for (Counts* each : {&all_, &behind_letter_[before], &before_letter_[behind]})
      ++(blank == U' ' ? each->spaces : each->line_ends);
  }
  // By how much this one, a space or a line end, is less likely there than the other; 0 for the likelier.
  Cost cost(char32_t before, char blank, char32_t behind) const {
    const Cost spaces = cost(behind_letter_, before, ' ') + cost(before_letter_, behind, ' ');
    const Cost line_ends = cost(behind_letter_, before, '\n') + cost(before_letter_, behind, '\n');
    return (blank == ' ' ? spaces : line_ends) - std::min(spaces, line_ends);
  }

 private:
  struct Counts {
    std::uint32_t spaces = 0, line_ends = 0;
  };
  using ByLetter = std::unordered_map<char32_t, Counts>;

  // Half of what all letters of the page say besides, by each of the two: by Laplace's rule one of each.
  Cost cost(const ByLetter& by_letter, char32_t letter, char blank) const {
    const auto found = by_letter.find(letter);
    const Counts here = found == by_letter.end() ? Counts{} : found->second;
    const auto of = [blank](const Counts& each) { return blank == ' ' ? each.spaces : each.line_ends; };
    return negative_log(of(here) + 1, here.spaces + here.line_ends + 2) +
           negative_log(of(all_) + 1, all_.spaces + all_.line_ends + 2) / 2;
  }

  Counts all_;
  ByLetter behind_letter_, before_letter_;
};

}  // namespace mojimend
