// A hash of short texts, for tables that are asked about every word of a page.
#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace mojimend {

namespace hash {

// 64-bit multiply and fold (Wang Yi's wyhash, public domain).
inline std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}
template <typename Number>
std::uint64_t load(const char* at) {
  Number number;
  std::memcpy(&number, at, sizeof number);
  return number;
}
// Up to eight bytes, at least one, in loads of fixed sizes that may overlap.
inline std::uint64_t load_short(std::string_view bytes) {
  const char *first = bytes.data(), *end = first + bytes.size();
  if (bytes.size() == 8) return load<std::uint64_t>(first);
  if (bytes.size() >= 4) return load<std::uint32_t>(first) << 32 | load<std::uint32_t>(end - 4);
  return load<std::uint8_t>(first) << 16 | load<std::uint8_t>(first + bytes.size() / 2) << 8 |
         load<std::uint8_t>(end - 1);
}

}  // namespace hash

// Of a text that is not empty; its highest bits are as good as any. O(text).
inline std::uint64_t hash_of(std::string_view text) {
  constexpr std::uint64_t kFactor = 0xE703'7ED1'A0B4'28DBu;
  std::uint64_t sum = text.size() * 0x9E37'79B9'7F4A'7C15u;
  for (; text.size() > 8; text.remove_prefix(8))
    sum = hash::fold(sum ^ hash::load<std::uint64_t>(text.data()), kFactor);
  return hash::fold(sum ^ hash::load_short(text), kFactor);
}

}  // namespace mojimend
