// Base64, in which JSON formats carry bytes that are no text.
#pragma once

#include <string>
#include <string_view>

namespace mojimend {

// RFC 4648, section 4, with padding. O(bytes).
std::string base64(std::string_view bytes);

}  // namespace mojimend
