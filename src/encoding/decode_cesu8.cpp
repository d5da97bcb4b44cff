// CESU-8: UTF-8 in which the characters beyond the BMP are two surrogates of three bytes each. UTF-8's
// four-byte characters are none here.
#include "encoding/cesu8.h"
#include "encoding/decoders.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// One or two bytes that are the beginning of a pair's second surrogate.
bool begins_second(std::string_view bytes) {
  if (bytes.empty() || bytes.size() > 2 || bytes[0] != '\xED') return false;
  return bytes.size() == 1 || (static_cast<unsigned char>(bytes[1]) & 0xF0) == 0xB0;
}

Sequence read_cesu8(std::string_view bytes, std::size_t at) {
  if (const char32_t first = cesu8_surrogate(bytes, at)) {
    const std::string_view rest = bytes.substr(at + kCesu8Surrogate);
    const char32_t second = cesu8_surrogate(rest, 0);
    // A pair that the end cuts off is one error.
    if (first < 0xDC00 && begins_second(rest)) return {0, bytes.size() - at};
    if (first >= 0xDC00 || second < 0xDC00) return {0, kCesu8Surrogate};
    return {0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF), 2 * kCesu8Surrogate};
  }
  // What could have become a surrogate is one error, unlike in UTF-8.
  if (bytes.substr(at).starts_with('\xED') && at + 1 < bytes.size() && (bytes[at + 1] & 0xE0) == 0xA0)
    return {0, 2};
  const CodePoint point = read_code_point(bytes, at);
  return {point.valid && point.value < 0x10000 ? point.value : 0, point.size};
}

}  // namespace

template <typename Writer>
void decode_cesu8(std::string_view bytes, Writer& out) {
  decode_beyond_ascii(bytes, out, [&](std::size_t at) { return read_cesu8(bytes, at); });
}

template void decode_cesu8(std::string_view, UnitWriter&);
template void decode_cesu8(std::string_view, UnreadableFinder&);

}  // namespace mojimend
