// Samples a line, and writes it back in every reader.
#include "mojibake/legacy_sources.h"

#include <algorithm>
#include <bit>
#include <numeric>

#include "channel/reader_bytes.h"
#include "context/letters.h"
#include "mojibake/legacy_lanes.h"
#include "mojibake/suspicion.h"

namespace mojimend {
namespace {

// Enough to tell encodings apart; what is longer says the same again.
constexpr std::size_t kSample = 160;  // letters
// A sample begins so far before the worst letter, and further where that is in the middle of a word.
constexpr std::size_t kBefore = 60, kFurthest = 200;  // letters
// Readers that give different bytes, of those that have the most letters of the line.
constexpr std::size_t kMostSources = 12;

// Letters beyond ASCII around the worst, with what stands near them.
std::u32string letters_of(std::u32string_view line, std::size_t worst) {
  std::u32string sample;
  std::size_t at = start_of_character(line, worst > kBefore ? worst - kBefore : 0, kFurthest);
  std::size_t from = at > TextModel::kContext ? at - TextModel::kContext : 0;
  while (sample.size() < kSample) {
    // The next letter beyond ASCII, and all that it is near to.
    while (from < line.size() && line[from] < 0x80) ++from;
    if (from == line.size()) break;
    at = std::max(at, from > TextModel::kContext ? from - TextModel::kContext : 0);
    const std::size_t end = std::min(from + TextModel::kContext + 1, line.size());
    for (; at < end && sample.size() < kSample; ++at) sample += line[at];
    ++from;
  }
  return sample;
}

Sample judged(std::u32string letters) {
  Sample sample{std::move(letters), {}, {}, {}, {}};
  sample.small = costs_beside(sample.letters);
  std::partial_sum(sample.small.begin(), sample.small.end(), sample.small.begin());
  const TextModel& model = TextModel::get();
  TextModel::State state;
  Cost sum = 0;
  for (const char32_t c : sample.letters) {
    sample.known.push_back(model.letter(as_read(c)));
    sample.states.push_back(state);
    sample.whole.push_back(sum += model.step(state, sample.known.back()));
  }
  sample.states.push_back(state);
  return sample;
}

ReaderUnits source_of(std::u32string_view sample, std::size_t index) {
  const ReaderBytes& reader = mojimend::reader(index);
  ReaderUnits source{index, {}, {}, 0, {}};
  for (std::uint32_t at = 0; at < sample.size(); ++at) {
    const char32_t c = sample[at];
    const SourceBytes bytes = reader.bytes_of(c);
    source.covered += c >= 0x80 && bytes.size != 0;
    if (bytes.size == 0) source.units += c | kUnitStays;
    for (unsigned each = 0; each < bytes.size; ++each) source.units += bytes[each];
    source.letter_of.resize(source.units.size(), at);
  }
  for (std::uint32_t at = 0; at < source.units.size(); ++at)
    if (is_high_byte(source.units[at]) || (at > 0 && is_high_byte(source.units[at - 1])))
      source.open.push_back(at);
  return source;
}

// The single-byte readers that have every letter of the line, a bit each.
std::uint64_t readers_of_all(std::u32string_view line) {
  std::uint64_t all = ~std::uint64_t{0};
  for (const char32_t c : line) {
    if (c < 0x80) continue;
    std::uint64_t have = 0;
    for (const std::uint64_t same : ReaderRows::get().readers_by_byte(c)) have |= same;
    all &= have;
  }
  return all;
}

}  // namespace

Sample sample_of(std::u32string_view line, std::size_t worst) { return judged(letters_of(line, worst)); }

std::vector<ReaderUnits> sources_of(std::u32string_view sample, std::u32string_view line,
                                    const SievedPairs& sieved) {
  std::vector<ReaderUnits> sources;
  const auto is_commoner = [](std::size_t a, std::size_t b) { return reader(a).nats() < reader(b).nats(); };
  const auto add_commonest = [&](std::uint64_t among) {
    auto commonest = static_cast<std::size_t>(std::countr_zero(among));
    for (std::uint64_t left = among & (among - 1); left != 0; left &= left - 1)
      commonest = std::min(commonest, static_cast<std::size_t>(std::countr_zero(left)), is_commoner);
    sources.push_back(source_of(sample, commonest));
    return std::uint64_t{1} << commonest;
  };
  const std::uint64_t whole = readers_of_all(line);
  for (std::uint64_t same : readers_by_bytes(sample)) {
    same &= sieved.readers();
    if (same == 0) continue;
    const std::uint64_t commonest = add_commonest(same);
    if ((commonest & whole) == 0 && (same & whole) != 0) add_commonest(same & whole);
  }
  for (const std::size_t index : double_byte_readers()) {
    if (!sieved.has(index)) continue;
    ReaderUnits source = source_of(sample, index);
    const auto same = std::ranges::find(sources, source.units, &ReaderUnits::units);
    if (same == sources.end()) sources.push_back(std::move(source));
    else if (is_commoner(index, same->reader)) *same = std::move(source);
  }
  std::erase_if(sources, [](const ReaderUnits& each) { return each.covered == 0; });
  std::ranges::stable_sort(sources, [&](const ReaderUnits& a, const ReaderUnits& b) {
    if (a.covered != b.covered) return a.covered > b.covered;
    return reader(a.reader).nats() != reader(b.reader).nats() ? is_commoner(a.reader, b.reader)
                                                              : a.reader < b.reader;
  });
  if (sources.size() > kMostSources) sources.resize(kMostSources);
  return sources;
}

}  // namespace mojimend
