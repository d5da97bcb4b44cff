// Writes the line back in every reader, and reads the bytes in every encoding: first by pairs of letters,
// then the best of them under the whole model.
#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "channel/channel_table.h"
#include "channel/codec.h"
#include "context/letters.h"
#include "detect/byte_letters.h"
#include "mojibake/channel_search.h"
#include "mojibake/legacy_lanes.h"
#include "mojibake/legacy_sieve.h"
#include "mojibake/suspicion.h"

namespace mojimend {
namespace {

// Enough to tell encodings apart; what is longer says the same again.
constexpr std::size_t kSample = 160;  // letters
// A sample begins so far before the worst letter, and further where that is in the middle of a word.
constexpr std::size_t kBefore = 60, kFurthest = 200;  // letters
// Readers that give different bytes, of those that have the most letters of the line.
constexpr std::size_t kMostSources = 12;
// Pairs of single-byte encodings that the whole model judges, and pairs that the search then follows.
constexpr std::size_t kJudged = 8, kMostModes = 3;
constexpr Cost kEntry = 3 * kNat;
// The table's nats are for channels from UTF-8, which structure proves; by plausibility alone a rare channel
// must be far likelier.
constexpr double kRarity = 1.5;
// The search may find for the second best, but not for one that is so much dearer.
constexpr Cost kCloseEnough = 12 * kNat;
// A reading so far behind the likeliest one will not catch up.
constexpr Cost kBehindBest = 25 * kNat;
// Less than this is not worth the search.
constexpr Cost kLeastGain = 5 * kNat;
// Bytes that are no character cost as noise does.
constexpr Cost kNothing = 18 * kNat;
// A reading that has become so much dearer than what stands there will not make up for it: lines are half
// clean now and then, but not much more.
constexpr Cost kHopelessBehind = 45 * kNat;

// Texts are told apart by 64 bits of a polynomial (Karp and Rabin 1987).
constexpr std::uint64_t kTextFactor = 0x9E37'79B9'7F4A'7C15u;

// A byte, or with this bit a letter that the reader does not have and that stays.
constexpr char32_t kStays = 0x8000'0000;
using Units = std::u32string;

// The letters that are judged, and what they cost as they stand: from the first one to each.
struct Sample {
  std::u32string letters;
  std::vector<Letter> known;  // to the model
  std::vector<Cost> small, whole;
  std::vector<TextModel::State> states;  // before each letter, and behind the last
};

struct Source {
  std::size_t reader;
  Units units;
  std::vector<std::uint32_t> letter_of;  // for each unit
  std::size_t covered;                   // letters beyond ASCII that the reader has
  std::vector<std::uint32_t> open;  // units that encodings may tell apart: bytes beyond ASCII, and behind
};

struct Pair {
  const Source* source;
  const ChannelRow* row;
  const Encoding* written;
  Cost cost;  // of the text that it makes, and of how rare it is
};

// Letters beyond ASCII around the worst, with what stands near them.
std::u32string sample_of(std::u32string_view line, std::size_t worst) {
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

Source source_of(std::u32string_view sample, std::size_t index) {
  const ReaderBytes& reader = mojimend::reader(index);
  Source source{index, {}, {}, 0, {}};
  for (std::uint32_t at = 0; at < sample.size(); ++at) {
    const char32_t c = sample[at];
    const SourceBytes bytes = reader.bytes_of(c);
    source.covered += c >= 0x80 && bytes.size != 0;
    if (bytes.size == 0) source.units += c | kStays;
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

// For each set of readers that give the same bytes in the sample the commonest of them, and the commonest
// that has the letters of the rest of the line as well.
std::vector<Source> sources_of(std::u32string_view sample, std::u32string_view line,
                               const SievedPairs& sieved) {
  std::vector<Source> sources;
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
    Source source = source_of(sample, index);
    const auto same = std::ranges::find(sources, source.units, &Source::units);
    if (same == sources.end()) sources.push_back(std::move(source));
    else if (is_commoner(index, same->reader)) *same = std::move(source);
  }
  std::erase_if(sources, [](const Source& each) { return each.covered == 0; });
  std::ranges::stable_sort(sources, [&](const Source& a, const Source& b) {
    if (a.covered != b.covered) return a.covered > b.covered;
    return reader(a.reader).nats() != reader(b.reader).nats() ? is_commoner(a.reader, b.reader)
                                                              : a.reader < b.reader;
  });
  if (sources.size() > kMostSources) sources.resize(kMostSources);
  return sources;
}

// What a reading costs that is not worth going on with.
constexpr Cost kHopeless = std::numeric_limits<Cost>::max() / 2;

// By how much the text is dearer in the model's small table than what stands there: what a look-up a byte can
// say.
Cost dearer_by_pairs(const Source& source, const Encoding& encoding, const Sample& sample) {
  const ByteLetters& letters = byte_letters(encoding);
  const TextModel& model = TextModel::get();
  const auto small_of = [&](std::size_t at) -> unsigned {
    const char32_t unit = source.units[at];
    return (unit & kStays) != 0 ? model.small(sample.known[source.letter_of[at]]) : letters.small[unit];
  };
  Cost dearer = 0;
  std::size_t letter = sample.letters.size();
  for (const std::uint32_t at : source.open) {
    const char32_t unit = source.units[at];
    const unsigned before = at == 0 ? letters.small[' '] : small_of(at - 1);
    if ((unit & kStays) != 0) dearer += model.alone(sample.known[source.letter_of[at]]);
    else if (is_text(letters.characters[unit])) dearer += model.small_cost(before, letters.small[unit]);
    else dearer += kNothing;
    if (source.letter_of[at] != letter) {
      letter = source.letter_of[at];
      dearer -= sample.small[letter] - (letter == 0 ? 0 : sample.small[letter - 1]);
    }
    if (dearer > kHopelessBehind) return kHopeless;
  }
  return dearer;
}

// The cheapest reading so far: what it cost from the first letter of the sample to each, with how rare it is.
using Costs = std::vector<Cost>;

// What the units say, letter by letter, as long as it may come out below a limit.
class Reading {
 public:
  Reading(const Sample& sample, Cost limit, Cost rarity, const Costs& best)
      : sample_(sample), best_(best), limit_(limit), rarity_(rarity), costs_(sample.letters.size()) {}

  // False if it is not worth going on. What has the same letters before it as in the sample costs the same.
  bool add(char32_t character, Letter letter, std::size_t number) {
    if (character == sample_.letters[number] && state_ == sample_.states[number]) {
      cost_ += sample_.whole[number] - (number == 0 ? 0 : sample_.whole[number - 1]);
      state_ = sample_.states[number + 1];
    } else {
      cost_ += TextModel::get().step(state_, letter);
    }
    costs_[number] = cost_ + rarity_;
    if (!best_.empty() && best_[number] != 0 && costs_[number] > best_[number] + kBehindBest) return false;
    return cost_ <= limit_ && cost_ <= sample_.whole[number] + kHopelessBehind;
  }
  void add_nothing() { cost_ += kNothing; }
  Cost cost() const { return cost_; }
  Costs& costs() { return costs_; }

 private:
  const Sample& sample_;
  const Costs& best_;
  const Cost limit_, rarity_;
  TextModel::State state_;
  Cost cost_ = 0;
  Costs costs_;  // 0 for letters in the middle of a character
};

// The cost of what the units say, or kHopeless.
Cost whole_single_cost(const Source& source, const Encoding& encoding, const Sample& sample,
                       Reading& reading) {
  const ByteLetters& letters = byte_letters(encoding);
  for (std::size_t at = 0; at < source.units.size(); ++at) {
    const char32_t unit = source.units[at];
    const std::size_t number = source.letter_of[at];
    const bool stays = (unit & kStays) != 0;
    const char32_t c = stays ? unit & ~kStays : letters.characters[unit];
    if (!stays && (c == 0 || is_c1(c))) reading.add_nothing();
    else if (!reading.add(c, stays ? sample.known[number] : letters.letters[unit], number)) return kHopeless;
  }
  return reading.cost();
}

Cost whole_double_cost(const Source& source, const Encoding& encoding, Reading& reading) {
  const Written written(encoding);
  const TextModel& model = TextModel::get();
  Pending pending;
  for (std::size_t at = 0; at < source.units.size(); ++at) {
    const char32_t unit = source.units[at];
    const std::size_t number = source.letter_of[at];
    char32_t letter = unit & ~kStays;
    if ((unit & kStays) == 0) {
      const bool waits = pending.size != 0;
      Fed fed = written.feed(pending, static_cast<unsigned char>(unit), letter);
      if (fed == Fed::failed) {
        reading.add_nothing();
        pending = {};
        // What was no second byte may be a first one.
        if (waits) fed = written.feed(pending, static_cast<unsigned char>(unit), letter);
        if (fed == Fed::failed) pending = {};
      }
      if (fed != Fed::letter) continue;
    } else if (pending.size != 0) {
      reading.add_nothing();
      pending = {};
    }
    if (!reading.add(letter, model.letter(letter), number)) return kHopeless;
  }
  return reading.cost() + (pending.size != 0 ? kNothing : 0);
}

Cost nats_of(const Source& source, const ChannelRow& row) {
  return static_cast<Cost>((row.written + reader(source.reader).nats()) * kNat * kRarity);
}

// Judges pairs, and remembers the likeliest.
class Judge {
 public:
  explicit Judge(const Sample& sample) : sample_(sample), least_(std::numeric_limits<Cost>::max()) {}

  // The cost of what the pair says and of how rare it is, if that is below the limit; or kHopeless.
  Cost cost(const Pair& pair, Cost limit) {
    const Cost rarity = nats_of(*pair.source, *pair.row);
    Reading reading(sample_, limit - rarity, rarity, best_);
    const Cost cost = pair.written->kind == EncodingKind::double_byte
                          ? whole_double_cost(*pair.source, *pair.written, reading)
                          : whole_single_cost(*pair.source, *pair.written, sample_, reading);
    if (cost == kHopeless || cost + rarity >= limit) return kHopeless;
    if (cost + rarity < least_) {
      least_ = cost + rarity;
      best_ = std::move(reading.costs());
    }
    return cost + rarity;
  }

 private:
  const Sample& sample_;
  Cost least_;
  Costs best_;
};

// The bytes beyond ASCII that a reader made the line of, each once.
std::vector<std::uint8_t> high_bytes(std::u32string_view line, const ReaderBytes& reader) {
  std::array<bool, 256> seen{};
  std::vector<std::uint8_t> high;
  for (const char32_t c : line) {
    const SourceBytes bytes = c < 0x80 ? SourceBytes{} : reader.bytes_of(c);
    for (unsigned each = 0; each < bytes.size; ++each)
      if (is_high_byte(bytes[each]) && !std::exchange(seen[bytes[each]], true)) high.push_back(bytes[each]);
  }
  return high;
}

// The encodings in which the line may be written, if `source` read it: of those that say the same the
// commonest.
void add_single_pairs(std::vector<Pair>& pairs, const Source& source, const SievedPairs& sieved,
                      std::u32string_view line) {
  const std::vector<std::uint8_t> high = high_bytes(line, reader(source.reader));
  const WrittenLanes& lanes = WrittenLanes::get();
  std::array<std::uint64_t, kLanes> texts{};
  for (const std::uint8_t byte : high)
    for (std::size_t lane = 0; lane < kLanes; ++lane)
      texts[lane] = texts[lane] * kTextFactor + lanes.says(byte)[lane];
  std::array<std::size_t, kLanes> taken;
  std::size_t count = 0;
  for (const std::uint8_t lane : lanes.single()) {
    const auto& [row, written] = written_rows()[lane];
    if (!sieved.has(source.reader, lane) || written == reader(source.reader).encoding()) continue;
    const auto end = taken.begin() + static_cast<std::ptrdiff_t>(count);
    const auto same =
        std::find_if(taken.begin(), end, [&](std::size_t other) { return texts[other] == texts[lane]; });
    if (same == end) taken[count++] = lane;
    else if (row->written < written_rows()[*same].row->written) *same = lane;
  }
  for (const std::size_t lane : std::span(taken).first(count))
    pairs.push_back({&source, written_rows()[lane].row, written_rows()[lane].encoding, 0});
}

// Of single-byte encodings those that are likeliest by their pairs of letters.
std::vector<Pair> pairs_of(const std::vector<Source>& sources, const Sample& sample,
                           const SievedPairs& sieved, std::u32string_view line) {
  std::vector<Pair> pairs;
  for (const Source& source : sources) add_single_pairs(pairs, source, sieved, line);
  if (pairs.size() > kJudged) {
    for (Pair& each : pairs)
      each.cost = dearer_by_pairs(*each.source, *each.written, sample) + nats_of(*each.source, *each.row);
    std::ranges::partial_sort(pairs, pairs.begin() + kJudged, [](const Pair& a, const Pair& b) {
      return a.cost != b.cost ? a.cost < b.cost : std::tie(a.row, a.source) < std::tie(b.row, b.source);
    });
    pairs.resize(kJudged);
  }
  for (const Source& source : sources)
    for (const std::uint8_t number : WrittenLanes::get().paired()) {
      const auto& [row, written] = written_rows()[number];
      if (sieved.has(source.reader, number) && written != reader(source.reader).encoding())
        pairs.push_back({&source, row, written, 0});
    }
  return pairs;
}

}  // namespace

Cost most_legacy_gain(std::u32string_view line, std::size_t worst) {
  const SievedPairs sieved = sieve_legacy(line, worst);
  if (sieved.is_empty()) return 0;
  const Sample sample = judged(sample_of(line, worst));
  Cost least = sample.whole.back();
  const std::vector<Source> sources = sources_of(sample.letters, line, sieved);
  Judge judge(sample);
  for (const Pair& each : pairs_of(sources, sample, sieved, line))
    least = std::min(least, judge.cost(each, least));
  return sample.whole.back() - least;
}

std::vector<Mode> channels_from_legacy(std::u32string_view line, std::size_t worst) {
  const SievedPairs sieved = sieve_legacy(line, worst);
  if (sieved.is_empty()) return {};
  const Sample sample = judged(sample_of(line, worst));
  const std::vector<Source> sources = sources_of(sample.letters, line, sieved);
  std::vector<Pair> best;  // the cheapest first
  Judge judge(sample);
  for (Pair& each : pairs_of(sources, sample, sieved, line)) {
    const Cost limit = best.size() < kMostModes ? sample.whole.back() - kLeastGain : best.back().cost;
    each.cost = judge.cost(each, limit);
    if (each.cost == kHopeless) continue;
    best.insert(std::ranges::upper_bound(best, each.cost, {}, &Pair::cost), each);
    if (best.size() > kMostModes) best.pop_back();
  }
  std::vector<Mode> modes;
  for (const Pair& each : best) {
    if (each.cost > best.front().cost + kCloseEnough) break;
    const Cost nats = nats_of(*each.source, *each.row);
    modes.push_back({each.source->reader, Written(*each.written), kEntry + nats, Unreadable::none, 0, nats});
  }
  return modes;
}

}  // namespace mojimend
