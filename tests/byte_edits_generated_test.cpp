// Bytes edited blindly beyond the specimen's kind: other encodings, other readers, other things that were put
// in. Each page comes out differently when the constant named above it is taken away.
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string all_of(const std::string& text) { return mend(text).repairs.edits.apply(text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_generated)

BOOST_AUTO_TEST_CASE(a_tag_inside_of_a_character_of_big5) {
  const std::string page =
      "圖書館今天下午開放，請大家安靜閱讀。\n借出的書籍必須在\uFFFD<b>潃茯P期之內歸還，否則要付罰款。\n";
  const Mended mended = mend(page);
  BOOST_TEST(has(mended.safe, "必須在兩個星期之內歸還，"));
  BOOST_TEST(first_that_does_not_replay(page, mended.repairs) == "");
  BOOST_TEST(mend(mended.safe).safe == mended.safe);
}

BOOST_AUTO_TEST_CASE(a_line_end_inside_of_a_character_of_shift_jis) {
  const std::string page =
      "この図書館は毎週月曜日が休館日です。\n借りた本は二\uFFFD\nT間以内に返してください。\n";
  BOOST_TEST(has(all_of(page), "借りた本は二週間以内に返してください。"));
  BOOST_TEST(first_that_does_not_replay(page, mend(page).repairs) == "");
}

// kUnexplained: a mark that nothing explains stays, whatever could be read into what stands beside it.
BOOST_AUTO_TEST_CASE(a_mark_that_nothing_explains_stays) {
  for (const std::string text :
       {"這個\uFFFD字看不清楚，其他的都很好。\n", "彼は\uFFFDと言いました。\n", "이것은 \uFFFD입니다.\n",
        "老人擺擺手，重新撥響了算盤\uFFFD\n硯秋的手指微微一顫，茶水濺在袖口上\uFFFD\n",
        "去年は物干し竿が三軒先まで飛びました\uFFFD\n\uFFFD月の予定表を配ります。\n"})
    BOOST_TEST(all_of(text) == text);
}

// kTimesParting: where a page has many parted characters, one more needs less to be believed than where it
// has none.
BOOST_AUTO_TEST_CASE(what_parts_many_characters_parts_others) {
  const std::string many =
      "今月?ﾌ予定表?\uE053zります?B\n機能が多いので、今回?ﾍよく使う十個だけに絞りました。\n";
  BOOST_TEST(mend(many).safe ==
             "今月の予定表を配ります。\n機能が多いので、今回はよく使う十個だけに絞りました。\n");
  const std::string one =
      "右側は役所から来た紙のために空けてあ\uFFFD<b>"
      "蠅泙后\uFFFD\nアニメの歌も演歌も歓迎です\uFFFD\n\uFFFD風のときは雨戸を閉め、"
      "ベランダの鉢を中\uFFFD<b>貌\uFFFDれ\uFFFD<b>泙靴腓Α\uFFFD\n";
  BOOST_TEST(has(mend(one).safe, "歓迎です\uFFFD\n\uFFFD風のときは"));
}

// kTextBehind: a reading that is in step again goes on as text.
BOOST_AUTO_TEST_CASE(what_goes_on_as_no_text_has_not_won) {
  BOOST_TEST(has(mend("游老師說：“功夫不\uFFFD\n谝粫r，每天練半小時，比一星期練一整天有用。\n"
                      "小貼士：盤底可以墊幾塊芋頭或者南瓜，吸飽了肉汁，比排骨還要搶手。\n"
                      "”主教練賀銘遠賽後回憶，“我只在戰術板上寫了兩個字：防守。\n")
                     .safe,
                 "一時，每天練半小時"));
}

// kWon: the last character is sure only where the race goes on behind it.
BOOST_AUTO_TEST_CASE(what_stands_behind_a_stretch_is_asked) {
  BOOST_TEST(has(
      mend("四、水燒開之後才放盤子，大火蒸18分鐘，轉中火再蒸10分\uFFFD<b>姟\uFFFD\n“廠房是舊的，想法要新。\n"
           "”馮啟賢說，“不能一拆了之，更不能一圍了事。\n趕時間的話，也可以放進冰箱過夜，第二天現蒸現吃。\n")
          .safe,
      "再蒸10分鐘。\n"));
}

// kBeam
BOOST_AUTO_TEST_CASE(three_tags_in_a_row) {
  BOOST_TEST(has(mend("“現\uFFFD<b>诘娜擞妹<b>艽<b>a、用指紋，出門連鑰匙都不帶了。\n"
                      "攝影班第三週去淡水拍\uFFFD<b>﹃枺\uE0EE鲇旮脑谑覂染毩暣蚬狻\uFFFD\n")
                     .safe,
                 "去淡水拍夕陽，遇雨改在室內練習打光"));
}

// kUnknownLeadsAmongMarks: in EUC-JP marks stand close by out of step.
BOOST_AUTO_TEST_CASE(many_marks_of_euc_jp) {
  const std::string page =
      "貼り紙は掲示\uFFFD\n"
      "弔虜限Δ世韻砲\uFFFD蠅い靴泙后\uFFFD\n"
      "今月の予定表を配ります。\n";
  BOOST_TEST(has(all_of(page), "貼り紙は掲示板の左側だけにお願いします。\n"));
  BOOST_TEST(first_that_does_not_replay(page, mend(page).repairs) == "");
}

// kSureHangul: a syllable of hangul of which both bytes are marks is put back where nothing else is near.
BOOST_AUTO_TEST_CASE(a_character_of_two_marks_is_inferred) {
  const std::string page =
      "더 이상 사용하지 않\uFFFD<b>윱求\uFFFD.\n"
      "그 사람\uFFFD<b>\uFFFD 모릅니다.\n"
      "파일을 찾을 수 없습니\uFFFD<b>\uFFFD. 이름을 확인하십시오.\n"
      "새 폴더를 만들 수 없\uFFFD<b>윱求\uFFFD.\n";
  const std::string safe = mend(page).safe;
  BOOST_TEST(has(safe, "찾을 수 없습니다. 이름"), safe);
  BOOST_TEST(has(safe, "그 사람\uFFFD 모릅니다."), safe);
}

// kLostAnyway: nor is it mojibake because U+FFFD is no text.
BOOST_AUTO_TEST_CASE(two_marks_in_a_line_that_reads_well_are_no_mojibake) {
  const std::string text = "集会所の屋\uFFFD \uFFFDは先週の台風で一部が壊れました。\n";
  BOOST_TEST(all_of(text) == text);
}

// kLongestRun: so many marks say nothing, and cost nothing.
BOOST_AUTO_TEST_CASE(a_run_of_marks_is_left) {
  const std::string text = "今天\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD天氣很好。\n";
  BOOST_TEST(all_of(text) == text);
}

// Questions of people who have no full-width marks.
BOOST_AUTO_TEST_CASE(plain_questions_stay) {
  for (const std::string text : {"你去不去?我不去。他呢?他也不去。\n", "好不好?a)好 b)不好\n",
                                 "真的吗?<b>真的</b>!\n", "그래요?아니요.\n", "本当?うん。\n"})
    BOOST_TEST(all_of(text) == text);
}

// kDoubledGloss: nobody says it twice; kBothHabits: two habits of one kit.
BOOST_AUTO_TEST_CASE(short_pages_prove_themselves) {
  const std::string twice =
      "他們不(bù)(bù)去學校(xiào)(xiào),大家不(bù)(bù)在。今天有學校(xiào)(xiào)的人來。\n";
  BOOST_TEST(mend(twice).safe == "他們不去學校,大家不在。今天有學校的人來。\n");
  const std::string both = "大家坐(zuò)下,。開(kāi)始說話,、喝(hē)茶,、吃飯(fàn),、聽(tīng)歌,。\n";
  BOOST_TEST(mend(both).safe == "大家坐下。開始說話、喝茶、吃飯、聽歌。\n");
  const std::string glosses = "大家坐(zuò)下。開(kāi)始說話、喝(hē)茶、吃飯(fàn)、聽(tīng)歌。\n";
  BOOST_TEST(all_of(glosses) == glosses);
}

// A line that was read wrongly as a whole has marks too, and is mojibake's.
BOOST_AUTO_TEST_CASE(lossy_mojibake_is_left_to_mojibake) {
  const std::string page = "鏂囦欢涓嶅瓨鍦紝璇锋\uFFFD鏌ヨ矾寰勬槸鍚︽\uFFFD纭\uFFFD\n";
  for (const Edit& edit : mend(page).repairs.edits) BOOST_TEST((edit.rule == Rule::mojibake));
}

BOOST_AUTO_TEST_SUITE_END()
