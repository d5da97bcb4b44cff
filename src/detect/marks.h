// What a document says of its encoding by its form alone: byte order marks and the escape sequences of
// ISO-2022-JP.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "encoding/encoding.h"

namespace mojimend {

struct Bom {
  std::size_t size = 0;                // bytes; 0 for no mark
  const Encoding* encoding = nullptr;  // null for no mark
  std::string_view name;               // of the encoding, for people
};

// The mark at the start of `head`, which is the document's first four bytes or all of it.
Bom read_bom(std::string_view head);

// Keeps what stands from the first escape sequence that leads to JIS X 0208 on, up to a bound.
class JisEscapes {
 public:
  void feed(std::string_view bytes);
  // Found, and what follows reads as ISO-2022-JP throughout.
  bool is_iso_2022_jp() const;

 private:
  std::string text_;
  std::string before_;  // the last two bytes that are not in text_
};

}  // namespace mojimend
