// ISO-2022-JP by hand over EUC-JP's table, because ICU's converter reads the wave dash and its kin unlike the
// WHATWG decoder and does not say which bytes an escape sequence took. Unlike the standard, which wants to
// foil attackers, an escape sequence right behind another is no error: repaired text is never trusted on its
// form.
#include <optional>

#include "encoding/iso_2022_jp.h"
#include "encoding/seven_bit.h"

namespace mojimend {
namespace {

const JpEscape* escape_at(std::string_view bytes) {
  for (const JpEscape& each : kJpEscapes)
    if (bytes.starts_with(each.bytes)) return &each;
  return nullptr;
}

// What a byte that starts no escape sequence says outside JIS X 0208.
std::optional<char32_t> single(unsigned byte, JpState state) {
  if (state == JpState::katakana) {
    if (byte < 0x21 || byte > 0x5F) return std::nullopt;
    return 0xFF61 - 0x21 + byte;
  }
  if (byte == 0x0E || byte == 0x0F || byte == kEscape || byte > 0x7F) return std::nullopt;
  if (state == JpState::roman && byte == 0x5C) return 0xA5;
  if (state == JpState::roman && byte == 0x7E) return 0x203E;
  return byte;
}

}  // namespace

template <typename Writer>
void decode_iso_2022_jp(std::string_view bytes, Writer& out) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("euc-jp"));
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(bytes[at]); };
  const auto high = [&](std::size_t at) { return static_cast<std::uint8_t>(byte(at) | 0x80); };
  JpState state = JpState::ascii;
  for (std::size_t at = 0; at < bytes.size();) {
    if (state == JpState::ascii) out.unshifted();
    if (const JpEscape* escape = byte(at) == kEscape ? escape_at(bytes.substr(at)) : nullptr) {
      state = escape->state;
      out.dropped(escape->bytes.size());
      at += escape->bytes.size();
      continue;
    }
    std::size_t size = 1;
    std::optional<char32_t> character;
    if (state != JpState::jis_x_0208) {
      character = single(byte(at), state);
    } else if (graphic(byte(at)) && at + 1 < bytes.size() && byte(at + 1) != kEscape) {
      size = 2;
      const char32_t pair = graphic(byte(at + 1)) ? table.pair(high(at), high(at + 1)) : 0;
      if (pair != 0) character = pair;
    }
    if (character) out.character(*character, size);
    else if (!out.unreadable(size)) return;
    at += size;
  }
  if (state == JpState::ascii) out.unshifted();
}

template void decode_iso_2022_jp(std::string_view, UnitWriter&);
template void decode_iso_2022_jp(std::string_view, UnreadableFinder&);
template void decode_iso_2022_jp(std::string_view, UnshiftedFinder&);

}  // namespace mojimend
