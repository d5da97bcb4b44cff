// Reads the bytes of a line in every encoding: first by pairs of letters, then the best of them under the
// whole model.
#include <algorithm>
#include <limits>
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
#include "mojibake/legacy_sources.h"
#include "mojibake/suspicion.h"

namespace mojimend {
namespace {

// Pairs of single-byte encodings that the whole model judges where it is asked what a word may gain at all,
// and where it is asked which pair is the right one: one letter alone has dozens of readings, and the small
// table often has the right one behind eight others. That one is contested then: of so many one makes
// something of any text.
constexpr std::size_t kJudgedAtAll = 8, kJudged = 40;
// Pairs that the search then follows.
constexpr std::size_t kMostModes = 3;
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

struct Pair {
  const ReaderUnits* source;
  const ChannelRow* row;
  const Encoding* written;
  Cost cost;               // of the text that it makes, and of how rare it is
  bool contested = false;  // by those that are likelier by their pairs of letters
};

// What a reading costs that is not worth going on with.
constexpr Cost kHopeless = std::numeric_limits<Cost>::max() / 2;

// By how much the text is dearer in the model's small table than what stands there: what a look-up a byte can
// say.
Cost dearer_by_pairs(const ReaderUnits& source, const Encoding& encoding, const Sample& sample) {
  const ByteLetters& letters = byte_letters(encoding);
  const TextModel& model = TextModel::get();
  const auto small_of = [&](std::size_t at) -> unsigned {
    const char32_t unit = source.units[at];
    return (unit & kUnitStays) != 0 ? model.small(sample.known[source.letter_of[at]]) : letters.small[unit];
  };
  Cost dearer = 0;
  std::size_t letter = sample.letters.size();
  for (const std::uint32_t at : source.open) {
    const char32_t unit = source.units[at];
    const unsigned before = at == 0 ? letters.small[' '] : small_of(at - 1);
    if ((unit & kUnitStays) != 0) dearer += model.alone(sample.known[source.letter_of[at]]);
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
Cost whole_single_cost(const ReaderUnits& source, const Encoding& encoding, const Sample& sample,
                       Reading& reading) {
  const ByteLetters& letters = byte_letters(encoding);
  for (std::size_t at = 0; at < source.units.size(); ++at) {
    const char32_t unit = source.units[at];
    const std::size_t number = source.letter_of[at];
    const bool stays = (unit & kUnitStays) != 0;
    const char32_t c = stays ? unit & ~kUnitStays : letters.characters[unit];
    if (!stays && (c == 0 || is_c1(c))) reading.add_nothing();
    else if (!reading.add(c, stays ? sample.known[number] : letters.letters[unit], number)) return kHopeless;
  }
  return reading.cost();
}

Cost whole_double_cost(const ReaderUnits& source, const Encoding& encoding, Reading& reading) {
  const Written written(encoding);
  const TextModel& model = TextModel::get();
  Pending pending;
  for (std::size_t at = 0; at < source.units.size(); ++at) {
    const char32_t unit = source.units[at];
    const std::size_t number = source.letter_of[at];
    char32_t letter = unit & ~kUnitStays;
    if ((unit & kUnitStays) == 0) {
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

Cost nats_of(const ReaderUnits& source, const ChannelRow& row) {
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
void add_single_pairs(std::vector<Pair>& pairs, const ReaderUnits& source, const SievedPairs& sieved,
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

// Of single-byte encodings those that are likeliest by their pairs of letters, at most so many.
std::vector<Pair> pairs_of(const std::vector<ReaderUnits>& sources, const Sample& sample,
                           const SievedPairs& sieved, std::u32string_view line, std::size_t most) {
  std::vector<Pair> pairs;
  for (const ReaderUnits& source : sources) add_single_pairs(pairs, source, sieved, line);
  if (pairs.size() > kJudgedAtAll) {
    for (Pair& each : pairs)
      each.cost = dearer_by_pairs(*each.source, *each.written, sample) + nats_of(*each.source, *each.row);
    most = std::min(most, pairs.size());
    const auto last = pairs.begin() + static_cast<std::ptrdiff_t>(most);
    std::ranges::partial_sort(pairs, last, [](const Pair& a, const Pair& b) {
      return a.cost != b.cost ? a.cost < b.cost : std::tie(a.row, a.source) < std::tie(b.row, b.source);
    });
    pairs.resize(most);
    for (std::size_t at = kJudgedAtAll; at < most; ++at) pairs[at].contested = true;
  }
  for (const ReaderUnits& source : sources)
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
  const Sample sample = sample_of(line, worst);
  Cost least = sample.whole.back();
  const std::vector<ReaderUnits> sources = sources_of(sample.letters, line, sieved);
  Judge judge(sample);
  for (const Pair& each : pairs_of(sources, sample, sieved, line, kJudgedAtAll))
    least = std::min(least, judge.cost(each, least));
  return sample.whole.back() - least;
}

std::vector<Mode> channels_from_legacy(std::u32string_view line, std::size_t worst, Behind behind) {
  const SievedPairs sieved = sieve_legacy(line, worst);
  if (sieved.is_empty()) return {};
  const Sample sample = sample_of(line, worst);
  const std::vector<ReaderUnits> sources = sources_of(sample.letters, line, sieved);
  std::vector<Pair> best;  // the cheapest first
  Judge judge(sample);
  const std::size_t most = behind == Behind::nothing ? kJudged : kJudgedAtAll;
  for (Pair& each : pairs_of(sources, sample, sieved, line, most)) {
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
    modes.back().contested = each.contested;
  }
  return modes;
}

}  // namespace mojimend
