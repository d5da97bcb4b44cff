// Copies stretches; a stretch ends where ASCII goes on for longer than is kept on both sides.
#include "detect/evidence.h"

#include <algorithm>

#include "encoding/utf8_scan.h"

namespace mojimend {

std::string condensed(std::string_view sample, std::size_t most) {
  std::string kept;
  kept.reserve(std::min(sample.size() + 1, most + kBefore + kBehind));
  for (std::size_t at = 0; at < sample.size() && kept.size() < most;) {
    const std::size_t ascii = ascii_prefix(sample.substr(at));
    const std::string_view run = sample.substr(at, ascii);
    if (ascii > kBefore + kBehind) {
      if (at > 0) (kept += run.substr(0, kBehind)) += ' ';
      if (at + ascii < sample.size()) kept += run.substr(ascii - kBefore);
    } else {
      kept += run;
    }
    at += ascii;
    while (at < sample.size() && static_cast<unsigned char>(sample[at]) >= 0x80 && kept.size() < most)
      kept += sample[at++];
  }
  return kept;
}

void add_high_bytes(std::string_view bytes, ByteSet& set) {
  bool seen[256] = {};
  for (char each : bytes) seen[static_cast<unsigned char>(each)] = true;
  for (unsigned byte = 0x80; byte < 256; ++byte)
    if (seen[byte]) set.set(byte);
}

}  // namespace mojimend
