// Decoding and encoding case by case: errors as the WHATWG standard has them, maps, places of errors.
#include <boost/test/unit_test.hpp>

#include "encoding/decode.h"
#include "encoding/double_byte.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

const Encoding& named(std::string_view name) { return *find_encoding(name); }

std::string lenient(std::string_view bytes, std::string_view name) {
  return decode_lenient(bytes, named(name)).text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decode)

BOOST_AUTO_TEST_CASE(errors_are_read_as_the_standard_says) {
  struct Case {
    std::string_view encoding;
    std::string bytes, text;
  };
  const Case cases[] = {
      {"gbk", "\x81", "�"},                         // a lead byte at the end
      {"gbk", "\xD6\xD0\x81 a", "中� a"},           // an ASCII byte behind a bad lead byte stays
      {"gbk", "\x81\x20z", "� z"},                  //
      {"gbk", "\xFF\xD6\xD0", "�中"},               // no lead byte at all
      {"gbk", "\x81\xFFz", "�z"},                   // a bad trail byte above 0x7F goes with its lead byte
      {"gbk", "\x80", "€"},                         //
      {"gb18030", "\x81\x30\x81\x30", "\xC2\x80"},  // the first four-byte sequence, U+0080
      {"gb18030", "\x90\x30\x81\x30", "𐀀"},         // the first of the other planes
      {"gb18030", "\xE3\x32\x9A\x35", "\xF4\x8F\xBF\xBF"},  // the last, U+10FFFF
      {"gb18030", "\xE3\x32\x9A\x36", "�"},                 // past it
      {"gb18030", "\x81\x30\x81", "�"},                     // cut off
      {"gb18030", "\x81\x30", "�"},                         //
      {"gb18030", "\x81\x30z", "�0z"},                      // third byte bad: the lead byte alone is lost
      {"gb18030", "\x81\x30\xD6\xD0", "�0中"},              // fourth byte bad
      {"big5", "\xA4\xA4\xA4", "中�"},                      //
      {"big5", "\xA5\x5C", "功"},                           // a trail byte that looks like a backslash
      {"big5", "\x8C\x43\x88\x40", "龦㇀"},                 // characters of HKSCS-2004
      {"gbk", "\xFE\x59\xA6\xD9", "龴︐"},                  // of GB 18030-2022
      {"big5", "\x82\x41", "�A"},                           //
      {"shift_jis", "\x5C\x7E", "\\~"},                     // not the yen sign and overline
      {"shift_jis", "\x81\x60\x81\x5F", "～＼"},            // as windows-31j
      {"shift_jis", "\xB1\x83\x41", "ｱア"},                 // half width, full width
      {"shift_jis", "\x81", "�"},                           //
      {"shift_jis", "\xF0\x40", "\xEE\x80\x80"},            // user-defined: U+E000
      {"shift_jis", "\xA0\xFD", "��"},                      //
      {"euc-jp", "\x8E\xB1", "ｱ"},                          //
      {"euc-jp", "\x8F\xB0\xA1z", "丂z"},                   // JIS X 0212
      {"euc-jp", "\x8F\xB0", "�"},                          //
      {"euc-jp", "\x8F\xB0z", "�z"},                        //
      {"euc-jp", "\x8Fz", "�z"},                            //
      {"euc-jp", "\xA1\xC1", "～"},                         // as windows-31j, not U+301C
      {"euc-kr", "\xC9\xA1z", "�z"},                   // user-defined in code page 949, nothing on the web
      {"euc-kr", "\x81\x41", "갂"},                    // beyond KS X 1001
      {"windows-1252", "\x80\x81\xE9", "€\xC2\x81é"},  // undefined bytes are C1 controls
      {"windows-1253", "\xAA", "�"},                   //
      {"ibm866", "\x1A\x1C\x7F", "\x1A\x1C\x7F"},      //
      {"koi8-u", "\xAE\xBE", "ўЎ"},                    //
      {"utf-8", "a\xE4\xB8z\xFF", "a�z�"},             // the longest beginning of a character is one error
      {"utf-8", "\xC0\x80\xED\xA0\x80", "�����"},      // overlong, surrogate
      {"utf-8", "\xF0\x9F\x98", "�"},                  // cut off
      {"utf-16le", "a\0\x3D\xD8\x00\xDE"s, "a😀"},     //
      {"utf-16le", "\x3D\xD8z\0"s, "�z"},              // a high surrogate by itself
      {"utf-16le", "\x00\xDEz\0"s, "�z"},              // a low one
      {"utf-16be", "\x4E\x2D\x4E"s, "中�"},            // half a unit
      {"iso-2022-jp", "a\x1B$B\x46|\x4B\x5C\x1B(Bz", "a日本z"},
      {"iso-2022-jp", "\x1B$B\x21\x41\x1B(J\x5C\x1B(I\x31", "～¥ｱ"},
      {"iso-2022-jp", "\x1B$B\x46\x1B(Bz", "�z"},  // a lead byte that an escape sequence cut off
      {"iso-2022-jp", "\x1B$X\xE9", "�$X�"},       //
  };
  for (const Case& each : cases) {
    BOOST_TEST_INFO(each.encoding << " " << each.text);
    const Decoded decoded = decode_lenient(each.bytes, named(each.encoding));
    BOOST_TEST(decoded.text == each.text);
    BOOST_TEST(decoded.map.text_size() == each.text.size());
    BOOST_TEST(decoded.map.original_end() == each.bytes.size());
    BOOST_TEST(decode_strict(each.bytes, named(each.encoding)).has_value() == decoded.unreadable.empty());
  }
}

