// How plausible bytes are as text in an encoding, in bits: what it would take to write them down if they were
// such text. A crude model of writing systems that knows no language; the character language model of model/
// is to take its place.
#pragma once

#include <cstddef>
#include <string_view>

#include "encoding/encoding.h"

namespace mojimend {

// A byte above 0x7F in noise; an encoding that needs more explains nothing. (7 bits if it is known to be
// above 0x7F, 8 if not; text needs 5 to 7.)
inline constexpr double kNoiseBits = 7.5;

struct Plausibility {
  double bits = 0;          // for all bytes
  double beyond_ascii = 0;  // of these, for bytes above 0x7F and the trail bytes behind them
  std::size_t bytes = 0;    // as many bytes as those
  std::size_t unreadable = 0;
};

// `bytes` in `encoding`, which is ASCII-compatible. Lower bits are better. O(bytes).
Plausibility plausibility(std::string_view bytes, const Encoding& encoding);

}  // namespace mojimend
