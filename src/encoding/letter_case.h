// Upper and lower case, one code point for one.
#pragma once

namespace mojimend {

// Unicode's simple mappings (UnicodeData.txt): ß has no upper case, İ becomes i. O(1).
char32_t simple_lower(char32_t character);
char32_t simple_upper(char32_t character);

}  // namespace mojimend
