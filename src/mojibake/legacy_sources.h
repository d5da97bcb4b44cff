// The letters of a line that are judged, and the bytes that they were in every single-byte and double-byte
// reader that may have made them.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/text_model.h"
#include "mojibake/legacy_sieve.h"

namespace mojimend {

// A unit is a byte, or with this bit a letter that the reader does not have and that stays.
inline constexpr char32_t kUnitStays = 0x8000'0000;

// The letters that are judged, and what they cost as they stand: from the first one to each.
struct Sample {
  std::u32string letters;
  std::vector<Letter> known;  // to the model
  std::vector<Cost> small, whole;
  std::vector<TextModel::State> states;  // before each letter, and behind the last
};

struct ReaderUnits {
  std::size_t reader;
  std::u32string units;
  std::vector<std::uint32_t> letter_of;  // for each unit
  std::size_t covered;                   // letters beyond ASCII that the reader has
  std::vector<std::uint32_t> open;  // units that encodings may tell apart: bytes beyond ASCII, and behind
};

// Letters beyond ASCII around `worst`, with what stands near them: enough to tell encodings apart. O(line).
Sample sample_of(std::u32string_view line, std::size_t worst);

// For each set of readers that give the same bytes in the sample the commonest of them, and the commonest
// that has the letters of the rest of the line as well. Those that have the most letters first, at most a
// dozen. O(sample × readers + line).
std::vector<ReaderUnits> sources_of(std::u32string_view sample, std::u32string_view line,
                                    const SievedPairs& sieved);

}  // namespace mojimend
