// Three bytes to four letters.
#include "report/base64.h"

#include "encoding/base64.h"

namespace mojimend {

std::string base64(std::string_view bytes) {
  std::string out;
  out.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t at = 0; at < bytes.size(); at += 3) {
    const std::string_view three = bytes.substr(at, 3);
    unsigned bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8 | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i) out += i <= three.size() ? kBase64[bits >> (18 - 6 * i) & 0x3F] : '=';
  }
  return out;
}

}  // namespace mojimend
