// Asks ICU for one sequence at a time: slow, but each table is made once and nothing of ICU's state leaks.
#include "encoding/icu_tables.h"

#include <unicode/ucnv.h>
#include <unicode/utf16.h>

#include <memory>
#include <string>
#include <string_view>

#include "encoding/own_tables.h"

namespace mojimend::icu {
namespace {

class Converter {
 public:
  explicit Converter(std::string_view icu_name) {
    UErrorCode status = U_ZERO_ERROR;
    handle_.reset(ucnv_open(std::string(icu_name).c_str(), &status));
    ucnv_setToUCallBack(handle_.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr, &status);
  }

  // The one code point that `bytes` are, or 0. An ICU built without the converter's data knows no character.
  char32_t character(std::string_view bytes) {
    if (!handle_) return 0;
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(handle_.get());
    UChar out[4];
    UChar* to = out;
    const char* from = bytes.data();
    const char* const end = from + bytes.size();
    ucnv_toUnicode(handle_.get(), &to, out + 4, &from, end, nullptr, true, &status);
    if (U_FAILURE(status) || from != end) return 0;
    if (to == out + 1 && !U16_IS_SURROGATE(out[0])) return out[0];
    if (to == out + 2 && U16_IS_LEAD(out[0]))
      return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(out[0], out[1]));
    return 0;
  }

 private:
  struct Close {
    void operator()(UConverter* handle) const { ucnv_close(handle); }
  };
  std::unique_ptr<UConverter, Close> handle_;
};

// Where the WHATWG index and the ICU converter that is closest to it differ; found by comparing every byte
// and pair (docs/encodings.md). 0 as the character: WHATWG has none there.
struct Correction {
  std::string_view encoding;
  unsigned bytes;
  char32_t character;
};
constexpr Correction kCorrections[] = {
    {"koi8-u", 0xAE, 0x045E},        // WHATWG follows the KOI8-RU letters ў and Ў here
    {"koi8-u", 0xBE, 0x040E},        //
    {"windows-1253", 0xAA, 0},       // not assigned by Microsoft
    {"windows-1255", 0xCA, 0x05BA},  // HOLAM HASER FOR VAV, added by Microsoft later
    {"gbk", 0x80, 0x20AC},           // code page 936's euro
    {"gb18030", 0x80, 0x20AC},       //
    {"gbk", 0xA3A0, 0x3000},         // the web's ideographic space
    {"gb18030", 0xA3A0, 0x3000},     //
    {"shift_jis", 0x80, 0x80},       //
};

bool private_use(char32_t character) { return character >= 0xE000 && character <= 0xF8FF; }

// WHATWG gives no character to these, ICU does.
bool only_in_icu(std::string_view name, unsigned bytes, char32_t character) {
  if (name == "euc-kr") return private_use(character) || (bytes >= 0x80 && bytes < 0x100);
  if (name == "euc-tw") return bytes >= 0x80 && bytes < 0x100;
  if (name == "euc-jp")
    return (bytes >= 0x80 && bytes < 0x100) ||
           (bytes >= 0x8E00 && bytes < 0x8F00 && !(bytes >= 0x8EA1 && bytes <= 0x8EDF));
  if (name == "big5") return bytes >= 0x8000 && bytes < 0x8500;  // user-defined characters
  return false;
}

char32_t put_right(std::string_view name, unsigned bytes, char32_t character) {
  for (const Correction& each : kCorrections)
    if (each.encoding == name && each.bytes == bytes) return each.character;
  if (private_use(character))
    if (const char32_t other = own::newer(name == "gb18030" ? "gbk" : name, bytes)) return other;
  return only_in_icu(name, bytes, character) ? 0 : character;
}

char as_char(unsigned byte) { return static_cast<char>(byte); }

}  // namespace

std::vector<char32_t> singles(const Encoding& encoding) {
  Converter converter(encoding.icu_name);
  std::vector<char32_t> table(256);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char one = as_char(byte);
    // IBM's converters exchange 1A, 1C and 7F; on the web ASCII is ASCII.
    const bool ascii = encoding.ascii_compatible && byte < 0x80;
    const char32_t character = ascii ? byte : converter.character({&one, 1});
    table[byte] = put_right(encoding.name, byte, character);
  }
  return table;
}

std::vector<char32_t> pairs(const Encoding& encoding) {
  Converter converter(encoding.icu_name);
  const std::vector<char32_t> alone = singles(encoding);
  std::vector<char32_t> table(65536);
  for (unsigned lead = 0x80; lead < 256; ++lead) {
    if (alone[lead] != 0) continue;
    for (unsigned trail = 0x30; trail < 256; ++trail) {
      const char two[] = {as_char(lead), as_char(trail)};
      const unsigned bytes = lead << 8 | trail;
      table[bytes] = put_right(encoding.name, bytes, converter.character({two, 2}));
    }
  }
  return table;
}

std::vector<char32_t> jis_x_0212() {
  Converter converter("euc-jp-2007");
  std::vector<char32_t> table(94 * 94);
  for (unsigned at = 0; at < table.size(); ++at) {
    const char three[] = {as_char(0x8F), as_char(0xA1 + at / 94), as_char(0xA1 + at % 94)};
    table[at] = converter.character({three, 3});
  }
  return table;
}

std::vector<char32_t> gb18030_four_byte_bmp() {
  Converter converter("gb18030");
  std::vector<char32_t> table(kGb18030FourByteBmp);
  for (unsigned at = 0; at < table.size(); ++at) {
    const char four[] = {as_char(0x81 + at / 12600), as_char(0x30 + at / 1260 % 10),
                         as_char(0x81 + at / 10 % 126), as_char(0x30 + at % 10)};
    table[at] = converter.character({four, 4});
  }
  return table;
}

std::vector<char32_t> cns_11643_beyond_plane_1() {
  Converter converter(find_encoding("euc-tw")->icu_name);
  std::vector<char32_t> table((kCnsPlanes - 1) * kCnsCells);
  for (unsigned at = 0; at < table.size(); ++at) {
    const char four[] = {as_char(0x8E), as_char(0xA2 + at / kCnsCells), as_char(0xA1 + at % kCnsCells / 94),
                         as_char(0xA1 + at % 94)};
    table[at] = converter.character({four, 4});
  }
  return table;
}

}  // namespace mojimend::icu
