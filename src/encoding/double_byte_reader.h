// DoubleByteReader: double-byte encodings one sequence at a time, for decoders and for searches over bytes.
#pragma once

#include <string_view>

#include "encoding/decoders.h"
#include "encoding/double_byte.h"

namespace mojimend {

class DoubleByteReader {
 public:
  // `encoding` is double-byte. The bytes must outlive the reader.
  DoubleByteReader(std::string_view bytes, const Encoding& encoding)
      : bytes_(bytes), table_(DoubleByteTable::of(encoding)), form_(form_of(encoding.name)) {}

  // What stands at a byte above 0x7F, as the decoders read it.
  Sequence read(std::size_t at) const;

 private:
  enum class Form { plain, gb18030, euc_jp, euc_tw, shift_jis, johab };

  static Form form_of(std::string_view name);
  unsigned byte(std::size_t at) const { return static_cast<unsigned char>(bytes_[at]); }
  bool may_lead(unsigned lead) const;
  Sequence read_four(std::size_t at) const;
  Sequence read_jis_x_0212(std::size_t at) const;
  Sequence read_cns_11643(std::size_t at) const;

  std::string_view bytes_;
  const DoubleByteTable* table_;
  Form form_;
};

}  // namespace mojimend
