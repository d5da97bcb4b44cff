// Documents that mix encodings: each segment is decoded in its own.
#pragma once

#include <string_view>
#include <vector>

#include "detect/detect.h"
#include "encoding/decode.h"

namespace mojimend {

// The bytes from `base` of the document on, decoded as `segments` say, which cover them and end where no
// character of their encodings can be cut (at line ends). O(bytes + segments).
Decoded decode_segments(std::string_view bytes, const std::vector<SegmentGuess>& segments, std::size_t base);

}  // namespace mojimend
