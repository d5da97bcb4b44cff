// Text as the bytes of a double-byte encoding and back, for passes that work on short pieces of it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "encoding/double_byte.h"

namespace mojimend {

// Appends the bytes of `c`; false, and nothing appended, if the encoding lacks it.
inline bool append_encoded(std::string& out, char32_t c, const DoubleByteTable& table) {
  const std::uint16_t bytes = table.bytes_of(c);
  if (bytes > 0xFF) out.push_back(static_cast<char>(bytes >> 8));
  if (bytes != 0) out.push_back(static_cast<char>(bytes & 0xFF));
  return bytes != 0;
}

// The bytes of a text; none if the encoding lacks one of its characters. O(text).
inline std::optional<std::string> encoded(std::u32string_view text, const DoubleByteTable& table) {
  std::string bytes;
  for (const char32_t c : text)
    if (!append_encoded(bytes, c, table)) return std::nullopt;
  return bytes;
}

// A character among bytes.
struct EncodedCharacter {
  char32_t value;
  std::size_t start;  // byte
  std::size_t size;   // bytes
};

// Whole characters only: a lead byte at the end that waits for its trail byte is left out. O(bytes).
inline std::vector<EncodedCharacter> characters_of(std::string_view bytes, const DoubleByteTable& table) {
  std::vector<EncodedCharacter> out;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    const std::size_t size = table.is_lead(lead) ? 2 : 1;
    if (i + size > bytes.size()) break;
    const char32_t value = size == 2     ? table.pair(lead, static_cast<std::uint8_t>(bytes[i + 1]))
                           : lead < 0x80 ? lead
                                         : table.single(lead);
    out.push_back({value, i, size});
    i += size;
  }
  return out;
}

}  // namespace mojimend
