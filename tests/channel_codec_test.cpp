// Steps in every encoding of the registry: what each kind of reader makes of bytes that are no character,
// what writers refuse, what is done to the text afterwards; and, on bytes made at random, that readers agree
// with the decoders where the two say the same.
#include <random>

#include "channel/replay.h"
#include "encoding/decode.h"
#include "encoding/encoding.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

Step step_of(std::string written, std::string read, Unreadable unreadable = Unreadable::none) {
  Step step;
  step.written = std::move(written);
  step.read = std::move(read);
  step.unreadable = unreadable;
  return step;
}

std::string text_of(const std::optional<std::u32string>& text) { return text ? to_utf8(*text) : "nothing"; }

std::string replayed(std::u32string_view clean, const Step& step) { return text_of(replay(clean, {step})); }

// What a reader makes of the bytes.
std::string seen(std::string bytes, const std::string& encoding, Unreadable unreadable = Unreadable::none) {
  Step step = step_of("utf-8", encoding, unreadable);
  step.stood = {{0, std::move(bytes)}};
  return replayed(U"x", step);
}

constexpr Unreadable kAll[] = {
    Unreadable::none,         Unreadable::question_pair,    Unreadable::c1,
    Unreadable::replacement,  Unreadable::replacement_byte, Unreadable::question_byte,
    Unreadable::dropped_byte, Unreadable::katakana_dot};

// One answer for each of kAll.
void check(const std::string& encoding, const std::string& bytes, const std::vector<std::string>& expected) {
  for (std::size_t each = 0; each < expected.size(); ++each)
    BOOST_TEST(seen(bytes, encoding, kAll[each]) == expected[each], encoding << ", reader " << each);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channel_codec)

BOOST_AUTO_TEST_CASE(mojibake_step_by_step) {
  BOOST_TEST(replayed(U"é", step_of("utf-8", "windows-1252")) == "Ã©");
  BOOST_TEST(replayed(U"Ã©", step_of("windows-1252", "utf-8")) == "é");
  const Step step = step_of("utf-8", "windows-1252", Unreadable::c1);
  BOOST_TEST(text_of(replay(U"ÍÏ”", {step})) == "Ã\u008dÃ\u008fâ€\u009d");
  BOOST_TEST(text_of(replay(U"Í", {step, step})) == "Ãƒ\u00c2\u008d");
  BOOST_TEST(replayed(U"Привет", step_of("windows-1251", "koi8-r")) == "оПХБЕР");
  BOOST_TEST(replayed(U"文字化け", step_of("utf-8", "shift_jis", Unreadable::katakana_dot)) ==
             "譁・ｭ怜喧縺・");
  BOOST_TEST(replayed(U"日本", step_of("iso-2022-jp", "utf-8")) == "\x1b$BF|K\\\x1b(B");
  BOOST_TEST(replayed(U"日本", step_of("utf-7", "utf-8")) == "+ZeVnLA-");
}

BOOST_AUTO_TEST_CASE(latin_1_is_itself_and_not_windows_1252) {
  BOOST_TEST(seen("\x80\xE9\xFF", "iso-8859-1") == "\u0080éÿ");
  BOOST_TEST(seen("\x80\xE9\xFF", "windows-1252") == "€éÿ");
  BOOST_TEST(replayed(U"\u0081\u00FF", step_of("iso-8859-1", "windows-1251", Unreadable::c1)) == "Ѓя");
  BOOST_TEST(replayed(U"€", step_of("iso-8859-1", "utf-8")) == "nothing");
}

BOOST_AUTO_TEST_CASE(single_bytes_that_are_no_character) {
  check("windows-1252", "a\x81z",
        {"nothing", "nothing", "a\u0081z", "a\uFFFDz", "a\uFFFDz", "a?z", "az", "nothing"});
  check("windows-1255", "\xD9", {"nothing", "nothing", "Ù", "\uFFFD", "\uFFFD", "?", "", "nothing"});
  check("windows-874", "\x81\xA1",
        {"nothing", "nothing", "\u0081ก", "\uFFFDก", "\uFFFDก", "?ก", "ก", "nothing"});
  for (const Unreadable each : kAll) {
    BOOST_TEST(seen("a\xE9", "windows-1252", each) == "aé");
    BOOST_TEST(seen("\x81", "iso-8859-2", each) == "\u0081");  // ISO 8859 has its controls
    BOOST_TEST(seen("\x81", "iso-8859-1", each) == "\u0081");
  }
}

