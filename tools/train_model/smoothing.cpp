// Interpolates from short to long, prunes by what leaving an n-gram out would cost the training text (Seymore
// and Rosenfeld 1996), and gives each context that keeps followers the weight that makes its row sum to one.
#include "smoothing.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace mojimend::training {
namespace {

// A letter of a class that is no text costs so much, in nats: it does stand in text once in a million
// letters.
constexpr double kNoText = 20;
// Added to each letter's count, so that none is impossible.
constexpr double kAdded = 0.5;
constexpr double kLeastShare = 1e-4;  // of a row, for what was not seen

struct Gram {
  NgramKey key;
  float times, probability, gain;
  bool kept;
};
using Grams = std::vector<Gram>;

NgramKey ending(NgramKey key, unsigned symbols) { return key & ((NgramKey{1} << 16 * symbols) - 1); }

const Gram* find(const Grams& grams, NgramKey key) {
  const auto found =
      std::lower_bound(grams.begin(), grams.end(), key, [](const Gram& a, NgramKey b) { return a.key < b; });
  return found != grams.end() && found->key == key ? &*found : nullptr;
}
Gram* find(Grams& grams, NgramKey key) { return const_cast<Gram*>(find(std::as_const(grams), key)); }

// Calls use(first, last) for each stretch of the same context.
template <typename Items, typename Use>
void each_row(Items& items, Use use) {
  for (std::size_t at = 0; at < items.size();) {
    std::size_t end = at;
    while (end < items.size() && items[end].key >> 16 == items[at].key >> 16) ++end;
    use(at, end);
    at = end;
  }
}

std::vector<double> costs_alone(const Corpus& corpus, const std::vector<Count>& counts) {
  double total = 0;
  for (const Count& each : counts) total += each.times;
  const double whole = total + kAdded * corpus.symbols();
  std::vector<double> alone(corpus.symbols(), -std::log(kAdded / whole));
  for (const Count& each : counts) alone[each.key] = -std::log((each.times + kAdded) / whole);
  for (std::uint16_t symbol = 0; symbol <= kNoTextClasses; ++symbol) alone[symbol] = kNoText;
  return alone;
}

Grams interpolated(const std::vector<Count>& counts, unsigned order, const Grams& lower,
                   const std::vector<double>& alone) {
  Grams grams;
  grams.reserve(counts.size());
  each_row(counts, [&](std::size_t first, std::size_t last) {
    double times = 0;
    for (std::size_t at = first; at < last; ++at) times += counts[at].times;
    const double kinds = static_cast<double>(last - first);
    for (std::size_t at = first; at < last; ++at) {
      const NgramKey shorter = ending(counts[at].key, order - 1);
      const double below = order == 2 ? std::exp(-alone[shorter]) : double(find(lower, shorter)->probability);
      const double probability = (counts[at].times + kinds * below) / (times + kinds);
      const double without = kinds / (times + kinds) * below;
      const double gain = counts[at].times * (std::log(probability) - std::log(without));
      grams.push_back({counts[at].key, float(counts[at].times), float(probability), float(gain), false});
    }
  });
  return grams;
}

void choose(std::array<Grams, kOrder + 1>& grams, std::size_t entries) {
  std::vector<float> gains;
  for (const Grams& each : grams)
    for (const Gram& gram : each) gains.push_back(gram.gain);
  float bar = -1;
  if (gains.size() > entries) {
    std::nth_element(gains.begin(), gains.begin() + static_cast<std::ptrdiff_t>(entries), gains.end(),
                     std::greater<>());
    bar = gains[entries];
  }
  for (Grams& each : grams)
    for (Gram& gram : each) gram.kept = gram.gain > bar;
  // What is looked up is looked up from its beginning (text_model.cpp). The beginning of a line's first n-grams,
  // nothing but the space before it, is counted only where a text holds as many spaces.
  for (unsigned order = kOrder; order >= 3; --order)
    for (Gram& gram : grams[order]) {
      if (!gram.kept) continue;
      Gram* beginning = find(grams[order - 1], gram.key >> 16);
      if (beginning == nullptr) gram.kept = false;
      else beginning->kept = true;
    }
}

// The probability of the last symbol by what is kept of orders below that of `key`.
double below(const Smoothed& made, NgramKey key, unsigned order) {
  double left = 0;
  for (unsigned shorter = order - 1; shorter >= 2; --shorter) {
    const NgramKey end = ending(key, shorter);
    const auto found = made.grams[shorter].find(end);
    if (found != made.grams[shorter].end()) return std::exp(-(left + found->second.cost));
    const auto context = made.grams[shorter - 1].find(end >> 16);
    if (context != made.grams[shorter - 1].end()) left += context->second.backoff;
  }
  return std::exp(-(left + made.alone[key & 0xFFFF]));
}

void take_kept(Smoothed& made, const Grams& grams, unsigned order) {
  each_row(grams, [&](std::size_t first, std::size_t last) {
    double here = 0, lower = 0;
    for (std::size_t at = first; at < last; ++at) {
      if (!grams[at].kept) continue;
      here += grams[at].probability;
      lower += below(made, grams[at].key, order);
    }
    if (here > 0) {
      const double backoff = -std::log(std::max(kLeastShare, 1 - here) / std::max(kLeastShare, 1 - lower));
      made.grams[order - 1][grams[first].key >> 16].backoff = float(std::max(0.0, backoff));
    }
  });
  for (const Gram& gram : grams)
    if (gram.kept) made.grams[order][gram.key].cost = -std::log(gram.probability);
}

}  // namespace

Smoothed smooth(const Corpus& corpus, Counts counts, std::size_t entries) {
  Smoothed made;
  made.alone = costs_alone(corpus, counts.of[1]);
  std::array<Grams, kOrder + 1> grams;
  for (unsigned order = 2; order <= kOrder; ++order) {
    grams[order] = interpolated(counts.of[order], order, grams[order - 1], made.alone);
    counts.of[order] = {};
  }
  choose(grams, entries);
  for (unsigned order = 2; order <= kOrder; ++order) take_kept(made, grams[order], order);
  return made;
}

}  // namespace mojimend::training
