// Asks the tables of the two encodings once for each ideograph.
#include "byte_edits/script.h"

#include <vector>

#include "encoding/double_byte.h"
#include "encoding/encoding.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Two rows of GB 2312-80, the ones with Han: lead B0–F7, trail A1–FE.
bool is_of_gb2312(std::uint16_t bytes) {
  const unsigned lead = bytes >> 8, trail = bytes & 0xFF;
  return lead >= 0xB0 && lead <= 0xF7 && trail >= 0xA1;
}

// Big5 of 1984 with the seven that ETEN added (裏 is one of them), without Hong Kong's.
bool is_of_big5(std::uint16_t bytes) {
  return (bytes >= 0xA440 && bytes <= 0xC67E) || (bytes >= 0xC940 && bytes <= 0xF9DC);
}

std::vector<ChineseScript> scripts() {
  const DoubleByteTable& gbk = *DoubleByteTable::of(*find_encoding("gbk"));
  const DoubleByteTable& big5 = *DoubleByteTable::of(*find_encoding("big5"));
  std::vector<ChineseScript> made(0x10000, ChineseScript::both);
  for (char32_t c = 0; c < made.size(); ++c) {
    if (!is_han(c) || c == 0x3007) continue;
    const bool simplified = is_of_gb2312(gbk.bytes_of(c)), traditional = is_of_big5(big5.bytes_of(c));
    made[c] = simplified && traditional ? ChineseScript::both
              : simplified              ? ChineseScript::simplified
              : traditional             ? ChineseScript::traditional
                                        : ChineseScript::neither;
  }
  return made;
}

}  // namespace

ChineseScript script_of(char32_t c) {
  static const std::vector<ChineseScript> made = scripts();
  return c < made.size() ? made[c] : ChineseScript::both;
}

}  // namespace mojimend
