// What detection says of marks, UTF-8 with and without damage, binary and hopeless input, and that it does
// not matter how the document was cut.
#include <boost/test/unit_test.hpp>
#include <random>

#include "detect/detect.h"
#include "detect/utf8_tally.h"
#include "encoding/decode.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

std::string random_bytes(unsigned seed, std::size_t size, unsigned low = 0) {
  std::mt19937 random(seed);
  std::string bytes;
  while (bytes.size() < size) bytes.push_back(static_cast<char>(low + random() % (256 - low)));
  return bytes;
}

std::string_view name_of(const Detection& found) { return found.encoding ? found.encoding->name : "none"; }

std::string in(std::string_view encoding, std::string_view text) {
  return *encode(text, *find_encoding(encoding));
}

constexpr std::string_view kRussian = "Вечером дети собрали сено, а потом долго пили чай на веранде.\n";
constexpr std::string_view kChinese = "早上的集市很热闹，卖菜的阿姨给我多放了两根葱。\n";

bool is_utf8(const std::string& text) { return detect(text).encoding == &utf8_encoding(); }
// By the count of its sequences, whatever it says.
bool is_counted(const std::string& text) {
  return detect(text).candidates.front().evidence.starts_with("UTF-8 with");
}

}  // namespace

BOOST_AUTO_TEST_SUITE(survey)

BOOST_AUTO_TEST_CASE(nothing_is_empty) {
  BOOST_TEST((detect("").nature == Nature::empty));
  BOOST_TEST(name_of(detect("")) == "none");
  BOOST_TEST(detect("").segments.empty());
}

BOOST_AUTO_TEST_CASE(ascii_is_utf8_and_says_so) {
  const Detection found = detect("plain words\n");
  BOOST_TEST((found.nature == Nature::text));
  BOOST_TEST(name_of(found) == "utf-8");
  BOOST_TEST(found.ascii);
  BOOST_TEST(found.confidence == 1);
  BOOST_REQUIRE(found.segments.size() == 1u);
  BOOST_TEST((found.segments[0].span == Span{0, 12}));
}

BOOST_AUTO_TEST_CASE(byte_order_marks_decide) {
  struct Case {
    std::string bytes;
    std::string_view name;
    std::size_t bom;
  };
  const Case cases[] = {
      {"\xEF\xBB\xBFwords", "utf-8", 3},
      {"\xEF\xBB\xBF", "utf-8", 3},
      {"\xFF\xFE" + in("utf-16le", kChinese), "utf-16le", 2},
      {"\xFE\xFF" + in("utf-16be", kChinese), "utf-16be", 2},
  };
  for (const Case& each : cases) {
    const Detection found = detect(each.bytes);
    BOOST_TEST((found.nature == Nature::text));
    BOOST_TEST(name_of(found) == each.name);
    BOOST_TEST(found.bom == each.bom);
  }
}

BOOST_AUTO_TEST_CASE(utf32_is_known_by_its_mark_or_the_user) {
  const Detection little = detect("\xFF\xFE\0\0a\0\0\0"s), big = detect("\0\0\xFE\xFF\0\0\0a"s);
  BOOST_TEST(name_of(little) == "utf-32le");
  BOOST_TEST(name_of(big) == "utf-32be");
  BOOST_TEST(big.bom == 4u);
  BOOST_TEST(name_of(detect("a\0\0\0b\0\0\0"s)) == "none");  // two units are too few
  DetectOptions options;
  options.from = {find_encoding("utf-32le")};
  BOOST_TEST(name_of(detect("a\0\0\0b\0\0\0"s, options)) == "utf-32le");
}

BOOST_AUTO_TEST_CASE(utf8_with_a_few_bad_bytes_is_damaged_utf8) {
  std::string text = repeated(kChinese, 20);
  text[1] = '\xFF';
  text[300] = '\xC0';
  text.resize(text.size() - 2);  // cuts the last character
  const Detection found = detect(text);
  BOOST_TEST(name_of(found) == "utf-8");
  BOOST_TEST(found.invalid_utf8 == decode_lenient(text, utf8_encoding()).unreadable.size());
  BOOST_TEST(found.confidence > 0.99);
}

