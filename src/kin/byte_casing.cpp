// Looks the other character up by its bytes.
#include "kin/byte_casing.h"

namespace mojimend {

char32_t before_casing(char32_t c, const Casing& casing) {
  if (c < 0x80 || (encodings_with_trail(c, range_after(casing.how)) >> casing.encoding & 1) == 0) return 0;
  const DoubleByteTable& table = *escaped_encodings()[casing.encoding].table;
  const unsigned pair = table.bytes_of(c) ^ 0x20u;
  const char32_t other = table.pair(static_cast<std::uint8_t>(pair >> 8), static_cast<std::uint8_t>(pair));
  return other != 0 && table.bytes_of(other) == pair ? other : U'\0';
}

}  // namespace mojimend
