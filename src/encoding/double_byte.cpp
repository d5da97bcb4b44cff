// Tables of the double-byte encodings, each made on first use and kept for the program's life.
#include "encoding/double_byte.h"

#include <algorithm>

#include "encoding/icu_tables.h"
#include "encoding/own_tables.h"

namespace mojimend {
namespace {

// Which of several pairs for one character an encoder writes; lower is better. As in the WHATWG encoders,
// except that Hong Kong's characters of Big5 are written too: what can be read must be writable.
int rank(std::string_view name, std::uint16_t bytes, char32_t character) {
  const unsigned lead = bytes >> 8;
  if (name == "big5") {
    if (lead < 0xA1) return 2;  // HKSCS repeats characters that Big5 has
    for (char32_t later : {0x2550, 0x255E, 0x2561, 0x256A, 0x5341, 0x5345})
      if (character == later) return -int{bytes};  // the last pair is the older and commoner one
  }
  if (name == "shift_jis" && (lead == 0xED || lead == 0xEE)) return 2;  // NEC's selection of IBM's characters
  if (name == "johab" && bytes == 0x8441) return 2;                     // a syllable without a letter
  if (bytes == 0x80) return 2;                                          // gbk's euro has a pair too
  return 1;
}

}  // namespace

DoubleByteTable::DoubleByteTable(const Encoding& encoding) {
  const bool own = encoding.icu_name.empty();
  pairs_ = own ? own::pairs(encoding) : icu::pairs(encoding);
  const std::vector<char32_t> alone = own ? own::singles(encoding) : icu::singles(encoding);
  std::copy(alone.begin(), alone.end(), singles_);
  const auto add = [&](char32_t character, std::uint16_t bytes) {
    std::uint16_t& stands = back_.at(character);
    if (stands == 0 || rank(encoding.name, bytes, character) < rank(encoding.name, stands, character))
      stands = bytes;
  };
  for (unsigned byte = 1; byte < 256; ++byte)
    if (singles_[byte] != 0) add(singles_[byte], static_cast<std::uint16_t>(byte));
  for (unsigned bytes = 0x8000; bytes < 65536; ++bytes) {
    if (pairs_[bytes] == 0) continue;
    leads_[bytes >> 8] = true;
    add(pairs_[bytes], static_cast<std::uint16_t>(bytes));
  }
}

const DoubleByteTable* DoubleByteTable::of(const Encoding& encoding) {
  if (encoding.kind != EncodingKind::double_byte) return nullptr;
  if (encoding.name == "big5") {
    static const DoubleByteTable table(*find_encoding("big5"));
    return &table;
  }
  if (encoding.name == "shift_jis") {
    static const DoubleByteTable table(*find_encoding("shift_jis"));
    return &table;
  }
  if (encoding.name == "euc-kr") {
    static const DoubleByteTable table(*find_encoding("euc-kr"));
    return &table;
  }
  if (encoding.name == "euc-jp") {
    static const DoubleByteTable table(*find_encoding("euc-jp"));
    return &table;
  }
  if (encoding.name == "johab") {
    static const DoubleByteTable table(*find_encoding("johab"));
    return &table;
  }
  if (encoding.name == "euc-tw") {
    static const DoubleByteTable table(*find_encoding("euc-tw"));
    return &table;
  }
  static const DoubleByteTable table(*find_encoding("gbk"));  // gb18030's two-byte part as well
  return &table;
}

}  // namespace mojimend
