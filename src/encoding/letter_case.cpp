// Asks ICU.
#include "encoding/letter_case.h"

#include <unicode/uchar.h>

namespace mojimend {

char32_t simple_lower(char32_t character) {
  return static_cast<char32_t>(u_tolower(static_cast<UChar32>(character)));
}

char32_t simple_upper(char32_t character) {
  return static_cast<char32_t>(u_toupper(static_cast<UChar32>(character)));
}

}  // namespace mojimend
