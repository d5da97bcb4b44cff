// UTF-16 and UTF-32 without a byte order mark: by their zero bytes, and by what they say under the language
// model where text has no zero bytes (Chinese, Japanese).
#pragma once

#include <optional>
#include <string_view>

#include "encoding/encoding.h"

namespace mojimend {

// Bytes of the head that are read.
inline constexpr std::size_t kWideBytes = 1024;

struct WideGuess {
  const Encoding* encoding;
  double nats_a_byte;  // under the model
  bool has_zeros;      // some code units have a zero byte on the right side
};

// The likeliest reading of a document's first bytes in UTF-32 or UTF-16, if it is text at all.
std::optional<WideGuess> guess_wide(std::string_view head);

}  // namespace mojimend
