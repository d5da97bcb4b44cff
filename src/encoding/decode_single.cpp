// Single-byte encodings: a table of 256 code points each.
#include <map>
#include <mutex>

#include "encoding/decoders.h"
#include "encoding/icu_tables.h"
#include "encoding/single_byte.h"
#include "encoding/utf8_scan.h"

namespace mojimend {

const SingleByteTable& single_byte_table(const Encoding& encoding) {
  static std::mutex guard;
  static std::map<const Encoding*, SingleByteTable> tables;  // by row of the registry; nodes never move
  const std::lock_guard lock(guard);
  auto [it, fresh] = tables.try_emplace(&encoding);
  if (fresh) {
    it->second.characters = icu::singles(encoding);
    for (unsigned byte = 256; byte-- > 1;)
      if (const char32_t character = it->second.characters[byte])
        it->second.bytes[character] = static_cast<unsigned char>(byte);
  }
  return it->second;
}

template <typename Writer>
void decode_single_byte(std::string_view bytes, const Encoding& encoding, Writer& out) {
  const char32_t* const characters = single_byte_table(encoding).characters.data();
  decode_beyond_ascii(bytes, out, [&](std::size_t at) {
    return Sequence{characters[static_cast<unsigned char>(bytes[at])], 1};
  });
}

template void decode_single_byte(std::string_view, const Encoding&, UnitWriter&);
template void decode_single_byte(std::string_view, const Encoding&, UnreadableFinder&);

}  // namespace mojimend
