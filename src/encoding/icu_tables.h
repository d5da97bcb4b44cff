// What ICU's converters say of single bytes, pairs and longer sequences, with the few places put right in
// which they differ from the WHATWG decoders. The tables of the other files are made from it once and kept.
#pragma once

#include <cstdint>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend::icu {

// 256 code points; 0 where the byte is no character by itself (and for byte 0).
std::vector<char32_t> singles(const Encoding& encoding);

// 65,536 code points by lead << 8 | trail; 0 where the two are no single character. A pair whose lead byte is
// already a character by itself is none.
std::vector<char32_t> pairs(const Encoding& encoding);

// The code points of JIS X 0212, EUC-JP's 8F A1A1 to 8F FEFE, by (second - A1) * 94 + third - A1; 0 for none.
std::vector<char32_t> jis_x_0212();

// The code points of gb18030's four-byte sequences 81308130 to 8431A439, in order; 0 for none.
inline constexpr std::size_t kGb18030FourByteBmp = 39420;
std::vector<char32_t> gb18030_four_byte_bmp();

// The code points of CNS 11643's planes 2 to 15, EUC-TW's 8EA2A1A1 to 8EAFFEFE, plane by plane; 0 for none.
inline constexpr unsigned kCnsPlanes = 15, kCnsCells = 94 * 94;
std::vector<char32_t> cns_11643_beyond_plane_1();

}  // namespace mojimend::icu