BOOST_AUTO_TEST_CASE(writers_are_strict_but_for_controls_of_undefined_bytes) {
  for (const char* written : {"windows-1252", "windows-1253", "windows-874"}) {
    BOOST_TEST(replayed(U"\u0081", step_of(written, "iso-8859-1")) == "nothing");
    BOOST_TEST(replayed(U"\u0081", step_of(written, "iso-8859-1", Unreadable::replacement)) == "nothing");
    BOOST_TEST(replayed(U"a\u0081", step_of(written, "iso-8859-1", Unreadable::c1)) == "a\u0081");
    // 80 is €.
    BOOST_TEST(replayed(U"\u0080", step_of(written, "iso-8859-1", Unreadable::c1)) == "nothing");
  }
  for (const char* written : {"gbk", "euc-kr", "iso-8859-2", "windows-1252"})
    BOOST_TEST(replayed(U"\U0001F600", step_of(written, "iso-8859-1", Unreadable::c1)) == "nothing");
  for (const char* written : {"utf-8", "utf-16le", "cesu-8", "utf-7"})
    BOOST_TEST(replayed(std::u32string(1, char32_t{0xD800}), step_of(written, "iso-8859-1")) == "nothing");
  BOOST_TEST(replayed(std::u32string(1, U'\0'), step_of("gbk", "euc-kr")) == std::string(1, '\0'));
}

BOOST_AUTO_TEST_CASE(double_bytes_that_are_no_character) {
  // C9A1 is an empty cell, and 31 never a trail byte.
  check("euc-kr", "\xC9\xA1\x31",
        {"nothing", "?1", "\u00C9\u00A11",
         "\uFFFD"
         "1",
         "\uFFFD\uFFFD"
         "1",
         "??1", "1", "・1"});
  // A half-width katakana is a character; FF never is.
  check("shift_jis", "\xB1\xFF\x41", {"nothing", "ｱ?", "ｱÿA", "ｱ\uFFFDA", "ｱ\uFFFDA", "ｱ?A", "ｱA", "ｱ・"});
  // 81 leads nothing at the end.
  for (const char* name : {"gbk", "gb18030", "big5", "shift_jis", "euc-kr"})
    check(name, "a\x81", {"nothing", "a?", "a\u0081", "a\uFFFD", "a\uFFFD", "a?", "a", "a・"});
}

// By Unicode's BIG5.TXT two rows have other characters, and Hong Kong's are none.
BOOST_AUTO_TEST_CASE(big5_without_hong_kong) {
  BOOST_TEST(seen("\xC6\xA6", "big5-unicode") == "あ");
  BOOST_TEST(seen("\xC6\xA6", "big5") != "あ");
  BOOST_TEST(seen("\xA4\xA4\xA4\xE5", "big5-unicode") == "中文");
  BOOST_TEST(seen("\x8B\xFD", "big5") == "钢");
  check("big5-unicode", "\x8B\xFDz",
        {"nothing", "?z", "\u008b\u00fdz", "\uFFFDz", "\uFFFD\uFFFDz", "??z", "z"});
  check("big5-unicode", "\x8B\x40", {"nothing", "?", "\u008b@", "\uFFFD@", "\uFFFD@", "?@", "@"});
}

BOOST_AUTO_TEST_CASE(sequences_of_three_and_four_bytes) {
  const std::string four = "\x81\x30\x84\x36";  // ¥
  BOOST_TEST(replayed(U"¥", step_of("gb18030", "iso-8859-1")) ==
             "\u0081"
             "0\u0084"
             "6");
  BOOST_TEST(seen(four, "gb18030") == "¥");
  BOOST_TEST(seen(four, "gbk") == "nothing");
  BOOST_TEST(seen(four, "gbk", Unreadable::replacement) == "¥");
  BOOST_TEST(seen(four, "gbk", Unreadable::replacement_byte) ==
             "\uFFFD"
             "0\uFFFD"
             "6");
  BOOST_TEST(replayed(U"丂", step_of("euc-jp", "iso-8859-1")) == "\u008F°¡");
  BOOST_TEST(seen("\x8F\xB0\xA1", "euc-jp") == "丂");
  BOOST_TEST(replayed(U"\U00020021", step_of("euc-tw", "euc-tw")) == "\U00020021");
}

BOOST_AUTO_TEST_CASE(gbk_is_not_gb18030) {
  BOOST_TEST(seen("\xA2\xAB", "gbk") == "nothing");  // an empty cell
  BOOST_TEST(seen("\xA2\xAB", "gb18030") == "\uE766");
  BOOST_TEST(seen("\xA2\xAB", "gbk", Unreadable::replacement) == "\uE766");
  BOOST_TEST(seen("\xAA\xA1", "gbk") == "\uE000");  // user-defined
  BOOST_TEST(seen("\x80\x41", "gbk") == "€A");
  BOOST_TEST(seen("\x80\x41", "gbk", Unreadable::question_pair) == "?");
  Step step = step_of("utf-8", "gb18030");
  step.user_defined = UserDefined::dropped;
  step.stood = {{0, "\xAA\xA1\xB0\xA1"}};
  BOOST_TEST(replayed(U"x", step) == "啊");
  step.read = "euc-kr";
  BOOST_TEST(replayed(U"x", step) == "nothing");
}

