// Plane 1 is the two-byte part; ICU knows it under no other form, the standard knows both.
#include "encoding/euc_tw.h"

#include <unordered_map>
#include <vector>

#include "encoding/double_byte.h"
#include "encoding/icu_tables.h"

namespace mojimend {
namespace {

constexpr unsigned kCells = icu::kCnsCells;
constexpr unsigned kSide = 94;
constexpr unsigned kZone = 0xA0;  // what EUC adds to plane, row and cell

const std::vector<char32_t>& beyond_plane_1() {
  static const std::vector<char32_t> table = icu::cns_11643_beyond_plane_1();
  return table;
}

std::unordered_map<char32_t, std::uint32_t> inverse() {
  std::unordered_map<char32_t, std::uint32_t> numbers;
  const std::vector<char32_t>& table = beyond_plane_1();
  for (std::uint32_t number = 0; number < table.size(); ++number)
    if (table[number] != 0) numbers.emplace(table[number], number);
  return numbers;
}

}  // namespace

char32_t cns_11643(unsigned plane, unsigned row, unsigned cell) {
  if (plane == 1) {
    static const DoubleByteTable& first = *DoubleByteTable::of(*find_encoding("euc-tw"));
    return first.pair(static_cast<std::uint8_t>(row + kZone), static_cast<std::uint8_t>(cell + kZone));
  }
  if (plane < 2 || plane > icu::kCnsPlanes) return 0;
  return beyond_plane_1()[(plane - 2) * kCells + (row - 1) * kSide + (cell - 1)];
}

char32_t euc_tw_four_byte(std::string_view four) {
  const auto part = [&](std::size_t at) { return static_cast<unsigned char>(four[at]) - kZone; };
  return cns_11643(part(1), part(2), part(3));
}

std::uint32_t euc_tw_four_byte_of(char32_t character) {
  static const std::unordered_map<char32_t, std::uint32_t> numbers = inverse();
  const auto found = numbers.find(character);
  if (found == numbers.end()) return 0;
  const std::uint32_t number = found->second;
  return 0x8EA1A1A1 + ((number / kCells + 1) << 16) + (number / kSide % kSide << 8) + number % kSide;
}

}  // namespace mojimend
