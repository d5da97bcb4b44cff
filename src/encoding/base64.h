// The alphabet of base64 (RFC 2045), which UTF-7 writes with, too (RFC 2152).
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace mojimend {

inline constexpr std::string_view kBase64 =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

// Six bits, or -1 if the byte is no digit.
inline int base64_digit(unsigned char byte) {
  static constexpr auto kDigits = [] {
    std::array<std::int8_t, 256> digits{};
    digits.fill(-1);
    for (std::size_t at = 0; at < kBase64.size(); ++at)
      digits[static_cast<unsigned char>(kBase64[at])] = static_cast<std::int8_t>(at);
    return digits;
  }();
  return kDigits[byte];
}

}  // namespace mojimend
