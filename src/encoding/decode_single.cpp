// Single-byte encodings: a table of 256 code points each.
#include <memory>
#include <mutex>

#include "encoding/decoders.h"
#include "encoding/icu_tables.h"
#include "encoding/own_tables.h"
#include "encoding/single_byte.h"
#include "encoding/utf8_scan.h"

namespace mojimend {
namespace {

SingleByteTable make_table(const Encoding& encoding) {
  SingleByteTable table;
  table.characters = encoding.icu_name.empty() ? own::singles(encoding) : icu::singles(encoding);
  for (unsigned byte = 256; byte-- > 1;)
    if (const char32_t character = table.characters[byte])
      table.bytes[character] = static_cast<unsigned char>(byte);
  return table;
}

}  // namespace

const SingleByteTable& single_byte_table(const Encoding& encoding) {
  struct Made {
    std::once_flag once;
    SingleByteTable table;
  };
  static const auto tables = std::make_unique<Made[]>(all_encodings().size());  // by row of the registry
  Made& made = tables[static_cast<std::size_t>(&encoding - all_encodings().data())];
  std::call_once(made.once, [&] { made.table = make_table(encoding); });
  return made.table;
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
