// ISO-2022-JP's states and the escape sequences that lead to them.
#pragma once

#include <string_view>

namespace mojimend {

enum class JpState { ascii, roman, katakana, jis_x_0208 };

struct JpEscape {
  std::string_view bytes;
  JpState state;
};

// The WHATWG standard's; the two of JIS C 6226-1978 and JIS X 0208-1983 are read alike.
inline constexpr JpEscape kJpEscapes[] = {
    {"\x1B(B", JpState::ascii},      {"\x1B(J", JpState::roman},      {"\x1B(I", JpState::katakana},
    {"\x1B$@", JpState::jis_x_0208}, {"\x1B$B", JpState::jis_x_0208},
};

}  // namespace mojimend
