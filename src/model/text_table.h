// The layout of src/model/tables/text.bin, for who writes it (tools/train_model) and who reads it.
#pragma once

#include <cstdint>
#include <span>

#include "model/letters.h"
#include "model/ngram_hash.h"

namespace mojimend {

// 8-bit costs are stored in so many steps a nat: up to 18 nats, 0.04 off at most.
inline constexpr int kStepsPerNat = 14;
// 16-bit costs are stored in thousandths of a nat.

inline constexpr std::uint32_t kPage = 256;  // code points
inline constexpr std::uint32_t kPages = 0x110000 / kPage;
// Symbols of the small table: the commonest letters of alphabets, 0 standing for all others.
inline constexpr unsigned kSmall = 256;

// Numbers, little-endian, at the first multiple of 64 behind the text of the header (three lines).
struct TextTableCounts {
  std::uint32_t symbols, pages, context_buckets, last_buckets;
};

// The arrays in the order in which they follow the counts.
struct TextTable {
  TextTableCounts counts;
  const std::uint16_t* page_of;     // kPages: number of the page of letters; 0 is one of unseen letters
  const std::uint16_t* letters;     // pages × kPage: case << 14 | symbol; 0 for a letter without one
  const std::uint16_t* alone;       // symbols: cost without a context
  const std::uint16_t* backoff;     // symbols: what leaving the context of one letter costs
  const std::uint16_t* class_cost;  // kUnseenClasses + 1: which letter of the class it is
  const std::uint16_t* case_cost;   // 4 × 4 × 4: of a case behind two others
  const std::uint8_t* small_of;     // symbols: number in the small table
  const std::uint8_t* small_cost;   // kSmall × kSmall: of the second behind the first, in 8-bit steps
  const ContextBucket* contexts;    // at a multiple of 64
  const LastBucket* lasts;
};

// Reads the table that begins at `bytes`, which is aligned to 64.
TextTable text_table_at(const unsigned char* bytes);

}  // namespace mojimend