BOOST_AUTO_TEST_CASE(utf8_that_is_none) {
  // The longest beginning of a character is one error, whatever the reader shows for it.
  check("utf-8", "a\xE2\x82\xC3\x41",
        {"nothing", "nothing", "nothing", "a\uFFFD\uFFFDA", "a\uFFFD\uFFFDA", "a??A", "aA", "nothing"});
  for (const Unreadable each : kAll) BOOST_TEST(seen("é€\U0001F600", "utf-8", each) == "é€\U0001F600");
  BOOST_TEST(replayed(U"naïve", step_of("windows-1252", "utf-8", Unreadable::replacement)) == "na\uFFFDve");
}

BOOST_AUTO_TEST_CASE(what_is_done_after_reading) {
  Step step = step_of("utf-8", "windows-1252", Unreadable::c1);
  step.no_break_space = NoBreakSpace::space;
  BOOST_TEST(replayed(U"à Ý", step) == "Ã  Ã\u009d");
  step.quotes = Quotes::straight;
  BOOST_TEST(replayed(U"— Ó – Ñ’", step) == "â€\" Ã\" â€\" Ã'â€™");
  step.quotes = Quotes::kept;
  step.invisible = Invisible::stripped;
  BOOST_TEST(replayed(U"à Ýí", step) == "Ã  ÃÃ");
  step.cased = Cased::lower;
  BOOST_TEST(replayed(U"à ÝÅ", step) == "ã  ãã…");
  step = step_of("utf-8", "utf-8");
  step.cased = Cased::upper;
  BOOST_TEST(replayed(U"straße ǆ ᾳ ğ", step) == "STRAßE Ǆ ᾼ Ğ");
  step.cased = Cased::lower;
  step.folded = true;
  BOOST_TEST(replayed(U"ＡＢ İΣ", step) == "ab iσ");
}

BOOST_AUTO_TEST_CASE(bytes_stand_in_encodings_with_states) {
  Step step = step_of("iso-2022-jp", "iso-8859-1");
  step.stood = {{1, "?"}};
  BOOST_TEST(replayed(U"日x本", step) == "\x1b$BF|\x1b(B?\x1b$BK\\\x1b(B");
  BOOST_TEST(seen("\x1b$B\xFF", "iso-2022-jp", Unreadable::replacement) == "nothing");
}

// Bytes at random, few of them ASCII: strict readers read what the decoders do or nothing, and readers that
// replace give the same text as the decoders. gbk and windows-125x read less (docs/json.md).
BOOST_AUTO_TEST_CASE(readers_agree_with_the_decoders) {
  std::mt19937 random(1996);
  for (const Encoding& encoding : all_encodings()) {
    const std::string name(encoding.name);
    const bool cuts = encoding.kind == EncodingKind::utf8 || encoding.kind == EncodingKind::double_byte ||
                      encoding.kind == EncodingKind::single_byte;
    for (int round = 0; round < 400; ++round) {
      std::string bytes;
      for (std::size_t left = 1 + random() % 6; left > 0; --left)
        bytes += static_cast<char>(random() % 8 == 0 ? 0x30 + random() % 10 : random() % 256);
      const auto strict = decode_strict(bytes, encoding);
      const std::string read = seen(bytes, name);
      if (name != "gbk" && !name.starts_with("windows-"))
        BOOST_TEST(read == (strict ? strict->text : "nothing"), name);
      else if (read != "nothing") BOOST_TEST(read == strict->text, name);
      if (cuts && !name.starts_with("windows-"))
        BOOST_TEST(seen(bytes, name, Unreadable::replacement) == decode_lenient(bytes, encoding).text, name);
    }
  }
}

// What can be read can be written, and comes back.
BOOST_AUTO_TEST_CASE(every_encoding_writes_what_it_reads) {
  for (const Encoding& encoding : all_encodings()) {
    const std::string name(encoding.name);
    std::size_t written = 0;
    for (char32_t c = 0x20; c < 0x10000; c += c < 0x600 ? 1 : 13) {
      if (c >= 0xD800 && c < 0xE000) continue;
      const auto back = replay({&c, 1}, {step_of(name, name, Unreadable::c1)});
      if (!back) continue;
      BOOST_TEST((*back == std::u32string(1, c)), name << " " << static_cast<unsigned>(c));
      ++written;
    }
    BOOST_TEST(written > 90u, name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
