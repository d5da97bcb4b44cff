// ISO-2022-KR (RFC 1557): KS X 1001 between SO and SI. There is one character set to shift to, so the header
// that names it is read past, wherever it is, and not missed. The end of a line shifts back. Pairs are read
// by EUC-KR's table.
#include "encoding/seven_bit.h"

namespace mojimend {

template <typename Writer>
void decode_iso_2022_kr(std::string_view bytes, Writer& out) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("euc-kr"));
  bool shifted = false;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!shifted) out.unshifted();
    const auto byte = static_cast<unsigned char>(bytes[at]);
    if (byte == kShiftOut || byte == kShiftIn || bytes.substr(at).starts_with(kKrHeader)) {
      const std::size_t size = byte == kEscape ? kKrHeader.size() : 1;
      if (size == 1) shifted = byte == kShiftOut;
      out.dropped(size);
      at += size;
      continue;
    }
    if (byte == '\n') shifted = false;
    Sequence sequence{byte, 1};
    if (byte == kEscape || byte > 0x7F) sequence = {};
    else if (shifted && graphic(byte))
      sequence = seven_bit_pair(
          bytes, at, [&](unsigned lead, unsigned trail) { return eight_bit_pair(table, lead, trail); });
    if (byte == 0) out.character(0, 1);
    else if (!put(out, sequence)) return;
    at += sequence.size;
  }
  if (!shifted) out.unshifted();
}

template void decode_iso_2022_kr(std::string_view, UnitWriter&);
template void decode_iso_2022_kr(std::string_view, UnreadableFinder&);
template void decode_iso_2022_kr(std::string_view, UnshiftedFinder&);

}  // namespace mojimend
