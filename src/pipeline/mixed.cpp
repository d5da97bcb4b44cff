// Decodes the part of each segment that lies in the bytes, and joins texts and maps.
#include "pipeline/mixed.h"

#include <algorithm>

namespace mojimend {

Decoded decode_segments(std::string_view bytes, const std::vector<SegmentGuess>& segments, std::size_t base) {
  Decoded joined;
  joined.map.clear(base);
  const std::size_t end = base + bytes.size();
  auto segment =
      std::ranges::upper_bound(segments, base, {}, [](const SegmentGuess& each) { return each.span.end; });
  for (std::size_t at = base; at < end && segment != segments.end(); ++segment) {
    const std::size_t stop = std::min(end, segment->span.end);
    const Decoded part = decode_lenient(bytes.substr(at - base, stop - at), *segment->encoding, at);
    joined.text += part.text;
    joined.map.append_slice(part.map, {0, part.text.size()});
    joined.unreadable.insert(joined.unreadable.end(), part.unreadable.begin(), part.unreadable.end());
    at = stop;
  }
  return joined;
}

}  // namespace mojimend
