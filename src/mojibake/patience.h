// What bounds the time where looking is in vain: lines are looked at less and less often.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <unordered_map>

#include "text/hash.h"

namespace mojimend {

// Something that is mended for sure, something in doubt, or nothing at all.
enum class Outcome { something, doubtful, nothing };

// Text of a language that the model does not know is odd all over: where much was looked at for nothing, only
// every so many-th line is looked at further than for what is plain to see. That bounds the time.
class Diminishing {
 public:
  explicit constexpr Diminishing(std::size_t patience) : patience_(patience) {}

  void note(Outcome outcome, std::size_t letters) {
    fruitless_ = outcome == Outcome::something ? 0 : fruitless_ + letters;
    ++noted_;
  }
  void skip() { ++noted_; }
  bool is_due() const {
    const std::size_t times = fruitless_ / patience_;
    return noted_ % (std::size_t{1} << std::min(times, kMostHalvings)) == 0;
  }

 private:
  static constexpr std::size_t kMostHalvings = 8;  // of the lines that are looked at

  std::size_t patience_, fruitless_ = 0, noted_ = 0;
};

// The words of a page for which lines were searched and nothing was found. A common word that the model takes
// for odd ("её", where most texts write "ее") would have every line searched in which it stands.
class SearchedInVain {
 public:
  // `line` is what was searched.
  void note(std::string_view word, std::string_view line) {
    if (line.size() >= kTelling) ++times_[hash_of(word)];
  }
  bool often_enough(std::string_view word) const {
    const auto found = times_.find(hash_of(word));
    return found != times_.end() && found->second >= kOften;
  }

 private:
  // One line may tell too little where another tells more, and a shorter one tells too little in any case: in
  // a damaged list of words the same ones come again with other endings, before the page is known to be
  // damaged.
  static constexpr std::uint32_t kOften = 3;
  static constexpr std::size_t kTelling = 40;  // bytes

  std::unordered_map<std::uint64_t, std::uint32_t> times_;
};

}  // namespace mojimend
