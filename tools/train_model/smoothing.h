// From counts to probabilities: Witten and Bell's interpolation, and the choice of what is worth its place.
#pragma once

#include <array>
#include <cstddef>
#include <unordered_map>
#include <vector>

#include "corpus.h"
#include "counts.h"

namespace mojimend::training {

// In nats.
struct Entry {
  float cost = 0;
  float backoff = 0;  // of leaving it as a context
};

struct Smoothed {
  std::vector<double> alone;                                          // by symbol
  std::array<std::unordered_map<NgramKey, Entry>, kOrder + 1> grams;  // by order; 1 holds only back-offs
};

// Keeps the `entries` n-grams that the text would miss most, and the contexts that they need.
Smoothed smooth(const Corpus& corpus, Counts counts, std::size_t entries);

}  // namespace mojimend::training
