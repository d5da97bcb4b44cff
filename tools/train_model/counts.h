// Counts of n-grams, sorted by key so that an n-gram's followers stand together.
#pragma once

#include <array>
#include <vector>

#include "corpus.h"
#include "model/ngram_hash.h"

namespace mojimend::training {

inline constexpr unsigned kOrder = 4;

struct Count {
  NgramKey key;
  double times;
};

struct Counts {
  std::array<std::vector<Count>, kOrder + 1> of;  // by order; 0 is empty, 1 is by symbol
  // How often each case (small, capital) stood behind two others: case × case × case.
  std::array<std::array<std::array<double, 4>, 4>, 4> cases{};
};

Counts count(const Corpus& corpus);

}  // namespace mojimend::training
