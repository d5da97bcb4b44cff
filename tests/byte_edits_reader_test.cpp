// What the reader of the kits' pages drops and shows, and what their tables leave out: on a page that is
// proved by others of its lines. Each line comes out differently when the constant named above it is taken
// away.
#include "byte_edits/script.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string safe_of(const std::string& line) { return mend(kProof + line + "\n").safe; }
std::string all_of(const std::string& line) {
  const std::string text = kProof + line + "\n";
  const Mended mended = mend(text);
  BOOST_TEST(first_that_does_not_replay(text, mended.repairs) == "");
  return with_suggestions(text, mended.repairs);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_reader)

// Pairs of GBK's empty cells (A6DF, A6BC) and of the area A140–A7A0 are dropped as others are.
BOOST_AUTO_TEST_CASE(empty_cells_are_dropped) {
  BOOST_TEST(
      has(all_of("儀器能夠?qū)@些設(shè)備進(jìn)行維護(hù),也能對(duì)人。"), "能夠對這些設備進行維護,"));
  BOOST_TEST(has(all_of("他們能夠?qū)彝ヘ?fù)責(zé)。"), "他們能夠對家庭負責。"));
}

BOOST_AUTO_TEST_CASE(a_byte_80_is_a_character) {
  const std::string line = "因?yàn)槊總€(gè)人都有夢(mèng)想,大家都來(lái)了。";
  BOOST_TEST(has(all_of(line), "因為每個人都有夢想,大家都來了。"));
  BOOST_TEST(has(safe_of(line), "因為每個人都有夢想,大家都來了。"));
}

// kSparedGloss: F2D0 is 蛐, which is read qū as well as 驅 is, and which no table has.
BOOST_AUTO_TEST_CASE(what_tables_leave_out_is_not_glossed) {
  BOOST_TEST(has(safe_of("儀器能夠?qū)μ?yáng)光作出反應(yīng),"), "能夠對太陽光作出反應,"));
}

// kUnusualReading: 將 may be read yáng, but in no text.
BOOST_AUTO_TEST_CASE(readings_of_dictionaries_are_rare) {
  const std::string line = "望遠(yuǎn)鏡能夠?qū)μ?yáng)進(jìn)行觀(guān)測(cè),也能對(duì)月亮。";
  BOOST_TEST(has(all_of(line), "能夠對太陽進行觀測,"));
  BOOST_TEST(!has(safe_of(line), "泰"));
}

BOOST_AUTO_TEST_CASE(letters_have_scripts) {
  for (const char32_t c : {U'的', U'里', U'a', U'。', U'〇'})
    BOOST_TEST((script_of(c) == ChineseScript::both));
  for (const char32_t c : {U'错', U'绊', U'报'}) BOOST_TEST((script_of(c) == ChineseScript::simplified));
  for (const char32_t c : {U'錯', U'對', U'裏', U'傳'})
    BOOST_TEST((script_of(c) == ChineseScript::traditional));
  for (const char32_t c : {U'帯', U'経', U'発'}) BOOST_TEST((script_of(c) == ChineseScript::neither));
  ScriptCount none;
  none.settle();
  BOOST_TEST(none.cost(U'错') < kNat);
  ScriptCount traditional;
  for (int times = 0; times < 100; ++times) traditional.see(U'錯');
  traditional.settle();
  BOOST_TEST(traditional.cost(U'错') > 4 * kNat);
  BOOST_TEST(traditional.cost(U'錯') == 0);
}

// ScriptCount: letters of another script than the page's are dearer.
BOOST_AUTO_TEST_CASE(a_page_keeps_to_its_script) {
  BOOST_TEST(has(safe_of("請(qǐng)大家談?wù)劥黻?duì)的準(zhǔn)備情況,"), "請大家談談代表隊的準備情況,"));
}

// The reader took the "<" of a page's own tag with half of a character.
BOOST_AUTO_TEST_CASE(tags_of_the_page_are_put_back) {
  BOOST_TEST(has(safe_of("她說(shuō):“快來(lái)?!雹?/p>"), "她說:“快來。”\uFFFD</p>\n"));
  BOOST_TEST(has(safe_of("<p>他們都說(shuō)還要?/p>"), "<p>他們都說還要\uFFFD</p>\n"));
  BOOST_TEST(losses_of(mend(kProof + "<p>他們都說(shuō)還要?/p>\n")) == 1u);
  const std::string question = "<p>他問這是什么?</p>\n";
  BOOST_TEST(mend(question).repairs.edits.empty());
}

BOOST_AUTO_TEST_CASE(a_space_before_the_bracket_closes) {
  BOOST_TEST(has(safe_of("大會(huì )的報(bào)告和音樂(lè )很好。"), "大會的報告和音樂很好。"));
  BOOST_TEST(mend("大會(huì )的音樂(lè )很好。\n").repairs.edits.empty());
}

// kOthersAsWell: where another reading has a character more and others beside it, that is no doubt of their
// number by itself. kSureComplete: where it has one more and nothing else, the edit waits for somebody's
// word.
// kDropping: what stands in the place of two is in doubt.
BOOST_AUTO_TEST_CASE(readings_with_a_character_more) {
  BOOST_TEST(has(safe_of("“不要抱僥(jiǎo)倖(xìng)心理,?!睉?yīng)急管理局副局長(zhǎng)歐(ōu)陽(yáng)澤(zé)銘("
                         "míng)提醒說(shuō),,“收好。”"),
                 "“不要抱僥倖心理。”應急管理局副局長"));
  const std::string dropped = "常規時間最後3秒,海濤隊?bèi)庠甁ohnson罰球兩罰一中,雙方戰成89平,。";
  BOOST_TEST(has(safe_of(dropped), "海濤隊?bèi)庠甁ohnson"));
  BOOST_TEST(has(all_of(dropped), "海濤隊外援Johnson"));
}

// Two characters that an encoding lacks, and nothing else.
BOOST_AUTO_TEST_CASE(marks_alone_say_nothing) {
  for (const char* line : {"提要??各地代表參加", "標號??0517", "Summary??We met", "類別??S??18"})
    BOOST_TEST(has(all_of(line), line), line);
}

BOOST_AUTO_TEST_SUITE_END()
