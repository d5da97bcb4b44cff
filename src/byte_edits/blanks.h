// Blanks: between which letters of a page spaces stand, and between which line ends; and how many of all are
// full width.
#pragma once

#include <algorithm>
#include <cstdint>
#include <unordered_map>

#include "model/cost.h"

namespace mojimend {

// Whether full-width ASCII of a page became ASCII.
enum class Width { full, folded };

class Blanks {
 public:
  // In a page whose full-width signs were folded a space may have been a full-width one.
  void see(char32_t before, char32_t blank, char32_t behind, Width width) {
    if (before < 0x80) return;  // a blank behind such a letter is not swallowed
    ++blanks_;
    wide_ += blank == 0x3000 || (width == Width::folded && blank == U' ');
    if (blank == 0x3000) return;
    for (Counts* each : {&all_, &behind_letter_[before], &before_letter_[behind]})
      ++(blank == U' ' ? each->spaces : each->line_ends);
  }
  // When all have been seen. O(letters that blanks stand beside).
  void settle() {
    for (ByLetter* letters : {&behind_letter_, &before_letter_})
      for (auto& [letter, counts] : *letters) counts.space_over_line_end = space_over_line_end(counts);
    all_.space_over_line_end = space_over_line_end({});
  }
  // By how much this one, a space or a line end, is less likely there than the other; 0 for the likelier.
  Cost cost(char32_t before, char blank, char32_t behind) const {
    const Cost space = of(behind_letter_, before) + of(before_letter_, behind);
    return std::max<Cost>(0, blank == ' ' ? space : -space);
  }

  // What it costs that a blank behind the letter is full width, for all are one letter to the model: by
  // Laplace's rule, so that what was not seen is not ruled out; and no less than a space, where a space may
  // have been one.
  Cost wide_cost(char32_t before) const {
    return std::max(negative_log(wide_ + 1, blanks_ + 2), of(behind_letter_, before));
  }

 private:
  struct Counts {
    std::uint32_t spaces = 0, line_ends = 0;
    Cost space_over_line_end = 0;
  };
  using ByLetter = std::unordered_map<char32_t, Counts>;

  // By Laplace's rule one of each; and half of what all letters of the page say, for there are two letters.
  Cost space_over_line_end(const Counts& here) const {
    const auto odds = [](const Counts& each) {
      const std::uint32_t all = each.spaces + each.line_ends + 2;
      return negative_log(each.spaces + 1, all) - negative_log(each.line_ends + 1, all);
    };
    return odds(here) + odds(all_) / 2;
  }
  Cost of(const ByLetter& by_letter, char32_t letter) const {
    const auto found = by_letter.find(letter);
    return (found == by_letter.end() ? all_ : found->second).space_over_line_end;
  }

  std::uint32_t blanks_ = 0, wide_ = 0;
  Counts all_;
  ByLetter behind_letter_, before_letter_;
};

}  // namespace mojimend
