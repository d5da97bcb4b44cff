// The classes, as the ends of ranges of code points (Unicode 15, Blocks.txt).
#include "model/letters.h"

#include <algorithm>
#include <iterator>

namespace mojimend {
namespace {

struct Range {
  char32_t end;  // the first code point behind it
  std::uint16_t symbol;
};

constexpr Range kRanges[] = {
    {0x20, 1},    {0x7F, 3},    {0xA0, 1},    {0x250, 3},    {0x370, 4},     {0x400, 5},
    {0x530, 6},   {0x600, 7},   {0x900, 8},   {0x1100, 9},   {0x1E00, 10},   {0x2000, 11},
    {0x2190, 12}, {0x2500, 13}, {0x2600, 14}, {0x2E80, 15},  {0x3400, 16},   {0x4E00, 17},
    {0xA000, 18}, {0xAC00, 19}, {0xD7B0, 20}, {0xE000, 21},  {0xF900, 2},    {0xFB00, 21},
    {0xFF00, 22}, {0xFFF0, 23}, {0x10000, 2}, {0x20000, 24}, {0x110000, 25},
};

}  // namespace

std::uint16_t unseen_class(char32_t letter) {
  const auto* const found =
      std::upper_bound(std::begin(kRanges), std::end(kRanges) - 1, letter,
                       [](char32_t value, const Range& range) { return value < range.end; });
  return found->symbol;
}

}  // namespace mojimend
