// Surrogates in the bytes of CESU-8 (Unicode Technical Report 26), which UTF-8 does not allow.
#pragma once

#include <cstddef>
#include <string_view>

namespace mojimend {

inline constexpr std::size_t kCesu8Surrogate = 3;  // bytes of one, each unreadable to UTF-8 by itself

// The surrogate whose three bytes stand at `at`, or 0.
inline char32_t cesu8_surrogate(std::string_view bytes, std::size_t at) {
  if (at > bytes.size() || bytes.size() - at < kCesu8Surrogate || bytes[at] != '\xED') return 0;
  const auto second = static_cast<unsigned char>(bytes[at + 1]),
             third = static_cast<unsigned char>(bytes[at + 2]);
  if ((second & 0xE0) != 0xA0 || (third & 0xC0) != 0x80) return 0;
  return 0xD000u | (second & 0x3Fu) << 6 | (third & 0x3Fu);
}

}  // namespace mojimend
