// The look that the cheap scans take at a text: part by part, so that the compiler makes SIMD of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string_view>

namespace mojimend {

// The text is looked at in parts of this size: large enough for SIMD, small enough that the second look, byte
// by byte, at a part with something suspicious costs little.
inline constexpr std::size_t kPart = 256;  // bytes

// Unlike a == or its kin joined by |, which become a shift by `byte`, these leave the loop to SIMD.
inline bool is_one_of(unsigned char byte, unsigned char a, unsigned char b) {
  return std::min(static_cast<unsigned char>(byte ^ a), static_cast<unsigned char>(byte ^ b)) == 0;
}
inline bool is_within(unsigned char byte, unsigned char low, unsigned char high) {
  return static_cast<unsigned char>(byte - low) <= high - low;
}

// Whether `suspicious` holds at any of so many places from `from` on.
template <std::size_t kPlaces = kPart, typename Suspicious>
bool any_in_part(const char* from, Suspicious suspicious) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < kPlaces; ++i) any = static_cast<unsigned char>(any | suspicious(from + i));
  return any != 0;
}

// The same of at most kPart places near the end of a text, as if bytes 0 stood behind it. Most records of a
// crawl are no longer than that.
template <typename Suspicious>
bool any_near_end(std::string_view text, std::size_t from, std::size_t end, Suspicious suspicious) {
  constexpr std::size_t kBeside = 2, kStep = 32;  // bytes
  const std::size_t first = from - std::min(from, kBeside), last = std::min(end + kBeside, text.size());
  char copy[kBeside + kPart + kBeside] = {};
  char* const begin = copy + kBeside;
  std::memcpy(begin - (from - first), text.data() + first, last - first);
  for (std::size_t at = 0; at < end - from; at += kStep)
    if (any_in_part<kStep>(begin + at, suspicious)) return true;
  return false;
}

// The first place from `from` on where `is` holds, or npos. `suspicious` looks at a place, two bytes before
// it and two behind; it holds wherever `is` does. It is a lambda around a function that is inlined by force:
// what GCC calls once a byte takes half of the time of clean text.
template <typename Suspicious, typename Is>
std::size_t find_in_parts(std::string_view text, std::size_t from, Suspicious suspicious, Is is) {
  for (std::size_t at = from; at < text.size();) {
    const std::size_t end = std::min(at + kPart, text.size());
    // The last places of the text have no two bytes behind them.
    const bool any = end - at == kPart && end + 1 < text.size() ? any_in_part(text.data() + at, suspicious)
                                                                : any_near_end(text, at, end, suspicious);
    if (!any) at = end;
    for (; at < end; ++at)
      if (is(at)) return at;
  }
  return text.npos;
}

// Whether the byte leads a character of kana or Chinese in UTF-8, or of what lies between.
inline bool is_of_large_script(char lead) { return is_within(static_cast<unsigned char>(lead), 0xE3, 0xE9); }

// Where the next one begins, or npos. At memory speed.
inline std::size_t next_of_large_script(std::string_view text, std::size_t from) {
  const auto is = [](const char* at) { return is_of_large_script(*at); };
  return find_in_parts(text, from, is, [&](std::size_t at) { return is(text.data() + at); });
}

// Whether the text may have any: no text in a double-byte encoding is without, other than Korean.
inline bool may_be_chinese_or_japanese(std::string_view text) {
  return next_of_large_script(text, 0) != text.npos;
}

}  // namespace mojimend
