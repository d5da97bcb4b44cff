// The byte 5C that was taken out of characters: what is put back, what a page has to prove for that, and text
// that only looks as if it lacked one.
#include "kin_support.h"

using namespace mojimend;

namespace {

constexpr Rule kRule = Rule::byte_escape;

}  // namespace

BOOST_AUTO_TEST_SUITE(kin_lost_backslash)

BOOST_AUTO_TEST_CASE(pages_get_their_bytes_back) {
  check_mended("検索の結果を侮ｦする。\n助ｪな時間がある。\n古い告ｬを浮ﾉまとめた。\n",
               "検索の結果を表示する。\n十分な時間がある。\n古い構成を表にまとめた。\n", kRule);
  check_mended("他終於成尼髡角F這件大事，釵h朋友都很高興。\n這個弁鄎雃n用，曙U也很乾淨。\n",
               "他終於成功完成了這件大事，許多朋友都很高興。\n這個功能很好用，餐廳也很乾淨。\n", kRule);
}

// One sight, or one character again and again, may be a word that nobody knows.
BOOST_AUTO_TEST_CASE(one_character_is_suggested) {
  check_suggested("検索の結果を侮ｦする。\n", "検索の結果を表示する。\n", kRule);
  check_suggested("この侮ｦは古い。\n新しい侮ｦを選ぶ。\n侮ｦを消す。\n一覧侮ｦに戻る。\n",
                  "この表示は古い。\n新しい表示を選ぶ。\n表示を消す。\n一覧表示に戻る。\n", kRule);
}

// kLikelyGain, and kGainOnProvedPage.
BOOST_AUTO_TEST_CASE(little_gain_counts_on_a_proved_page_alone) {
  check_suggested("跨過門口，曙U在旁邊，成它b前面。\n", "跨過門口，餐廳在旁邊，成功在前面。\n", kRule);
  check_left("署lに会う。\n", kRule);
  check_mended(
      "パャRン教室では阜v算の使い方を習います。\n抹翌ﾌときは雨戸を閉めましょう。\nャtトクリームの券は引率の人"
      "が浮ﾅ渡します。\n",
      "パソコン教室では表計算の使い方を習います。\n暴風のときは雨戸を閉めましょう。\nソフトクリームの券は引率"
      "の人が表で渡します。\n",
      kRule);
}

BOOST_AUTO_TEST_CASE(a_last_byte_that_is_unseen_is_inferred) {
  check_suggested("小孩已經嬝\uFFFD\n", "小孩已經閱讀\n", kRule);
  check_left("掌\uFFFD沒有馬上回答。\n", kRule);  // kMarkCosts
}

BOOST_AUTO_TEST_CASE(one_that_stands_whole_proves_the_contrary) {
  check_left("表示は侮ｦする。\n", kRule);
  check_left("許多人：釵h朋友都很高興。\n", kRule);
}

BOOST_AUTO_TEST_CASE(clean_text_is_no_sight) {
  for (const char* name : {"brackets.gbk", "chat-log", "zhuyin", "furigana.shift_jis"})
    BOOST_TEST(!may_be_damaged(slurp("negative/" + std::string(name) + ".txt"), only(kRule)), name);
}

// What other lines say does not count, so that a page may be scanned in parts.
BOOST_AUTO_TEST_CASE(a_line_is_judged_by_itself) {
  const std::string damaged = "検索の結果を侮ｦする。\n";
  BOOST_TEST(may_be_damaged(damaged, only(kRule)));
  for (const char* other : {"他", "結果", "1.5", "«"})
    for (const std::string& page : {other + ("\n" + damaged), damaged + other + "\n"})
      BOOST_TEST(mend(page, only(kRule)).repairs.edits.edits().at(0).evidence ==
                     mend(damaged, only(kRule)).repairs.edits.edits().at(0).evidence,
                 page);
}

// Lists of characters are out of step whichever way they are read.
BOOST_AUTO_TEST_CASE(lists_of_characters_stay) {
  for (const char* text : {"隘縊薆欸毐溢砨缢阨呃嗌嗳噯\n", "寧宁嚀咛擰拧獰狞檸柠甯懧聹聍鸋\n",
                           "瞿衢樛劬鴝鸲氍臞虬\n", "杗汒邙尨厖庬硭鋩\n", "千天扁遷迁偏篇仟阡羶韆扦芊搧祅\n"})
    check_left(text, kRule);
}

BOOST_AUTO_TEST_SUITE_END()
