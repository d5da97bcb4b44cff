// What a change is refused for, and what not.
#include <boost/test/unit_test.hpp>
#include <string>

#include "detect/detect.h"
#include "encoding/decode.h"
#include "guard/judge.h"

namespace {

using namespace mojimend;

const std::string kChinese = "人民日报社论说，改革开放以来，我国经济建设取得了举世瞩目的成就。\n";
const std::string kGerman = "Die Straße führt über die Brücke, und die Mädchen gehen später nach Hause.\n";
const std::string kRussian = "Город стоит у моря. Дома стоят в ряд, и люди идут по улице домой.\n";
const std::string kMark = "\xef\xbb\xbf";

std::string in(const std::string& text, const char* encoding) {
  const auto written = encode(text, *find_encoding(encoding));
  BOOST_REQUIRE(written.has_value());
  return *written;
}

// "encoding:3 lost:4", in the order of the lines.
std::string refused(const std::string& before, const std::string& after, const Values& values = {}) {
  std::string out;
  for (const Refusal& each : judge({before, after}, values)) {
    out += (out.empty() ? "" : " ") + std::string(info(each.rule).name) + ":" + std::to_string(each.line);
    BOOST_TEST(!each.reason.empty());
    BOOST_TEST(!each.advice.empty());
  }
  return out;
}

Values said(Key key, std::initializer_list<const char*> words) {
  Values values;
  for (const char* each : words) values.add(key, each, "test");
  return values;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(guard)

BOOST_AUTO_TEST_CASE(the_accident_an_edit_in_ascii_rewrites_the_file_as_utf8) {
  for (const auto& [text, encoding] : {std::pair<std::string, const char*>{kChinese + kChinese, "gbk"},
                                       {kGerman, "windows-1252"},
                                       {kRussian, "koi8-r"},
                                       {kRussian, "windows-1251"},
                                       {"caf\u00e9\n", "windows-1252"}}) {
    BOOST_TEST_CONTEXT(encoding) {
      const std::string before = in("// head\n" + text, encoding);
      BOOST_TEST(refused(before, "// a head\n" + text) == "encoding:2");
      BOOST_TEST(refused(before, in("// a head\n" + text, encoding)) == "");
      BOOST_TEST(refused("// head\n" + text, in("// a head\n" + text, encoding)).starts_with("encoding:2"));
      BOOST_TEST(refused(before, "// a head\n" + text, said(Key::to, {"utf-8"})) == "");
      BOOST_TEST(refused(before, "// a head\n" + text, said(Key::to, {"keep"})) == "encoding:2");
      BOOST_TEST(refused(before, "// a head\n" + text, said(Key::ignore, {"encoding"})) == "");
    }
  }
}

BOOST_AUTO_TEST_CASE(what_the_file_became_tells_what_it_was) {
  // Three accents, which detection alone takes for Cyrillic.
  const std::string text =
      "   'one \u00e4 multibyteCharacter',\n   'a\u00e4 \u00c4  two multiByte characters',\n"
      "   'A\u00e4\u00f6\u00fc  three mulTibyte characters',\n";
  BOOST_TEST((detect(in(text, "windows-1252")).encoding != find_encoding("windows-1252")));
  const auto refusals = judge({in("\" head\n" + text, "windows-1252"), "\" a head\n" + text}, {});
  BOOST_REQUIRE(refusals.size() == 1U);
  BOOST_TEST(refusals[0].line == 2U);
  BOOST_TEST(refusals[0].reason ==
             "the file was windows-1252 and is utf-8 now; 3 lines say the same in other bytes");
  const auto back = judge({"\" head\n" + text, in("\" a head\n" + text, "windows-1252")}, {});
  BOOST_REQUIRE(back.size() == 1U);
  BOOST_TEST(back[0].reason ==
             "the file was utf-8 and is windows-1252 now; 3 lines say the same in other bytes");
}

BOOST_AUTO_TEST_CASE(an_encoding_that_no_line_shows_is_told_as_a_guess) {
  const auto refusals = judge({in(kGerman, "windows-1252"), "Gr\u00fc\u00dfe\n"}, {});
  BOOST_REQUIRE(refusals.size() == 1U);
  BOOST_TEST(refusals[0].reason ==
             "the file was in an older encoding, likely windows-1252, and is utf-8 now");
  BOOST_TEST(refusals[0].advice.find("save it in its old encoding again, or ") == 0U);
}

BOOST_AUTO_TEST_CASE(between_older_encodings_a_line_must_show_it) {
  const std::string before = in(kRussian + kRussian, "windows-1251");
  BOOST_TEST(refused(before, in("x\n" + kRussian + kRussian, "koi8-r")) == "encoding:2");
  BOOST_TEST(refused(before, in("x\n" + kRussian + kRussian, "koi8-r"), said(Key::encodings, {"koi8-r"})) ==
             "");
  BOOST_TEST(refused(before, in("x\n" + kRussian + kRussian, "koi8-r"),
                     said(Key::encodings, {"koi8-r", "windows-1251"})) == "encoding:2");
  // Most letters of these two have the same bytes, and which of them it is changes with the letters.
  BOOST_TEST(refused(in("Gr\u00fc\u00dfe \u011f\u0131\u015f\n", "windows-1254"),
                     in("Gr\u00fc\u00dfe\nMa\u00f1ana\n", "windows-1252")) == "");
  // Whatever a word more makes of a close call.
  BOOST_TEST(refused(in("na\u00efve\n", "windows-1252"), in("na\u00efve f\u00e4\u00df\n", "windows-1252")) ==
             "");
}

BOOST_AUTO_TEST_CASE(unicode_of_other_kinds) {
  BOOST_TEST(refused(kGerman, in(kMark + kGerman, "utf-16le")) == "encoding:1");
  BOOST_TEST(refused("plain text and enough of it\n",
                     in(kMark + "plain text and enough of it\n", "utf-16le")) == "encoding:1");
  BOOST_TEST(refused(in(kMark + kGerman, "utf-16le"), in(kMark + kGerman + "x\n", "utf-16le")) == "");
  BOOST_TEST(refused(in(kMark + kGerman, "utf-16le"), kGerman) == "encoding:1");
}

BOOST_AUTO_TEST_CASE(lines_in_another_encoding_come_into_a_file) {
  const std::string german = in(kGerman + kGerman, "windows-1252");
  BOOST_TEST(refused(german, german + "Grüße, Öfen, Äpfel, Übung\n") == "encoding:3");
  BOOST_TEST(refused(kGerman + kGerman, kGerman + kGerman + in("Grüße\n", "windows-1252"))
                 .starts_with("encoding:3"));
  BOOST_TEST(refused(german, german + in("Grüße, Öfen, Äpfel, Übung\n", "windows-1252")) == "");
  // 涂鸦 and 全选 in GBK are valid UTF-8 by chance.
  const std::string chinese = in(kChinese + kChinese, "gbk");
  BOOST_TEST(refused(chinese, chinese + in("联通\n涂鸦\n全选\n联通\n", "gbk")) == "");
  for (const std::string line :
       {"改革开放了\n", "我国经济建设取得了举世瞩目的成就\n", "# 这个函数返回当前用户的名字\n"})
    BOOST_TEST(refused(chinese, chinese + line) == "encoding:3", line);
  BOOST_TEST(refused(chinese, chinese + "改革开放以来，我国经济建设取得了举世瞩目的成就。\n") ==
             "encoding:3");
}

BOOST_AUTO_TEST_CASE(damage_counts_only_in_added_lines) {
  const std::string mojibake = "Die StraÃŸe fÃ¼hrt Ã¼ber die BrÃ¼cke\n";
  const auto only = [&](const std::string& before, const std::string& after, const char* rule) {
    const std::string out = refused(before, after);
    return !out.empty() && out.find(std::string(rule) + ":2") == 0;
  };
  BOOST_TEST(only("ok\n", "ok\n" + mojibake, "mojibake"));
  BOOST_TEST(refused("", mojibake) != "");
  BOOST_TEST(refused("ok\n" + mojibake, mojibake + "ok\nmore\n") == "");
  BOOST_TEST(refused("ok\n" + mojibake, "ok\nmore " + mojibake) == "");
  BOOST_TEST(refused("ok\n", "ok\n" + mojibake, said(Key::ignore, {"mojibake"})) == "");
  BOOST_TEST(refused("ok\n", "ok\n# mojimend: off\n" + mojibake) == "");
  BOOST_TEST(only("ok\n", "ok\na\ufffdb\n", "lost"));
  BOOST_TEST(refused("ok\na\ufffdb\n", "a\ufffdb\nok\nok\n") == "");
}

BOOST_AUTO_TEST_CASE(in_older_encodings_damage_counts_where_the_encoding_is_sure) {
  const std::string before = in(kGerman + kGerman, "windows-1252");
  const std::string after =
      before +
      in("Die Stra\u00c3\u0178e f\u00c3\u00bchrt, wir h\u00c3\u00b6ren gr\u00c3\u00bcn, \u00e9t\u00e9\n",
         "windows-1252");
  BOOST_TEST(refused(before, after, said(Key::encodings, {"windows-1252"})).find(":3") != std::string::npos);
  // Hungarian words that detection takes for Big5, from the history of an editor's spell files.
  const std::string words = in("\u00edr\u00e1s\nmegold\u00e1s\n\u00f6r\u00f6s\n", "iso-8859-2");
  BOOST_TEST(refused("a\n", "a\n" + words) == "");
  BOOST_TEST(refused(words, words + in("ki\u00edr\u00e1s\n\u00f6r\u00f6k\u00f6s\n", "iso-8859-2")) == "");
}

BOOST_AUTO_TEST_CASE(letters_that_became_question_marks) {
  BOOST_TEST(refused("x\n" + kGerman,
                     "x\nDie Stra?e f?hrt ?ber die Br?cke, und die M?dchen gehen sp?ter nach Hause.\n") ==
             "lost:2");
  BOOST_TEST(refused("x\nGrüße\n", "x\nGr????e\n") == "lost:2");
  BOOST_TEST(refused("x\nGrüße\n", "x\nGruesse?\n") == "");
  BOOST_TEST(refused("x\nGrüße\nGr??e\n", "x\nGr??e\n") == "");
}

BOOST_AUTO_TEST_CASE(byte_order_marks_and_line_ends) {
  BOOST_TEST(refused(kMark + "a\nb\n", "a\nb\n") == "bom:1");
  BOOST_TEST(refused("a\nb\n", kMark + "a\nb\n") == "bom:1");
  BOOST_TEST(refused(kMark + "a\nb\n", kMark + "a\nc\n") == "");
  BOOST_TEST(refused(kMark + "a\nb\n", "a\nb\n", said(Key::extend_select, {"bom"})) == "");
  BOOST_TEST(refused("a\nb\n", kMark + "a\nb\n", said(Key::ignore, {"bom"})) == "");
  BOOST_TEST(refused("a\r\nb\r\n", "a\nb\n") == "newline:1");
  BOOST_TEST(refused("a\nb\n", "a\r\nb\r\n") == "newline:1");
  BOOST_TEST(refused("a\nb\n", "a\nb\nc\r\n") == "newline:3");
  BOOST_TEST(refused("a\nb\r\n", "a\nb\n") == "");
  BOOST_TEST(refused("a\r\nb\r\n", "a\nb\n", said(Key::extend_select, {"newline"})) == "");
  BOOST_TEST(refused("a\nb\n", "a\r\nb\r\n", said(Key::extend_select, {"newline"})) == "newline:1");
  BOOST_TEST(refused("a\rb\r", "a\rb\rc\r") == "");
  BOOST_TEST(refused("a\nb\n", "a\nb\nputs '\r' here\n") == "");
  BOOST_TEST(refused("a\n", "b") == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_text_is_not_judged) {
  const std::string binary(
      "\x7f"
      "ELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
      24);
  BOOST_TEST(refused(binary, binary + "x") == "");
  BOOST_TEST(refused("text\n", binary) == "");
  BOOST_TEST(refused("", "text\n") == "");
  BOOST_TEST(refused("text\n", "") == "");
}

BOOST_AUTO_TEST_SUITE_END()
