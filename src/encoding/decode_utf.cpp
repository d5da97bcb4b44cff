// UTF-8 by valid runs, UTF-16 by code units.
#include "encoding/decoders.h"
#include "encoding/utf8_scan.h"

namespace mojimend {

template <typename Writer>
void decode_utf8(std::string_view bytes, Writer& out) {
  while (!bytes.empty()) {
    const std::size_t valid = valid_utf8_prefix(bytes);
    out.copy(bytes.substr(0, valid));
    bytes.remove_prefix(valid);
    if (bytes.empty()) return;
    const std::size_t bad = read_code_point(bytes, 0).size;
    if (!out.unreadable(bad)) return;
    bytes.remove_prefix(bad);
  }
}

template <typename Writer>
void decode_utf16(std::string_view bytes, const Encoding& encoding, Writer& out) {
  const std::size_t high = encoding.name == "utf-16be" ? 0 : 1;
  const auto unit = [&](std::size_t at) {
    const unsigned first = static_cast<unsigned char>(bytes[at + high]);
    const unsigned second = static_cast<unsigned char>(bytes[at + 1 - high]);
    return first << 8 | second;
  };
  std::size_t at = 0;
  for (; bytes.size() - at >= 2; at += 2) {
    const unsigned first = unit(at);
    if ((first & 0xF800) != 0xD800) {
      out.character(first, 2);
      continue;
    }
    const unsigned second = first < 0xDC00 && bytes.size() - at >= 4 ? unit(at + 2) : 0;
    if ((second & 0xFC00) == 0xDC00) {
      out.character(0x10000 + ((first & 0x3FF) << 10) + (second & 0x3FF), 4);
      at += 2;
    } else if (!out.unreadable(2)) {
      return;
    }
  }
  if (at < bytes.size()) static_cast<void>(out.unreadable(1));
}

template void decode_utf8(std::string_view, UnitWriter&);
template void decode_utf8(std::string_view, UnreadableFinder&);
template void decode_utf16(std::string_view, const Encoding&, UnitWriter&);
template void decode_utf16(std::string_view, const Encoding&, UnreadableFinder&);

}  // namespace mojimend