BOOST_AUTO_TEST_CASE(four_good_characters_for_a_bad_one_are_the_bound) {
  // Good characters that legacy text has by chance, so that only the count speaks.
  const std::string enough = repeated("\u00A2\u00A2\u00A2\u00A2\xFF ", 50);
  BOOST_TEST(name_of(detect(enough)) == "utf-8");
  BOOST_TEST(detect(enough).invalid_utf8 == 50u);
  const std::string too_few = in("gbk", repeated(kChinese, 50)) + repeated("¢", 50);
  BOOST_TEST(name_of(detect(too_few)) == "gbk");
}

BOOST_AUTO_TEST_CASE(marks_of_two_bytes_say_that_it_was_utf8) {
  BOOST_TEST(is_utf8("It\xE2\x80s a nice day, isn\xE2\x80t it?"));
  BOOST_TEST(!is_utf8("It\xE2\x81s a nice day, isn\xE2\x81t it?"));
  BOOST_TEST(!is_utf8("It\xE2s a nice day, isn\xE2t it?"));
}

// Who replaces or strips no-break spaces byte by byte leaves C3 of à. kHalvesPerGood: so much of nothing else
// may be another encoding.
BOOST_AUTO_TEST_CASE(halves_of_one_letter_do_not_make_it_another_encoding) {
  const std::string half = "et \xC3 la mer, ", good = "un caf\xC3\xA9 ";
  BOOST_TEST(is_counted(good + half + half));
  BOOST_TEST(is_counted(good + half + half + half + half));
  BOOST_TEST(!is_counted(good + half + half + half + half + half));
  // kHalf: by itself it is a letter at the end of a word, and a capital elsewhere.
  BOOST_TEST(is_utf8("Una bella citt\xC3\n"));
  BOOST_TEST(!is_utf8("AMANH\xC3 DE MANH\xC3\n"));
  BOOST_TEST(!is_utf8("Vit. \xC3, 20 mg\n"));
  // Letters of another encoding stand before letters.
  Utf8Tally tally;
  tally.feed("et \xC3, \xC3riechisch \xC3");
  tally.finish();
  BOOST_TEST(tally.invalid() == 3u);
  BOOST_TEST(tally.halves() == 2u);
}

// What the count of its sequences leaves open is decided by what it says.
BOOST_AUTO_TEST_CASE(a_short_text_with_a_bad_byte_is_damaged_utf8) {
  for (const char* text : {"The caf\xC3\xA9 was na\xC3ve.",
                           "Dr\xC3"
                           "ben gr\xC3\xBC\xC3t sie den M\xC3\xBCller.",
                           "\xD0ривет, \xBCир"})
    BOOST_TEST(is_utf8(text), text);
  // Some letters of it are UTF-8 by chance.
  for (const char* text : {"\xD1\xB1\xB1\xDB", "\xCF\xF0\xE8\xE2\xE5\xF2, \xC3\xA8\xEB\xFF",
                           "M\xFCller & \xC3\x84, gr\xFC\xDFt"})
    BOOST_TEST(!is_utf8(text), text);
}

BOOST_AUTO_TEST_CASE(gbk_that_is_nearly_all_of_a_long_document_is_not_utf8) {
  const std::string text = in("gbk", repeated(kChinese, 3000)) + repeated(kChinese, 10);
  BOOST_TEST(name_of(detect(text)) == "gbk");
}

BOOST_AUTO_TEST_CASE(utf16_without_a_mark_is_known_by_its_zero_bytes) {
  for (std::string_view name : {"utf-16le", "utf-16be"}) {
    BOOST_TEST(name_of(detect(in(name, "Just words in a row, and no mark.\n"))) == name);
    BOOST_TEST(name_of(detect(in(name, repeated(kChinese, 5)))) == name);
    BOOST_TEST(name_of(detect(in(name, kRussian))) == name);
  }
}

BOOST_AUTO_TEST_CASE(iso_2022_jp_is_known_by_its_escape_sequences) {
  const std::string text = "Subject: " + in("iso-2022-jp", "会議は明日の午後三時からです。\n");
  BOOST_TEST(name_of(detect(text)) == "iso-2022-jp");
  // A terminal's escape sequences are no Japanese.
  BOOST_TEST(name_of(detect("\x1B[31mred\x1B[0m \x1B$B\x7F\x7F broken")) == "utf-8");
}

