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

void decode_single_byte(std::string_view bytes, const Encoding& encoding, UnitWriter& out) {
  const std::vector<char32_t>& characters = single_byte_table(encoding).characters;
  for (std::size_t at = 0; at < bytes.size();) {
    if (const std::size_t ascii = ascii_prefix(bytes.substr(at))) {
      out.copy(bytes.substr(at, ascii));
      at += ascii;
      continue;
    }
    const char32_t character = characters[static_cast<unsigned char>(bytes[at])];
    if (character != 0) {
      out.character(character, 1);
    } else if (!out.unreadable(1)) {
      return;
    }
    ++at;
  }
}

}  // namespace mojimend
