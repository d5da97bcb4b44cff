// What of a sample tells encodings apart: bytes above 0x7F with a little of what stands around them. ASCII is
// the same in nearly all of them.
#pragma once

#include <bitset>
#include <string>
#include <string_view>

namespace mojimend {

using ByteSet = std::bitset<256>;

// More than a sequence of any encoding and the model's context are long.
inline constexpr std::size_t kBefore = 3, kBehind = 4;  // bytes of ASCII kept around a byte above 0x7F

// The stretches, each ended with a blank, until there are `most` bytes of them. Nothing is cut between
// two bytes above 0x7F that stand closer than kBefore + kBehind. O(sample).
std::string condensed(std::string_view sample, std::size_t most);

// Which bytes above 0x7F there are.
void add_high_bytes(std::string_view bytes, ByteSet& set);

}  // namespace mojimend
