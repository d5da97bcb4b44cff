// Reads sixteen ASCII bytes, four two-byte or two three-byte characters at a time. A SIMD library (Debian has
// simdjson) is faster on mixed text, but says only that a block is invalid, not where, and every damaged
// document needs the where.
#include "encoding/utf8_scan.h"

#include <bit>
#include <cstdint>
#include <cstring>

#include "text/utf8.h"

namespace mojimend {
namespace {

// The four low bytes of `word` are two two-byte characters (C2–DF 80–BF).
bool is_two_twice(std::uint64_t word) {
  return (word & 0xC0E0C0E0) == 0x80C080C0 && (word & 0x1E) != 0 && (word & 0x1E0000) != 0;
}

std::uint64_t load8(const char* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  if constexpr (std::endian::native == std::endian::big) word = __builtin_bswap64(word);
  return word;
}

constexpr std::uint64_t kHighBits = 0x8080808080808080u;

// The three low bytes of `word` look like a three-byte character (E0–EF 80–BF 80–BF) …
bool shaped_as_three(std::uint64_t word) { return (word & 0xC0C0F0) == 0x8080E0; }
// … and are one: neither overlong (below U+0800) nor a surrogate (U+D800–DFFF).
bool is_three(std::uint64_t word) {
  const std::uint64_t high = (word & 0x0F) << 1 | (word >> 13 & 1);  // the top five bits of the code point
  return high != 0 && high != 0x1B;
}

}  // namespace

std::size_t valid_utf8_prefix(std::string_view bytes) {
  const char* const begin = bytes.data();
  const std::size_t size = bytes.size();
  std::size_t at = 0;
  while (size - at >= 8) {
    const std::uint64_t word = load8(begin + at);
    if ((word & kHighBits) == 0) {
      at += 8;
      while (size - at >= 16 && ((load8(begin + at) | load8(begin + at + 8)) & kHighBits) == 0) at += 16;
      continue;
    }
    if ((word & 0xC0C0F0C0C0F0) == 0x8080E08080E0 && is_three(word) && is_three(word >> 24)) {
      at += 6;
      continue;
    }
    if (is_two_twice(word)) {
      at += is_two_twice(word >> 32) ? 8 : 4;
      continue;
    }
    // Now up to the first byte above 0x7F, and one character from there.
    const std::size_t ascii = static_cast<std::size_t>(std::countr_zero(word & kHighBits)) / 8;
    const std::uint64_t rest = word >> ascii * 8;
    if ((rest & 0xC0E0) == 0x80C0 && (rest & 0x1E) != 0) {
      at += ascii + 2;
    } else if (shaped_as_three(rest) && is_three(rest)) {
      at += ascii + 3;
    } else {
      const CodePoint point = read_code_point(bytes, at + ascii);
      if (!point.valid) return at + ascii;
      at += ascii + point.size;
    }
  }
  while (at < size) {
    const CodePoint point = read_code_point(bytes, at);
    if (!point.valid) return at;
    at += point.size;
  }
  return size;
}

std::size_t ascii_prefix(std::string_view bytes) {
  const char* const begin = bytes.data();
  const std::size_t size = bytes.size();
  std::size_t at = 0;
  while (size - at >= 32 &&
         ((load8(begin + at) | load8(begin + at + 8) | load8(begin + at + 16) | load8(begin + at + 24)) &
          kHighBits) == 0)
    at += 32;
  for (; size - at >= 8; at += 8)
    if (const std::uint64_t high = load8(begin + at) & kHighBits)
      return at + static_cast<std::size_t>(std::countr_zero(high)) / 8;
  while (at < size && static_cast<unsigned char>(begin[at]) < 0x80) ++at;
  return at;
}

}  // namespace mojimend
