// Layers: a second one needs proof of its own. And pictures, which UTF-8's structure proves.
#include "channel/codec.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string misread(const std::string& text, const char* written, const char* read) {
  std::string bytes;
  BOOST_REQUIRE(Codec::find(written)->write(bytes, to_utf32(text), Unreadable::c1));
  return to_utf8(*Codec::find(read)->read(bytes, Unreadable::c1, UserDefined::kept));
}
std::string as_1252(const std::string& text) { return misread(text, "utf-8", "windows-1252"); }

std::string mended(const std::string& text) { return mend(text).safe; }

}  // namespace

BOOST_AUTO_TEST_SUITE(layers)

// kSeveralInside, and that no reader of two bytes takes part.
BOOST_AUTO_TEST_CASE(names_and_rare_characters_are_no_further_layer) {
  for (const std::string text : {"香氛保養品\n", "<a title=\"蔓越莓干\" class=\"n\">蔓越莓干</a>\n",
                                 "(686–701), Taihō (701–704), Wadō, Tenpyō\n", "Servicio Openbanking®\n"})
    BOOST_TEST(mended(as_1252(text)) == text);
}

// What has each letter once is a list.
BOOST_AUTO_TEST_CASE(lists_are_no_further_layer) {
  for (const std::string text : {"[a-zçğıöşü]\n", "ÇĞİÖŞÜ\n", "ÀÁÂÃÄÅ\n", "ő ű Ő Ű\n"}) {
    const std::string seen = as_1252(text), result = mended(seen);
    BOOST_TEST((result == text || result == seen));
  }
}