BOOST_AUTO_TEST_CASE(nothing_gives_nothing_in_every_encoding) {
  for (const Encoding& each : all_encodings()) {
    BOOST_TEST_INFO(each.name);
    BOOST_TEST(decode_lenient("", each, 7).text == "");
    BOOST_TEST(decode_lenient("", each, 7).map.original_end() == 7u);
    BOOST_TEST(decode_strict("", each)->text == "");
    BOOST_TEST(*encode("", each) == "");
  }
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_and_a_nul_are_characters) {
  BOOST_TEST(lenient("\xEF\xBB\xBFx", "utf-8") == "\uFEFFx");
  BOOST_TEST(lenient("\xFF\xFEx\0"s, "utf-16le") == "\uFEFFx");
  for (const Encoding& each : all_encodings()) {
    BOOST_TEST_INFO(each.name);
    if (each.ascii_compatible) BOOST_TEST(decode_lenient("a\0b"s, each).text == "a\0b"s);
    BOOST_TEST(decode_lenient(*encode("a\0b"s, each), each).text == "a\0b"s);
  }
}

BOOST_AUTO_TEST_CASE(the_map_leads_from_each_character_to_its_bytes) {
  // a | 中 (2 bytes) | U+FFFD for one byte | z | U+3400 (4 bytes), at 100 in the document
  const Decoded decoded = decode_lenient("a\xD6\xD0\x81 z\x81\x39\xEE\x39", named("gb18030"), 100);
  BOOST_TEST(decoded.text == "a中� z㐀");
  const auto span = [&](std::size_t start, std::size_t end) {
    const Span place = decoded.map.to_original({start, end});
    return std::pair(place.start, place.end);
  };
  BOOST_TEST((span(0, 1) == std::pair<std::size_t, std::size_t>(100, 101)));
  BOOST_TEST((span(1, 4) == std::pair<std::size_t, std::size_t>(101, 103)));
  BOOST_TEST((span(2, 3) == std::pair<std::size_t, std::size_t>(101, 103)));  // widened to the character
  BOOST_TEST((span(4, 7) == std::pair<std::size_t, std::size_t>(103, 104)));
  BOOST_TEST((span(9, 12) == std::pair<std::size_t, std::size_t>(106, 110)));
  BOOST_REQUIRE(decoded.unreadable.size() == 1u);
  BOOST_TEST((decoded.unreadable[0] == Span{103, 104}));
}

