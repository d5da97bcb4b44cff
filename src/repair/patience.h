// What bounds the time where looking is in vain: bars that rise with each line that was looked at for
// nothing, and lines that are looked at less and less often.
#pragma once

#include <algorithm>
#include <cstddef>

#include "model/cost.h"

namespace mojimend {

// A level that follows the page: it rises with each line above it that was looked at in vain.
class Bar {
 public:
  constexpr Bar(Cost least, Cost step, Cost below)
      : least_(least), step_(step), below_(below), level_(least) {}

  Cost level() const { return level_; }
  // What is far above may be one of many such.
  void rise(Cost in_vain) { level_ += std::max(step_, (in_vain - level_) / 4); }
  void sink() { level_ = std::max(least_, level_ - step_ / below_); }
  // Where there is some damage there is more.
  void reset() { level_ = least_; }

 private:
  Cost least_, step_, below_, level_;
};

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
