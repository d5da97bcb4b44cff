// A hash of n-grams that fits in few bytes an entry: buckets of one cache line, a 16-bit fingerprint and one
// or two 8-bit costs an entry, each n-gram in one of two buckets.
//
// A fingerprint can be another n-gram's: one look-up in two thousand finds a cost that is not its own. A
// search over text takes the harm of one in two thousand letters; exact keys would halve the number of
// n-grams.
#pragma once

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

// The slot of `print` among the first `Slots`, or -1. Four at a time.
template <unsigned Slots>
int find_slot(const std::uint16_t* prints, std::uint16_t print) {
  const std::uint64_t wanted = print * 0x0001000100010001u;
  unsigned at = 0;
  for (; at + 4 <= Slots; at += 4) {
    std::uint64_t four;
    std::memcpy(&four, prints + at, sizeof four);
    const std::uint64_t differ = four ^ wanted;
    // A lane of zero is found exactly at the lowest one; a borrow can only reach lanes above it.
    const std::uint64_t zero = (differ - 0x0001000100010001u) & ~differ & 0x8000800080008000u;
    if (zero == 0) continue;
    if constexpr (std::endian::native == std::endian::little)
      return static_cast<int>(at) + std::countr_zero(zero) / 16;
    for (unsigned each = 0; each < 4; ++each)
      if (prints[at + each] == print) return static_cast<int>(at + each);
  }
  for (; at < Slots; ++at)
    if (prints[at] == print) return static_cast<int>(at);
  return -1;
}

// The bucket and slot of an n-gram; a null bucket if it is not there.
template <typename Bucket>
struct Found {
  const Bucket* bucket = nullptr;
  int slot = -1;
};

template <typename Bucket>
Found<Bucket> find_ngram(const Bucket* table, std::uint32_t buckets, NgramKey key, unsigned order) {
  const NgramPlace place = ngram_place(key, order, buckets);
  for (const std::uint32_t each : place.bucket) {
    const int slot = find_slot<Bucket::kSlots>(table[each].prints, place.fingerprint);
    if (slot >= 0) return {table + each, slot};
  }
  return {};
}

}  // namespace mojimend
