// The registry: one row an encoding, and the labels that lead to it.
#include "encoding/encoding.h"

#include <string>
#include <unordered_map>

namespace mojimend {
namespace {

using enum EncodingKind;

// The converters are those that measured closest to the WHATWG decoders over every byte and pair of bytes;
// docs/encodings.md lists what still differs and icu_tables.cpp what is put right. Where ICU has no
// converter, or one that is alone with its reading, own_tables.cpp has the table.
constexpr Encoding kEncodings[] = {
    {"utf-8", "UTF-8", utf8, true},
    {"utf-16le", "UTF-16LE", utf16, false},
    {"utf-16be", "UTF-16BE", utf16, false},
    {"gbk", "gb18030", double_byte, true},
    {"gb18030", "gb18030", double_byte, true},
    {"big5", "ibm-1375_P100-2008", double_byte, true},
    {"euc-jp", "euc-jp-2007", double_byte, true},
    {"iso-2022-jp", "ISO-2022-JP", stateful, false},
    {"shift_jis", "ibm-943_P15A-2003", double_byte, true},
    {"euc-kr", "windows-949-2000", double_byte, true},
    {"windows-1250", "ibm-5346_P100-1998", single_byte, true},
    {"windows-1251", "ibm-5347_P100-1998", single_byte, true},
    {"windows-1252", "ibm-5348_P100-1997", single_byte, true},
    {"windows-1253", "ibm-5349_P100-1998", single_byte, true},
    {"windows-1254", "ibm-5350_P100-1998", single_byte, true},
    {"windows-1255", "ibm-9447_P100-2002", single_byte, true},
    {"windows-1256", "ibm-9448_X100-2005", single_byte, true},
    {"windows-1257", "ibm-9449_P100-2002", single_byte, true},
    {"windows-1258", "ibm-5354_P100-1998", single_byte, true},
    {"windows-874", "ibm-1162_P100-1999", single_byte, true},
    {"ibm866", "ibm-866_P100-1995", single_byte, true},
    {"iso-8859-2", "ibm-912_P100-1995", single_byte, true},
    {"iso-8859-3", "ibm-913_P100-2000", single_byte, true},
    {"iso-8859-4", "ibm-914_P100-1995", single_byte, true},
    {"iso-8859-5", "ibm-915_P100-1995", single_byte, true},
    {"iso-8859-6", "ibm-1089_P100-1995", single_byte, true},
    {"iso-8859-7", "ibm-9005_X110-2007", single_byte, true},
    {"iso-8859-8", "ibm-5012_P100-1999", single_byte, true},
    {"iso-8859-8-i", "ibm-5012_P100-1999", single_byte, true},
    {"iso-8859-10", "iso-8859_10-1998", single_byte, true},
    {"iso-8859-13", "ibm-921_P100-1995", single_byte, true},
    {"iso-8859-14", "iso-8859_14-1998", single_byte, true},
    {"iso-8859-15", "ibm-923_P100-1998", single_byte, true},
    {"koi8-r", "ibm-878_P100-1996", single_byte, true},
    {"koi8-u", "ibm-1168_P100-2002", single_byte, true},
    {"macintosh", "macos-0_2-10.2", single_byte, true},
    {"x-mac-cyrillic", "macos-7_3-10.2", single_byte, true},
    {"cp437", "", single_byte, true},
    {"cp737", "ibm-737_P100-1997", single_byte, true},
    {"cp775", "ibm-775_P100-1996", single_byte, true},
    {"cp850", "ibm-850_P100-1995", single_byte, true},
    {"cp852", "", single_byte, true},
    {"cp855", "ibm-855_P100-1995", single_byte, true},
    {"cp857", "", single_byte, true},
    {"cp858", "ibm-858_P100-1997", single_byte, true},
    {"cp860", "", single_byte, true},
    {"cp861", "", single_byte, true},
    {"cp862", "", single_byte, true},
    {"cp863", "", single_byte, true},
    {"cp864", "", single_byte, false},
    {"cp865", "", single_byte, true},
    {"cp869", "", single_byte, true},
    {"mac-latin2", "macos-29-10.2", single_byte, true},
    {"mac-greek", "macos-6_2-10.4", single_byte, true},
    {"mac-turkish", "macos-35-10.2", single_byte, true},
    {"iso-8859-16", "", single_byte, true},
    {"viscii", "", single_byte, false},
    {"tcvn", "", single_byte, false},
    {"cp037", "ibm-37_P100-1995", single_byte, false},
    {"cp500", "ibm-500_P100-1995", single_byte, false},
    {"johab", "", double_byte, true},
    {"euc-tw", "euc-tw-2014", double_byte, true},
    {"hz-gb-2312", "HZ", stateful, false},
    {"iso-2022-kr", "ISO-2022-KR", stateful, false},
    {"iso-2022-cn", "ISO-2022-CN", stateful, false},
    {"utf-7", "UTF-7", stateful, false},
    {"cesu-8", "CESU-8", cesu8, true},
    {"utf-32le", "UTF-32LE", utf32, false},
    {"utf-32be", "UTF-32BE", utf32, false},
};

struct Label {
  std::string_view label;
  std::string_view name;
};

constexpr Label kWhatwgLabels[] = {
#include "encoding/labels.inc"
};

// Spellings that are common outside the web: Python's, Java's, iconv's and Windows' names.
constexpr Label kAliases[] = {
    {"utf-8-sig", "utf-8"},
    {"utf8mb4", "utf-8"},
    {"cp65001", "utf-8"},
    {"utf16", "utf-16le"},
    {"utf16le", "utf-16le"},
    {"utf16be", "utf-16be"},
    {"cp1200", "utf-16le"},
    {"cp1201", "utf-16be"},
    {"cp936", "gbk"},
    {"ms936", "gbk"},
    {"windows-936", "gbk"},
    {"euc-cn", "gbk"},
    {"euccn", "gbk"},
    {"cp54936", "gb18030"},
    {"cp950", "big5"},
    {"ms950", "big5"},
    {"windows-950", "big5"},
    {"big5hkscs", "big5"},
    {"big5-eten", "big5"},
    {"big5eten", "big5"},
    {"eucjp", "euc-jp"},
    {"ujis", "euc-jp"},
    {"cp51932", "euc-jp"},
    {"iso2022-jp", "iso-2022-jp"},
    {"iso2022jp", "iso-2022-jp"},
    {"jis", "iso-2022-jp"},
    {"cp932", "shift_jis"},
    {"ms932", "shift_jis"},
    {"windows-932", "shift_jis"},
    {"s-jis", "shift_jis"},
    {"shiftjis", "shift_jis"},
    {"euckr", "euc-kr"},
    {"cp949", "euc-kr"},
    {"ms949", "euc-kr"},
    {"uhc", "euc-kr"},
    {"cp51949", "euc-kr"},
    {"cp874", "windows-874"},
    {"tis620", "windows-874"},
    {"latin-1", "windows-1252"},
    {"iso-latin-1", "windows-1252"},
    {"cp28591", "windows-1252"},
    {"iso8859", "windows-1252"},
    {"8859-1", "windows-1252"},
    {"latin-2", "iso-8859-2"},
    {"latin-5", "windows-1254"},
    {"latin-9", "iso-8859-15"},
    {"latin9", "iso-8859-15"},
    {"dos-866", "ibm866"},
    {"koi8u", "koi8-u"},
    {"koi8r", "koi8-r"},
    {"mac-roman", "macintosh"},
    {"macroman", "macintosh"},
    {"mac-cyrillic", "x-mac-cyrillic"},
    {"maccyrillic", "x-mac-cyrillic"},
    {"mac-ce", "mac-latin2"},
    {"maccentraleurope", "mac-latin2"},
    {"mac-centraleurope", "mac-latin2"},
    {"mac-centraleuropean", "mac-latin2"},
    {"maclatin2", "mac-latin2"},
    {"x-mac-ce", "mac-latin2"},
    {"x-mac-centraleurroman", "mac-latin2"},
    {"x-maccentraleurope", "mac-latin2"},
    {"cp10029", "mac-latin2"},
    {"macgreek", "mac-greek"},
    {"x-mac-greek", "mac-greek"},
    {"x-macgreek", "mac-greek"},
    {"cp10006", "mac-greek"},
    {"macturkish", "mac-turkish"},
    {"x-mac-turkish", "mac-turkish"},
    {"x-macturkish", "mac-turkish"},
    {"cp10081", "mac-turkish"},
    {"latin-10", "iso-8859-16"},
    {"latin10", "iso-8859-16"},
    {"l10", "iso-8859-16"},
    {"iso8859-16", "iso-8859-16"},
    {"iso-ir-226", "iso-8859-16"},
    {"viscii1.1-1", "viscii"},
    {"csviscii", "viscii"},
    {"tcvn-5712", "tcvn"},
    {"tcvn5712", "tcvn"},
    {"tcvn5712-1", "tcvn"},
    {"tcvn5712-1:1993", "tcvn"},
    {"tcvn-5712-1", "tcvn"},
    {"x-viet-tcvn5712", "tcvn"},
    {"ibm-37", "cp037"},
    {"cp37", "cp037"},
    {"ebcdic-us", "cp037"},
    {"ebcdic-cp-us", "cp037"},
    {"ebcdic-cp-ca", "cp037"},
    {"ebcdic-cp-nl", "cp037"},
    {"ebcdic-cp-wt", "cp037"},
    {"ebcdic-cp-be", "cp500"},
    {"ebcdic-cp-ch", "cp500"},
    {"ebcdic-international", "cp500"},
    {"pc-multilingual-850+euro", "cp858"},
    {"cp1361", "johab"},
    {"ms1361", "johab"},
    {"windows-1361", "johab"},
    {"x-johab", "johab"},
    {"euctw", "euc-tw"},
    {"x-euc-tw", "euc-tw"},
    {"cns11643", "euc-tw"},
    {"hz", "hz-gb-2312"},
    {"hzgb", "hz-gb-2312"},
    {"hz-gb", "hz-gb-2312"},
    {"hz-gb2312", "hz-gb-2312"},
    {"chinese-hz", "hz-gb-2312"},
    {"cp52936", "hz-gb-2312"},
    {"iso2022-kr", "iso-2022-kr"},
    {"iso2022kr", "iso-2022-kr"},
    {"csiso2022kr", "iso-2022-kr"},
    {"cp50225", "iso-2022-kr"},
    {"iso2022-cn", "iso-2022-cn"},
    {"iso2022cn", "iso-2022-cn"},
    {"csiso2022cn", "iso-2022-cn"},
    {"cp50227", "iso-2022-cn"},
    {"utf7", "utf-7"},
    {"unicode-1-1-utf-7", "utf-7"},
    {"unicode-2-0-utf-7", "utf-7"},
    {"csutf7", "utf-7"},
    {"cp65000", "utf-7"},
    {"cesu8", "cesu-8"},
    {"cscesu-8", "cesu-8"},
    {"utf-32", "utf-32le"},
    {"utf32", "utf-32le"},
    {"utf32le", "utf-32le"},
    {"utf32be", "utf-32be"},
    {"ucs-4", "utf-32le"},
    {"ucs-4le", "utf-32le"},
    {"ucs-4be", "utf-32be"},
    {"cp12000", "utf-32le"},
    {"cp12001", "utf-32be"},
};

constexpr std::string_view kSpace = " \t\n\f\r";  // the standard's ASCII whitespace

std::string normalised(std::string_view label) {
  const std::size_t first = label.find_first_not_of(kSpace);
  if (first == label.npos) return {};
  label = label.substr(first, label.find_last_not_of(kSpace) - first + 1);
  std::string key(label);
  for (char& each : key) {
    if (each >= 'A' && each <= 'Z') each = static_cast<char>(each - 'A' + 'a');
    if (each == '_') each = '-';
  }
  return key;
}

const Encoding* named(std::string_view name) {
  for (const Encoding& each : kEncodings)
    if (each.name == name) return &each;
  return nullptr;
}

using Index = std::unordered_map<std::string, const Encoding*>;

// IBM's code pages go by their number with all sorts of words before it.
constexpr std::string_view kBeforeNumber[] = {"ibm",   "ibm-", "",        "dos-",  "cp-",
                                              "ibm00", "cp00", "ccsid00", "csibm", "x-ibm"};

Index make_index() {
  Index index;
  const auto add = [&](std::string_view label, const Encoding* encoding) {
    if (encoding) index.emplace(normalised(label), encoding);
  };
  for (const Encoding& each : kEncodings) add(each.name, &each);
  for (const Label& each : kWhatwgLabels) add(each.label, named(each.name));
  for (const Label& each : kAliases) add(each.label, named(each.name));
  for (const Encoding& each : kEncodings)
    if (each.name.starts_with("cp"))
      for (const std::string_view before : kBeforeNumber)
        add(std::string(before) += each.name.substr(2), &each);
  return index;
}

}  // namespace

std::span<const Encoding> all_encodings() { return kEncodings; }

const Encoding* find_encoding(std::string_view label) {
  static const Index index = make_index();
  const auto found = index.find(normalised(label));
  return found == index.end() ? nullptr : found->second;
}

const Encoding& utf8_encoding() { return kEncodings[0]; }

}  // namespace mojimend
