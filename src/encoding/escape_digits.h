// Hexadecimal digits and surrogates, which every way of escaping a character uses.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace mojimend {

inline std::optional<std::uint32_t> hex_digit(char digit) {
  if (digit >= '0' && digit <= '9') return static_cast<std::uint32_t>(digit - '0');
  if (digit >= 'a' && digit <= 'f') return static_cast<std::uint32_t>(digit - 'a' + 10);
  if (digit >= 'A' && digit <= 'F') return static_cast<std::uint32_t>(digit - 'A' + 10);
  return std::nullopt;
}

// The number that `count` (at most 8) hexadecimal digits at `at` say, or none where others stand.
inline std::optional<std::uint32_t> hex_number(std::string_view text, std::size_t at, std::size_t count) {
  if (at > text.size() || text.size() - at < count) return std::nullopt;
  std::uint32_t value = 0;
  for (const char each : text.substr(at, count)) {
    const auto digit = hex_digit(each);
    if (!digit) return std::nullopt;
    value = value << 4 | *digit;
  }
  return value;
}

inline bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDBFF; }
inline bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit <= 0xDFFF; }
inline bool is_surrogate(char32_t unit) { return unit >= 0xD800 && unit <= 0xDFFF; }
inline char32_t joined(char32_t high, char32_t low) {
  return 0x10000 + ((high & 0x3FF) << 10 | (low & 0x3FF));
}

}  // namespace mojimend
