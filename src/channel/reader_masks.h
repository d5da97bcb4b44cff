// Which single-byte readers can have made a letter of which part of UTF-8: one bit a reader, so that all of
// them are followed at once.
#pragma once

#include <cstdint>

namespace mojimend {

using ReaderMask = std::uint64_t;

struct LetterMasks {
  ReaderMask lead2 = 0, lead3 = 0, lead4 = 0, continuation = 0;
};

// Bits are indexes of reader(); bits of double-byte readers are never set. U+FFFD may be any byte to readers
// that lack some. O(1).
const LetterMasks& masks_of(char32_t letter);

}  // namespace mojimend