BOOST_AUTO_TEST_CASE(a_plus_in_ascii_is_no_utf7) {
  for (const char* text : {"bind Shift_L+Any {\n  group = 2;\n}\nbind Shift_R+Any {\n  group = 3;\n}\n",
                           "flags=\"-std=gnu++98\"\nolder=\"-std=c++98\"\nnewer=\"-std=c++20\"\n",
                           "first\t-march=i486 +asm\nsecond\t-march=i586 +asm\nthird\t-march=i686 +asm\n",
                           "answer \"^[+1yY]\"\n",  // by chance as a writer of UTF-7 writes
                           "sum = first+AOk-second; path = C:\\new\n"}) {
    const Detection found = detect(text);
    BOOST_TEST(found.encoding->name == "utf-8", text);
    BOOST_TEST(found.ascii, text);
  }
  BOOST_TEST(
      detect("Der K+APY-nig fuhr +APw-ber die Br+APw-cke, und alle gr+APwA3w-ten ihn.\n").encoding->name ==
      "utf-7");
}

BOOST_AUTO_TEST_CASE(binary_formats_are_named) {
  struct Case {
    std::string bytes;
    std::string_view what;
  };
  const Case cases[] = {
      {"\x7F"
       "ELF\x02\x01\x01"s,
       "ELF"},
      {"\x89PNG\r\n\x1A\nxyz"s, "PNG"},
      {"\x1F\x8B\x08\x02xyz"s, "gzip"},
      {"PK\x03\x04rest"s, "zip"},
      {"%PDF-1.7\n%\xE2\xE3"s, "PDF"},
      {"GIF89a..."s, "GIF"},
      {"\xFF\xD8\xFF\xE0"s, "JPEG"},
      {"BZh91AY&SY"s, "bzip2"},
      {"\xFD"
       "7zXZ\0"s,
       "xz"},
      {std::string(257, 'a') + "ustar", "tar"},
  };
  for (const Case& each : cases) {
    const Detection found = detect(each.bytes);
    BOOST_TEST_INFO(each.what);
    BOOST_TEST((found.nature == Nature::binary));
    BOOST_TEST(name_of(found) == "none");
    BOOST_TEST(found.reason.find(each.what) != found.reason.npos);
  }
}

BOOST_AUTO_TEST_CASE(nuls_and_controls_make_a_document_binary_and_a_stray_one_does_not) {
  // A struct of small numbers, without any known mark.
  const Detection nuls = detect("x" + repeated("\x41\x42\0\0\0\x43"s, 100));
  BOOST_TEST((nuls.nature == Nature::binary));
  BOOST_TEST(nuls.reason_offset == 3u);
  const Detection controls = detect(repeated("abcdef\x01", 100));
  BOOST_TEST((controls.nature == Nature::binary));
  BOOST_TEST(controls.reason_offset == 6u);
  BOOST_TEST((detect(repeated("words and more words ", 100) + "\0"s).nature == Nature::text));
  BOOST_TEST((detect(repeated("words and more words \x01", 100)).nature == Nature::text));
}

BOOST_AUTO_TEST_CASE(random_bytes_are_not_text) {
  for (unsigned seed = 0; seed < 20; ++seed)
    for (std::size_t size : {200u, 2000u, 70000u}) {
      const Detection found = detect(random_bytes(seed, size));
      BOOST_TEST_INFO(seed << " " << size);
      BOOST_TEST((found.nature != Nature::text));
      BOOST_TEST(!found.reason.empty());
    }
  const Detection high = detect(random_bytes(1, 2000, 0x80));
  BOOST_TEST((high.nature == Nature::unknown));
  BOOST_TEST(name_of(high) == "none");
}

BOOST_AUTO_TEST_CASE(a_list_of_prices_is_no_noise) {
  BOOST_TEST(name_of(detect(repeated("tea \xA3"
                                     "2.50\n",
                                     200))) == "windows-1252");
}

BOOST_AUTO_TEST_CASE(legacy_text_is_found_however_far_it_stands) {
  const std::string text = repeated("A line of ASCII that says nothing about the encoding.\n", 20000) +
                           in("windows-1251", repeated(kRussian, 3));
  BOOST_TEST(name_of(detect(text)) == "windows-1251");
}