BOOST_AUTO_TEST_CASE(further_layers_of_other_encodings_are_found) {
  const std::string text = "我们今天下午去图书馆看书，晚上再回家吃饭。\n";
  BOOST_TEST(mended(as_1252(misread(text, "gbk", "windows-1252"))) == text);
  const std::string russian = "Сегодня мы идём в библиотеку читать книги.\n";
  BOOST_TEST(mended(as_1252(misread(russian, "windows-1251", "windows-1252"))) == russian);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(marks)

struct Case {
  std::string seen, safe, likeliest;
};
void check(const Case& each) {
  const Mended found = mend(each.seen);
  BOOST_TEST(found.safe == each.safe);
  BOOST_REQUIRE(found.repairs.alternatives.size() == 1u);
  BOOST_TEST(found.repairs.alternatives.edits().front().replacement == each.likeliest);
}

// A katakana dot is bytes of a character, and an E behind it, far less often than it stands for bytes that
// were lost before a line end; nothing is made up for sure. Where controls were stripped the one that 80
// became is gone.
BOOST_AUTO_TEST_CASE(a_dot_stands_for_lost_bytes) {
  check({"//陦ｨ遉ｺ蠎ｧ讓・\n", "//表示座\uFFFD\n", "表示座標"});
  check({"' 讎りｦ・\n", "' 概\uFFFD\n", "概要"});
  check({"縺薙ｌ縺ｯ繝壹Φ縺ｧ縺吶・\n", "これはペンです\uFFFD\n", "これはペンです。"});
}

// The first byte of "在" was lost, and the second is no "ﾝ".
BOOST_AUTO_TEST_CASE(the_rest_of_a_pair_is_no_letter) {
  const std::string seen = "‘¶\uFFFDÝƒ`ƒFƒbƒN\uFFFDA–³‚©‚Á‚½‚ç’Ç‰Á\n";
  BOOST_TEST(mend(seen).safe == "存\uFFFDÝチェック\uFFFDA無かったら追加\n");
}

// kStraight, kSureQuote: a quotation mark was the last byte of a character. Of letters one of two is sure,
// which dash it was is a matter of taste.
BOOST_AUTO_TEST_CASE(a_straight_quotation_mark_was_a_byte) {
  BOOST_TEST(mended("INFORMACIÃ\"N DEL AÃ'O\n") == "INFORMACIÓN DEL AÑO\n");
  const std::string dash = "Section one â€\" the banner\n";
  const Mended found = mend(dash);
  BOOST_TEST(found.safe == dash);
  BOOST_TEST(found.repairs.edits.apply(dash) == "Section one — the banner\n");
  BOOST_TEST(first_that_does_not_replay(dash, found.repairs) == "");
  for (const std::string text : {"CAFÉ\"S\n", "\"É\" et \"Ã\"\n", "l'été à l'Ã'\n", "re.sub('|Ĺ', x)\n"})
    BOOST_TEST(mended(text) == text);
}

// In cp1251 two of the letters are bytes, and in another encoding they are a character without the mark.
BOOST_AUTO_TEST_CASE(who_explains_the_quotation_mark_too_explains_more) {
  const std::string dash = "        {/* Collapse toggle вЂ\" desktop only */}\n";
  BOOST_TEST(mend(dash).repairs.edits.apply(dash) == "        {/* Collapse toggle — desktop only */}\n");
}

std::string suggested(const std::string& text) { return with_suggestions(text, mend(text).repairs); }

// kPunctuationGain: "鈥" and a mark, and nothing else that is odd.
BOOST_AUTO_TEST_CASE(punctuation_that_lost_its_last_byte_is_found_alone) {
  BOOST_TEST(suggested("/// A ring buffer 鈥?keeps the last entries\n") ==
             "/// A ring buffer — keeps the last entries\n");
  BOOST_TEST(suggested("# Setup 鈥?step 1\n") == "# Setup — step 1\n");
  BOOST_TEST(suggested("(see Forge, Fabric, 鈥? can\n") == "(see Forge, Fabric, …) can\n");
  BOOST_TEST(suggested("The report 窶・which nobody read\n") == "The report – which nobody read\n");
  for (const std::string text : {"猫吃什么?\n", "徒・労働者\n"}) BOOST_TEST(suggested(text) == text);
}

// kByteByByte, kLone: the sign that went with a byte is not forgotten, and closes what is open.
BOOST_AUTO_TEST_CASE(a_mark_took_a_sign_along) {
  check({"\"cash\": \"鐜伴噾娴佺姸鍐佃壇濂?,\n", "\"cash\": \"现金流状况良好\uFFFD,\n", "现金流状况良好\""});
  const std::string quoted = "\"description\": \"鏁版嵁鍒嗘瀽鎶€鑳?,\n";
  BOOST_TEST(mend(quoted).repairs.edits.apply(quoted) == "\"description\": \"数据分析技能\",\n");
  check({"flow (鐜伴噾娴佺姸鍐佃壇濂?, ok\n", "flow (现金流状况良好\uFFFD, ok\n", "现金流状况良好)"});
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(pictures)

// kPicture, kPictorialSign
BOOST_AUTO_TEST_CASE(pictures_are_proved_by_their_structure) {
  for (const std::string text : {"## 🎯 Overview\n", "Great work 👨‍💻\n", "print(\"✅ Done\")\n",
                                 "⚠️ Status\n", "Great work ⭐\n"})
    for (const char* const read : {"windows-1252", "windows-1251", "cp437", "macintosh"})
      BOOST_TEST(mended(misread(text, "utf-8", read)) == text);
}

// A sign is no part of a word, and a space behind letters of Sámi is one.
BOOST_AUTO_TEST_CASE(signs_in_words_are_no_pictures) {
  for (const std::string text : {"Visuaallâš hammim\n", "4тмд4\n", "craniano/DòÔÖù\n"})
    BOOST_TEST(mended(text) == text);
}

// Two ideographs may be the bytes of anything else, but not of a picture.
BOOST_AUTO_TEST_CASE(pictures_are_no_chance) {
  for (const std::string text : {"Great work 🚀\n", "- 🔥 **Features**\n", "💡\n"})
    BOOST_TEST(mended(misread(text, "utf-8", "gbk")) == text);
}

// A dot that a layer made is no mark of lost bytes of a further one; and rare words that are bytes of UTF-8
// all over are text.
BOOST_AUTO_TEST_CASE(dots_between_words_are_text) {
  for (const std::string text :
       {"村の政治・経済・文化の中心は港だった。\n", "社会的・経済的な問題を話し合う会議だった。\n",
        "この店は朝・昼・晩と三度開く。\n", "父・母・兄と三人で山に登った。\n"})
    BOOST_TEST(mended(as_1252(text)) == text);
}

BOOST_AUTO_TEST_SUITE_END()
