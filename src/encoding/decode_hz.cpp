// HZ (RFC 1843): GB 2312 in pairs of ASCII characters between ~{ and ~}. Pairs are read by GBK's table, as
// the WHATWG standard did while it had a decoder, and the end of a line ends the pairs.
#include "encoding/seven_bit.h"

namespace mojimend {
namespace {

enum class Tilde { none, begin, end, itself, line_goes_on };

Tilde tilde_at(std::string_view bytes, std::size_t at, bool in_pairs) {
  if (bytes[at] != '~' || at + 1 == bytes.size()) return Tilde::none;
  switch (bytes[at + 1]) {
    case '{':
      return Tilde::begin;
    case '}':
      return Tilde::end;
    case '~':
      return Tilde::itself;
    case '\n':
      return in_pairs ? Tilde::none : Tilde::line_goes_on;
    default:
      return Tilde::none;
  }
}

}  // namespace

template <typename Writer>
void decode_hz(std::string_view bytes, Writer& out) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("gbk"));
  bool in_pairs = false;
  for (std::size_t at = 0; at < bytes.size();) {
    if (!in_pairs) out.unshifted();
    const auto byte = static_cast<unsigned char>(bytes[at]);
    const Tilde tilde = tilde_at(bytes, at, in_pairs);
    if (tilde != Tilde::none) {
      if (tilde == Tilde::itself) out.character('~', 2);
      else out.dropped(2);
      if (tilde == Tilde::begin) in_pairs = true;
      if (tilde == Tilde::end) in_pairs = false;
      at += 2;
      continue;
    }
    Sequence sequence{byte, 1};
    if (byte == '~' || byte > 0x7F) {
      sequence = {};
    } else if (in_pairs && graphic(byte)) {
      sequence = seven_bit_pair(
          bytes, at, [&](unsigned lead, unsigned trail) { return eight_bit_pair(table, lead, trail); });
    } else if (byte == 0) {
      out.character(0, 1);
      ++at;
      continue;
    }
    if (byte == '\n') in_pairs = false;
    if (!put(out, sequence)) return;
    at += sequence.size;
  }
  if (!in_pairs) out.unshifted();
}

template void decode_hz(std::string_view, UnitWriter&);
template void decode_hz(std::string_view, UnreadableFinder&);
template void decode_hz(std::string_view, UnshiftedFinder&);

}  // namespace mojimend
