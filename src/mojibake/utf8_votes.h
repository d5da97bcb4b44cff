// Votes: for every reader, the letters of a line that its bytes explain as characters of UTF-8.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "channel/written.h"
#include "model/cost.h"
#include "text/channel.h"

namespace mojimend {

// By how much what the letters say is commoner, letter by letter, in the best stretch of the line. Outside of
// UTF-8 bytes fit now and then by chance, and what they say then is rarer as a rule.
class BestRun {
 public:
  void add(Cost gain) {
    now_ = std::max(0, now_ + gain);
    best_ = std::max(best_, now_);
  }
  void pass(std::size_t letters) { now_ = std::max(0, now_ - static_cast<Cost>(letters) * kPassed); }
  Cost best() const { return best_; }

 private:
  // A letter between two that are explained, and is not.
  static constexpr Cost kPassed = 5 * kNat;

  Cost now_ = 0, best_ = 0;
};

struct Votes {
  std::size_t reader = 0;
  std::size_t letters = 0;  // seen, explained
  std::size_t end = 0;      // of the last of them, by count of letters beyond ASCII
  std::size_t marks = 0;    // for lost bytes beside them, of kinds that text has as well
  BestRun gain;
  Cased cased = Cased::kept;
  std::string bytes;  // of the letters that it explains: readers that agree on them are one channel
};

// What may stand for lost bytes: there a character may begin or end in the dark.
bool may_be_lost(char32_t c);

// UTF-8, as what text was written in.
const Written& written_in_utf8();

// Of the readers that explain anything, in their order. O(line × readers).
std::vector<Votes> votes_on(std::u32string_view line);

// Whether what the reader's bytes say is enough commoner than what stands there.
bool explains_something(const Votes& votes);

// False where there is nothing to count, as in most places. O(letters).
bool may_have_votes(std::u32string_view letters);

}  // namespace mojimend
