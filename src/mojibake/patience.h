// What bounds the time where looking is in vain: lines are looked at less and less often.
#pragma once

#include <algorithm>
#include <cstddef>

namespace mojimend {

enum class Outcome { something, nothing };

// Text of a language that the model does not know is odd all over: where much was looked at for nothing, only
// every so many-th line is looked at further than for what is plain to see. That bounds the time.
class Diminishing {
 public:
  explicit constexpr Diminishing(std::size_t patience) : patience_(patience) {}

  void note(Outcome outcome, std::size_t letters) {
    fruitless_ = outcome == Outcome::nothing ? fruitless_ + letters : 0;
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

}  // namespace mojimend
