// A hash of n-grams that fits in few bytes an entry: buckets of one cache line, a 16-bit fingerprint and one
// or two 8-bit costs an entry, each n-gram in one of two buckets.
//
// A fingerprint can be another n-gram's: one look-up in two thousand finds a cost that is not its own. A
// search over text takes the harm of one in two thousand letters; exact keys would halve the number of
// n-grams.
#pragma once

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace mojimend {

// Up to four symbols of 16 bits, the last in the lowest place.
using NgramKey = std::uint64_t;

struct NgramPlace {
  std::uint32_t bucket[2];
  std::uint16_t fingerprint;  // never 0, which marks a free slot
};

// Where the n-gram `key` of so many symbols stands among `buckets`.
inline NgramPlace ngram_place(NgramKey key, unsigned order, std::uint32_t buckets) {
  // The finaliser of MurmurHash3 (Appleby, public domain), over the key and its order.
  std::uint64_t h = key + order * 0x9E3779B97F4A7C15u;
  h = (h ^ h >> 33) * 0xFF51AFD7ED558CCDu;
  h = (h ^ h >> 33) * 0xC4CEB9FE1A85EC53u;
  h ^= h >> 33;
  const auto scaled = [buckets](std::uint64_t bits) {
    return static_cast<std::uint32_t>((bits & 0xFFFFFFFF) * buckets >> 32);
  };
  const auto print = static_cast<std::uint16_t>(h);
  return {{scaled(h >> 32), scaled(h >> 8 ^ h << 20)}, print == 0 ? std::uint16_t{1} : print};
}

// Bigrams and trigrams: what the last symbol costs, and what leaving the n-gram as a context costs.
struct alignas(64) ContextBucket {
  static constexpr unsigned kSlots = 16;
  std::uint16_t prints[kSlots];
  std::uint8_t costs[kSlots];
  std::uint8_t backoffs[kSlots];
};

// Four-grams: no context of anything.
struct alignas(64) LastBucket {
  static constexpr unsigned kSlots = 21;
  std::uint16_t prints[kSlots];
  std::uint8_t costs[kSlots];
  std::uint8_t unused;
};
static_assert(sizeof(ContextBucket) == 64 && sizeof(LastBucket) == 64);

// Which of eight fingerprints are `print`: a byte of ones for each. In registers that all processors have.
inline std::uint64_t matches(const std::uint16_t* prints, std::uint16_t print) {
  using Lanes [[gnu::vector_size(16)]] = std::uint16_t;
  using Bytes [[gnu::vector_size(8)]] = std::uint8_t;
  Lanes lanes;
  std::memcpy(&lanes, prints, sizeof lanes);
  const Bytes same = __builtin_convertvector(lanes == print, Bytes);
  std::uint64_t word;
  std::memcpy(&word, &same, sizeof word);
  return word;
}

// The place of the lowest byte of ones, as bytes stand in memory.
inline int lowest_byte(std::uint64_t word) {
  return std::endian::native == std::endian::little ? std::countr_zero(word) / 8 : std::countl_zero(word) / 8;
}

// The bucket and slot of an n-gram; a null bucket if it is not there.
template <typename Bucket>
struct Found {
  const Bucket* bucket = nullptr;
  unsigned slot = 0;
};

// Both buckets are always compared, and as a whole: which of them and which slot it is cannot be predicted,
// and a wrong guess of the processor's costs more than the comparisons.
template <typename Bucket>
Found<Bucket> find_ngram(const Bucket* table, const NgramPlace& place) {
  constexpr unsigned kLanes = 8, kWords = (Bucket::kSlots + kLanes - 1) / kLanes;
  std::uint64_t found = 0;
  unsigned slot = 0, choice = 0;
  for (unsigned at = 2 * kWords; at-- > 0;) {
    // The last lanes of a bucket may overlap those before.
    const unsigned start = std::min(at % kWords * kLanes, Bucket::kSlots - kLanes);
    const std::uint64_t word = matches(table[place.bucket[at / kWords]].prints + start, place.fingerprint);
    slot = word != 0 ? start : slot;
    choice = word != 0 ? at / kWords : choice;
    found = word != 0 ? word : found;
  }
  if (found == 0) return {};
  return {table + place.bucket[choice], slot + static_cast<unsigned>(lowest_byte(found))};
}

}  // namespace mojimend
