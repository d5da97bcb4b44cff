// The tables of the single-byte encodings, both ways.
#pragma once

#include <unordered_map>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend {

struct SingleByteTable {
  std::vector<char32_t> characters;                   // 256; 0 for none, and for byte 0
  std::unordered_map<char32_t, unsigned char> bytes;  // the lowest byte where several say the same
};

// `encoding` must be a row of the registry of the kind single_byte. Made on first use and kept. Thread-safe.
const SingleByteTable& single_byte_table(const Encoding& encoding);

}  // namespace mojimend
