// Single-byte encodings in which bytes below 0x80 are not ASCII, or not all: EBCDIC, Vietnamese, Arabic of
// DOS.
#include "encoding/decoders.h"
#include "encoding/single_byte.h"

namespace mojimend {

template <typename Writer>
void decode_single_byte_odd(std::string_view bytes, const Encoding& encoding, Writer& out) {
  const char32_t* const characters = single_byte_table(encoding).characters.data();
  for (const char each : bytes) {
    const char32_t character = characters[static_cast<unsigned char>(each)];
    if (character != 0 || each == 0) out.character(character, 1);
    else if (!out.unreadable(1)) return;
  }
}

template void decode_single_byte_odd(std::string_view, const Encoding&, UnitWriter&);
template void decode_single_byte_odd(std::string_view, const Encoding&, UnreadableFinder&);

}  // namespace mojimend
