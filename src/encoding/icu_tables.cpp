// Asks ICU for many sequences in one call, each a line of its own: what is wrong with one says nothing of the
// next. Asked one by one, the tables of one search took thirty milliseconds.
#include "encoding/icu_tables.h"

#include <unicode/ucnv.h>
#include <unicode/ucnv_cb.h>
#include <unicode/utf16.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>

#include "encoding/own_tables.h"

namespace mojimend::icu {
namespace {

// Sequences of bytes, each behind a line end and none with one in it: no converter takes a line end into a
// character.
struct Lines {
  std::string bytes;
  std::size_t count = 0;

  void add(std::initializer_list<unsigned> sequence) {
    const std::size_t size = bytes.size();
    bytes.resize(size + sequence.size() + 1, '\n');
    std::ranges::transform(sequence, bytes.begin() + static_cast<std::ptrdiff_t>(size),
                           [](unsigned byte) { return static_cast<char>(byte); });
    ++count;
  }
};

class Converter {
 public:
  explicit Converter(std::string_view icu_name) {
    UErrorCode status = U_ZERO_ERROR;
    handle_.reset(ucnv_open(std::string(icu_name).c_str(), &status));
    ucnv_setToUCallBack(handle_.get(), mark_wrong, nullptr, nullptr, nullptr, &status);
  }

  // The one code point that `bytes` are, or 0. An ICU built without the converter's data knows no character.
  char32_t character(std::string_view bytes) { return one_of(converted(bytes)); }

  // The same of each line.
  std::vector<char32_t> characters(const Lines& lines) {
    const std::u16string text = converted(lines.bytes);
    std::vector<char32_t> made;
    made.reserve(lines.count);
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t end = std::min(text.find(u'\n', at), text.size());
      made.push_back(one_of(std::u16string_view(text).substr(at, end - at)));
      at = end + 1;
    }
    made.resize(lines.count);
    return made;
  }

 private:
  std::u16string converted(std::string_view bytes) {
    if (!handle_) return {};
    UErrorCode status = U_ZERO_ERROR;
    ucnv_reset(handle_.get());
    // No byte becomes more than two: the marks of a wrong one.
    std::u16string text(2 * bytes.size(), 0);
    UChar* to = text.data();
    const char* from = bytes.data();
    ucnv_toUnicode(handle_.get(), &to, to + text.size(), &from, from + bytes.size(), nullptr, true, &status);
    text.resize(static_cast<std::size_t>(to - text.data()));
    return text;
  }

  static char32_t one_of(std::u16string_view units) {
    if (units.size() == 1 && !U16_IS_SURROGATE(units[0])) return units[0];
    if (units.size() == 2 && U16_IS_LEAD(units[0]) && U16_IS_TRAIL(units[1]))
      return static_cast<char32_t>(U16_GET_SUPPLEMENTARY(units[0], units[1]));
    return 0;
  }