BOOST_AUTO_TEST_CASE(strict_says_where_and_what) {
  const auto failed = decode_strict("one\ntwo\n\xD6\xD0\x81 ", named("gbk"));
  BOOST_REQUIRE(!failed.has_value());
  BOOST_TEST((failed.error().kind == ErrorKind::undecodable));
  BOOST_TEST(*failed.error().offset == 10u);
  BOOST_TEST(*failed.error().line == 3u);
  BOOST_TEST(failed.error().reason == "81 is no character in gbk");
  // Lines count in characters' terms: the 0A of U+0A3C is no line end.
  const auto wide = decode_strict("\x3C\x0A\n\0\x00\xDC"s, named("utf-16le"));
  BOOST_REQUIRE(!wide.has_value());
  BOOST_TEST(*wide.error().offset == 4u);
  BOOST_TEST(*wide.error().line == 2u);
  const auto inside = decode_strict("\n\xFF", utf8_encoding(), 1000);
  BOOST_TEST(*inside.error().offset == 1001u);
  BOOST_TEST(!inside.error().line.has_value());  // the lines before 1000 are not known
}

BOOST_AUTO_TEST_CASE(encode_says_which_character_is_lacking) {
  const auto failed = encode("один\n中", named("windows-1251"));
  BOOST_REQUIRE(!failed.has_value());
  BOOST_TEST(*failed.error().offset == 9u);
  BOOST_TEST(*failed.error().line == 2u);
  BOOST_TEST(failed.error().reason == "windows-1251 has no U+4E2D");
  BOOST_TEST(!encode("\xFF", named("gbk")).has_value());
  BOOST_TEST(!encode("𐀀", named("gbk")).has_value());  // gbk is written without four-byte sequences
  BOOST_TEST(*encode("𐀀", named("gb18030")) == "\x90\x30\x81\x30");
  BOOST_TEST(!encode("\x1B", named("iso-2022-jp")).has_value());
}

BOOST_AUTO_TEST_CASE(of_several_pairs_the_canonical_one_is_written) {
  BOOST_TEST(*encode("∵￢Ⅰ纊", named("shift_jis")) == "\x81\xE6\x81\xCA\x87\x54\xFA\x5C");
  BOOST_TEST(*encode("十卅═", named("big5")) == "\xA4\x51\xA4\xCA\xF9\xF9");
  BOOST_TEST(*encode("€", named("gbk")) == "\xA2\xE3");
}

BOOST_AUTO_TEST_CASE(tables_of_pairs) {
  const DoubleByteTable& gbk = *DoubleByteTable::of(named("gbk"));
  BOOST_TEST(&gbk == DoubleByteTable::of(named("gb18030")));
  BOOST_TEST((gbk.pair(0xD6, 0xD0) == U'中'));
  BOOST_TEST((gbk.pair(0xAA, 0xA1) == char32_t{0xE000}));  // user-defined
  BOOST_TEST((gbk.pair(0x81, 0x20) == 0));
  BOOST_TEST(gbk.is_lead(0x81));
  BOOST_TEST(!gbk.is_lead(0x80));
  BOOST_TEST(!gbk.is_lead('a'));
  BOOST_TEST((gbk.single('a') == U'a'));
  BOOST_TEST(gbk.bytes_of(U'中') == 0xD6D0);
  BOOST_TEST(gbk.bytes_of(U'a') == 'a');
  BOOST_TEST(gbk.bytes_of(U'𐀀') == 0);
  BOOST_TEST((DoubleByteTable::of(named("shift_jis"))->single(0xB1) == U'ｱ'));
  BOOST_TEST((DoubleByteTable::of(named("euc-jp"))->pair(0x8E, 0xB1) == U'ｱ'));
  BOOST_TEST(!DoubleByteTable::of(utf8_encoding()));
  BOOST_TEST(!DoubleByteTable::of(named("windows-1252")));
}

BOOST_AUTO_TEST_SUITE_END()
