// UTF-32 by code units.
#include "encoding/decoders.h"

namespace mojimend {

template <typename Writer>
void decode_utf32(std::string_view bytes, const Encoding& encoding, Writer& out) {
  const bool big_endian = encoding.name == "utf-32be";
  std::size_t at = 0;
  for (; bytes.size() - at >= 4; at += 4) {
    char32_t value = 0;
    for (std::size_t place = 0; place < 4; ++place)
      value = value << 8 | static_cast<unsigned char>(bytes[at + (big_endian ? place : 3 - place)]);
    if (value < 0x110000 && (value & 0xFFFFF800) != 0xD800) out.character(value, 4);
    else if (!out.unreadable(4)) return;
  }
  if (at < bytes.size()) static_cast<void>(out.unreadable(bytes.size() - at));
}

template void decode_utf32(std::string_view, const Encoding&, UnitWriter&);
template void decode_utf32(std::string_view, const Encoding&, UnreadableFinder&);

}  // namespace mojimend
