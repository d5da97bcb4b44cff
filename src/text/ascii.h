// ASCII as headers, labels and options use it, whatever the locale.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

namespace mojimend {

constexpr char ascii_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether no letter or digit of ASCII, nor a byte beyond it, stands at `at`; nothing does at the end.
constexpr bool is_apart(std::string_view bytes, std::size_t at) {
  if (at >= bytes.size()) return true;
  const char c = ascii_lower(bytes[at]);
  return static_cast<unsigned char>(c) < 0x80 && !(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9');
}

constexpr char ascii_upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

inline std::string ascii_lowered(std::string_view text) {
  std::string out(text);
  for (char& each : out) each = ascii_lower(each);
  return out;
}

// A decimal number and nothing else, without a sign; nothing if it is none or does not fit.
inline std::optional<std::uint64_t> decimal(std::string_view digits) {
  std::uint64_t number = 0;
  const auto [end, failed] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return failed == std::errc() && end == digits.data() + digits.size() ? std::optional(number) : std::nullopt;
}

}  // namespace mojimend
