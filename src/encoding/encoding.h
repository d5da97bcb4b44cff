// The registry of encodings and their labels.
//
// An Encoding goes by its name in the WHATWG Encoding Standard, or by a common one if the standard leaves it
// out. A label is any spelling of it that is met in the wild; as in the standard, "gb2312" and "gbk" both
// mean the decoder of gb18030, "iso-8859-1" and "ascii" mean windows-1252, "ks_c_5601-1987" means
// windows-949.
#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace mojimend {

enum class EncodingKind { utf8, utf16, utf32, cesu8, single_byte, double_byte, stateful };

class Encoding {
 public:
  std::string_view name;      // in lower case: "windows-1252", "gb18030", "shift_jis", "cp437"
  std::string_view icu_name;  // the ICU converter that decodes so, or empty if there is none
  EncodingKind kind;
  bool ascii_compatible;  // bytes below 0x80 are ASCII wherever they are not part of a longer character
};

// Every encoding, UTF-8 first.
std::span<const Encoding> all_encodings();

// By name, WHATWG label or common alias; case, "_" for "-" and surrounding space do not matter. Null if
// unknown.
const Encoding* find_encoding(std::string_view label);

const Encoding& utf8_encoding();

}  // namespace mojimend
