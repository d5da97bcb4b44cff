// Encodings that write everything in seven bits: HZ, ISO-2022-KR, ISO-2022-CN, UTF-7. To bytes alone their
// text is ASCII; what tells is that it reads far better when decoded.
#pragma once

#include <string_view>

#include "encoding/encoding.h"

namespace mojimend {

// The one that `head`, which has no byte above 0x7F, is in; null if it is ASCII as far as anyone can tell.
// O(head), a few searches for single bytes where there is none of it.
const Encoding* guess_shifted(std::string_view head);

}  // namespace mojimend
