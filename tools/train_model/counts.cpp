// Counts four-grams by sorting them; those of lower orders are their endings.
#include "counts.h"

#include <algorithm>

namespace mojimend::training {
namespace {

// 0 stands for what is not known: the letters before a word that stands between others.
constexpr std::uint16_t kUnknown = 0;

constexpr NgramKey low_symbols(unsigned count) { return (NgramKey{1} << 16 * count) - 1; }

void merge(std::vector<Count>& counts) {
  std::sort(counts.begin(), counts.end(), [](const Count& a, const Count& b) { return a.key < b.key; });
  std::size_t kept = 0;
  for (std::size_t at = 0; at < counts.size();) {
    Count sum = counts[at++];
    while (at < counts.size() && counts[at].key == sum.key) sum.times += counts[at++].times;
    counts[kept++] = sum;
  }
  counts.resize(kept);
}

void count_line(const Corpus& corpus, const Line& line, Counts& counts) {
  const std::uint16_t start = line.bounded ? kSpaceSymbol : kUnknown;
  NgramKey key = NgramKey{start} * 0x0001000100010001u;
  const auto add = [&](std::uint16_t symbol) {
    key = key << 16 | symbol;
    // Nothing is learnt of a letter behind an unknown one.
    if ((key >> 16 & 0xFFFF) != kUnknown) counts.of[4].push_back({key, double(line.weight)});
  };
  std::size_t cases = line.bounded ? kLineStart : 0;
  for (char32_t each : line.letters) {
    add(corpus.symbol(each));
    const auto now = static_cast<std::size_t>(corpus.letter_case(each));
    counts.cases[cases >> 2][cases & 3][now] += line.weight;
    cases = (cases << 2 | now) & 15;
  }
  if (line.bounded) add(kSpaceSymbol);
}

}  // namespace

Counts count(const Corpus& corpus) {
  Counts counts;
  corpus.each_line([&](const Line& line) { count_line(corpus, line, counts); });
  merge(counts.of[4]);
  for (unsigned order = kOrder - 1; order >= 1; --order) {
    for (const Count& each : counts.of[order + 1])
      counts.of[order].push_back({each.key & low_symbols(order), each.times});
    merge(counts.of[order]);
  }
  for (unsigned order = 3; order <= kOrder; ++order)
    std::erase_if(counts.of[order],
                  [&](const Count& each) { return each.key >> 16 * (order - 1) == kUnknown; });
  return counts;
}

}  // namespace mojimend::training