BOOST_AUTO_TEST_CASE(of_encodings_that_say_the_same_the_commoner_gives_the_name) {
  BOOST_TEST(name_of(detect("L'\xE9t\xE9 dernier,\n")) == "windows-1252");
  // Four-byte sequences are gb18030's alone.
  const std::string chinese = in("gbk", repeated(kChinese, 3));
  BOOST_TEST(name_of(detect(chinese)) == "gbk");
  BOOST_TEST(name_of(detect(chinese + in("gb18030", "𠮷野家"))) == "gb18030");
}

BOOST_AUTO_TEST_CASE(candidates_are_ranked_and_say_why) {
  const Detection found = detect(in("windows-1251", repeated(kRussian, 3)));
  BOOST_REQUIRE(found.candidates.size() >= 2u);
  BOOST_TEST(found.candidates[0].encoding == found.encoding);
  BOOST_TEST(found.candidates[0].confidence == found.confidence);
  for (std::size_t i = 1; i < found.candidates.size(); ++i)
    BOOST_TEST(found.candidates[i].confidence <= found.candidates[i - 1].confidence);
  BOOST_TEST(found.candidates[0].evidence.find("nats a byte") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(only_the_encodings_that_the_user_names) {
  const auto named = [](std::initializer_list<std::string_view> names) {
    DetectOptions options;
    for (std::string_view each : names) options.from.push_back(find_encoding(each));
    return options;
  };
  const std::string russian = in("windows-1251", kRussian);
  BOOST_TEST(name_of(detect(russian, named({"koi8-r"}))) == "koi8-r");
  BOOST_TEST(name_of(detect(russian, named({"koi8-r", "windows-1251"}))) == "windows-1251");
  BOOST_TEST(name_of(detect(kRussian, named({"gbk"}))) == "gbk");
  BOOST_TEST(name_of(detect(kRussian, named({"gbk", "utf-8"}))) == "utf-8");
  BOOST_TEST(name_of(detect("ascii", named({"shift_jis", "gbk"}))) == "shift_jis");
  BOOST_TEST(name_of(detect(russian, named({"utf-16le", "iso-2022-jp"}))) == "utf-16le");
  // The first where nothing tells them apart.
  BOOST_TEST(name_of(detect("caf\xE9\n", named({"windows-1252", "iso-8859-15"}))) == "windows-1252");
}

BOOST_AUTO_TEST_CASE(the_answer_does_not_depend_on_the_cut) {
  const std::string documents[] = {
      repeated(kChinese, 30) + "\xFF" + repeated("ascii ", 40) + std::string(kRussian) + "\xE4\xB8",
      in("gbk", repeated(kChinese, 40)),
      repeated("a line of ASCII\n", 30) + in("koi8-r", kRussian) + repeated("and more, without end ", 30) +
          "\xC1",
      "mail\n" + in("iso-2022-jp", "会議は明日の午後三時からです。\n"),
      in("utf-16be", repeated(kChinese, 3)),
      repeated("ab\0c"s, 40),
      random_bytes(5, 3000),
      "\xEF\xBB\xBF" + std::string(kChinese),
  };
  std::mt19937 random(6);
  for (const std::string& document : documents) {
    const Detection whole = detect(document);
    for (std::size_t longest : {1u, 2u, 5u, 64u, 1000u}) {
      Survey survey;
      for (std::size_t at = 0; at < document.size();) {
        const std::size_t size = 1 + random() % longest;
        survey.feed(std::string_view(document).substr(at, size));
        at += size;
      }
      const Detection cut = survey.finish();
      BOOST_TEST((cut.nature == whole.nature));
      BOOST_TEST(name_of(cut) == name_of(whole));
      BOOST_TEST(cut.confidence == whole.confidence);
      BOOST_TEST(cut.invalid_utf8 == whole.invalid_utf8);
      BOOST_TEST(cut.reason == whole.reason);
      BOOST_TEST(cut.reason_offset == whole.reason_offset);
      BOOST_TEST(cut.bom == whole.bom);
      BOOST_REQUIRE(cut.candidates.size() == whole.candidates.size());
      for (std::size_t i = 0; i < cut.candidates.size(); ++i)
        BOOST_TEST(cut.candidates[i].evidence == whole.candidates[i].evidence);
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