  // Two units, so that what is wrong is not one character. Resets and closing are no business of ours.
  static void U_CALLCONV mark_wrong(const void*, UConverterToUnicodeArgs* args, const char*, std::int32_t,
                                    UConverterCallbackReason reason, UErrorCode* status) {
    if (reason > UCNV_IRREGULAR) return;
    *status = U_ZERO_ERROR;
    constexpr UChar kMarks[] = {0xFFFF, 0xFFFF};
    ucnv_cbToUWriteUChars(args, kMarks, 2, 0, status);
  }

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

// Whether the bytes may be a pair (the WHATWG standard's decoders; CNS 11643 for euc-tw). What is none takes
// ICU three times as long.
bool may_be_pair(std::string_view name, unsigned lead, unsigned trail) {
  if (name == "euc-jp" || name == "euc-tw") return (lead >= 0xA1 || lead == 0x8E) && trail >= 0xA1;
  if (name == "euc-kr")
    return (trail >= 0x41 && trail <= 0x5A) || (trail >= 0x61 && trail <= 0x7A) || trail >= 0x81;
  if (name == "big5") return (trail >= 0x40 && trail <= 0x7E) || trail >= 0xA1;
  return trail >= 0x40 && trail != 0x7F;
}

// All of them.
struct Asked {
  Lines lines;
  std::vector<unsigned> pairs;
};
Asked pairs_of(std::string_view name) {
  Asked asked;
  constexpr std::size_t kMost = 126 * 191;
  asked.lines.bytes.reserve(3 * kMost);
  asked.pairs.reserve(kMost);
  for (unsigned lead = 0x81; lead < 0xFF; ++lead)
    for (unsigned trail = 0x40; trail < 0xFF; ++trail) {
      if (!may_be_pair(name, lead, trail)) continue;
      asked.lines.add({lead, trail});
      asked.pairs.push_back(lead << 8 | trail);
    }
  return asked;
}

char32_t put_right(std::string_view name, unsigned bytes, char32_t character) {
  for (const Correction& each : kCorrections)
    if (each.encoding == name && each.bytes == bytes) return each.character;
  if (private_use(character))
    if (const char32_t other = own::newer(name == "gb18030" ? "gbk" : name, bytes)) return other;
  return only_in_icu(name, bytes, character) ? 0 : character;
}

}  // namespace

std::vector<char32_t> singles(const Encoding& encoding) {
  Converter converter(encoding.icu_name);
  std::vector<char32_t> table(256);
  for (unsigned byte = 0; byte < 256; ++byte) {
    const char one = static_cast<char>(byte);
    // IBM's converters exchange 1A, 1C and 7F; on the web ASCII is ASCII.
    const bool ascii = encoding.ascii_compatible && byte < 0x80;
    table[byte] = put_right(encoding.name, byte, ascii ? byte : converter.character({&one, 1}));
  }
  return table;
}

std::vector<char32_t> pairs(const Encoding& encoding) {
  const std::vector<char32_t> alone = singles(encoding);
  const Asked asked = pairs_of(encoding.name);
  const std::vector<char32_t> said = Converter(encoding.icu_name).characters(asked.lines);
  std::vector<char32_t> table(65536);
  for (std::size_t at = 0; at < asked.pairs.size(); ++at) {
    const unsigned pair = asked.pairs[at];
    if (said[at] != 0 && alone[pair >> 8] == 0) table[pair] = put_right(encoding.name, pair, said[at]);
  }
  return table;
}

std::vector<char32_t> jis_x_0212() {
  Lines lines;
  for (unsigned at = 0; at < 94 * 94; ++at) lines.add({0x8F, 0xA1 + at / 94, 0xA1 + at % 94});
  return Converter("euc-jp-2007").characters(lines);
}

std::vector<char32_t> gb18030_four_byte_bmp() {
  // Asked for all of them, ICU takes four times as long as for the pairs, which they leave out.
  std::vector<bool> has_pair(0x10000);
  const Asked pairs = pairs_of("gb18030");
  for (const char32_t character : Converter("gb18030").characters(pairs.lines))
    if (character < has_pair.size()) has_pair[character] = true;
  // GB 18030-2005 gave ḿ the pair of U+E7C7, and that ḿ's four bytes.
  constexpr char32_t kGivenAPair = 0x1E3F, kTakenAPair = 0xE7C7;
  has_pair[kGivenAPair] = false;
  has_pair[kTakenAPair] = true;
  std::vector<char32_t> table;
  for (char32_t character = 0x80; character < has_pair.size(); ++character)
    if (!has_pair[character] && !(character >= 0xD800 && character < 0xE000))
      table.push_back(character == kGivenAPair ? kTakenAPair : character);
  return table;
}

std::vector<char32_t> cns_11643_beyond_plane_1() {
  Lines lines;
  for (unsigned at = 0; at < (kCnsPlanes - 1) * kCnsCells; ++at)
    lines.add({0x8E, 0xA2 + at / kCnsCells, 0xA1 + at % kCnsCells / 94, 0xA1 + at % 94});
  return Converter(find_encoding("euc-tw")->icu_name).characters(lines);
}

}  // namespace mojimend::icu
