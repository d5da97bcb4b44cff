// Unfolds the generated tables.
#include "encoding/own_tables.h"

#include <array>
#include <cstdint>

namespace mojimend::own {
namespace {

struct LowByte {
  std::uint8_t byte;  // 0: no more of them
  char16_t character;
};

struct SingleBytes {
  std::string_view name;
  std::array<LowByte, 16> low;
  std::array<char16_t, 128> high;
};
constexpr SingleBytes kSingleBytes[] = {
#include "encoding/tables/single_byte.inc"
};

struct Run {
  std::uint16_t first;
  std::u16string_view characters;
};
constexpr Run kJohab[] = {
#include "encoding/tables/johab.inc"
};

struct Newer {
  std::string_view name;
  unsigned pair;
  char32_t character;
};
constexpr Newer kNewer[] = {
#include "encoding/tables/newer.inc"
};

}  // namespace

char32_t newer(std::string_view name, unsigned pair) {
  for (const Newer& each : kNewer)
    if (each.name == name && each.pair == pair) return each.character;
  return 0;
}

std::vector<char32_t> singles(const Encoding& encoding) {
  std::vector<char32_t> table(256);
  for (unsigned byte = 0; byte < 128; ++byte) table[byte] = byte;
  for (const SingleBytes& each : kSingleBytes) {
    if (each.name != encoding.name) continue;
    for (const LowByte& low : each.low)
      if (low.byte != 0) table[low.byte] = low.character;
    for (unsigned byte = 128; byte < 256; ++byte) table[byte] = each.high[byte - 128];
  }
  return table;
}

std::vector<char32_t> pairs(const Encoding& encoding) {
  std::vector<char32_t> table(65536);
  if (encoding.name != "johab") return table;
  for (const Run& run : kJohab) {
    unsigned pair = run.first;
    for (const char16_t each : run.characters) table[pair++] = each;
  }
  return table;
}

}  // namespace mojimend::own
