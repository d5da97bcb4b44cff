// Looks names up in HTML 4.01's table and reads numbers as browsers do.
#include "encoding/references.h"

#include <algorithm>
#include <cstdint>

#include "encoding/single_byte.h"
#include "encoding/escape_digits.h"

namespace mojimend {
namespace {

struct Name {
  std::string_view name;
  char32_t value;
};
constexpr Name kNames[] = {
#include "encoding/tables/entities.inc"
};
constexpr std::size_t kLongestName = 8;    // bytes: "thetasym"
constexpr std::size_t kLongestNumber = 7;  // digits: 1114111 is 10FFFF

std::optional<char32_t> named(std::string_view name) {
  const auto found = std::ranges::lower_bound(kNames, name, {}, &Name::name);
  if (found == std::end(kNames) || found->name != name) return std::nullopt;
  return found->value;
}

std::optional<char32_t> numbered(std::string_view digits) {
  const bool hexadecimal = digits.starts_with('x') || digits.starts_with('X');
  if (hexadecimal) digits.remove_prefix(1);
  if (digits.empty() || digits.size() > kLongestNumber) return std::nullopt;
  std::uint32_t value = 0;
  for (const char each : digits) {
    const auto digit = hex_digit(each);
    if (!digit || (!hexadecimal && *digit > 9)) return std::nullopt;
    value = value * (hexadecimal ? 16 : 10) + *digit;
  }
  if (value == 0 || value > 0x10FFFF) return std::nullopt;
  if (value < 0x80 || value > 0x9F) return value;
  return single_byte_table(*find_encoding("windows-1252")).characters[value];
}

}  // namespace

std::optional<Reference> read_reference(std::string_view text, std::size_t at) {
  std::string_view inner = text.substr(at + 1, std::max(kLongestName, kLongestNumber + 2) + 1);
  const std::size_t end = inner.find(';');
  if (end == inner.npos) return std::nullopt;
  inner = inner.substr(0, end);
  const auto value = inner.starts_with('#') ? numbered(inner.substr(1)) : named(inner);
  if (!value) return std::nullopt;
  return Reference{*value, end + 2};
}

std::optional<Reference> read_reference_pair(std::string_view text, std::size_t at) {
  const auto high = read_reference(text, at);
  if (!high || !is_high_surrogate(high->value)) return std::nullopt;
  const std::size_t second = at + high->size;
  if (second >= text.size() || text[second] != '&') return std::nullopt;
  const auto low = read_reference(text, second);
  if (!low || !is_low_surrogate(low->value)) return std::nullopt;
  return Reference{joined(high->value, low->value), high->size + low->size};
}

}  // namespace mojimend
