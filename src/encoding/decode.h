// Bytes → UTF-8 with a map back, strict or lenient, and UTF-8 → bytes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/encoding.h"
#include "text/offset_map.h"
#include "text/result.h"

namespace mojimend {

struct Decoded {
  std::string text;              // UTF-8, always valid
  OffsetMap map;                 // text → original bytes
  std::vector<Span> unreadable;  // original bytes that became U+FFFD, in order
};

// Every sequence that cannot be read becomes one U+FFFD (the WHATWG decoder's way: an ASCII byte behind a bad
// lead byte is kept). `base` is the offset of `bytes` in the document. `spent` is a result that is no longer
// needed, whose memory is used again. Never fails; O(bytes).
Decoded decode_lenient(std::string_view bytes, const Encoding& encoding, std::size_t base = 0,
                       Decoded spent = Decoded());

// As above, but the first unreadable sequence is an Error (undecodable) with its offset and line.
Result<Decoded> decode_strict(std::string_view bytes, const Encoding& encoding, std::size_t base = 0);

// Whether decode_strict would succeed, and its Error if not, without a text being made. O(bytes).
Result<void> check_decodable(std::string_view bytes, const Encoding& encoding, std::size_t base = 0);

// The stretches of `bytes`, in order, in which a stateful decoder that begins with them is in its initial
// state at each place between characters, both ends included. Places behind `most` are left out. Of an
// encoding without states all is one. O(bytes).
std::vector<Span> unshifted_stretches(std::string_view bytes, const Encoding& encoding,
                                      std::size_t most = std::string_view::npos);

// Error (undecodable) with the offset in `text` of the first character that the encoding lacks.
Result<std::string> encode(std::string_view text, const Encoding& encoding);

}  // namespace mojimend
