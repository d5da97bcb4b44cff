// The repair of the specimen's class, place by place: what is mended, what stays lost, what is left alone.
#include "repair_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(byte_edits_specimen)

BOOST_AUTO_TEST_CASE(all_windows_of_the_specimen) {
  const std::string page = mend(slurp("wild/gbk-glossed.txt")).safe;
  for (const char* part : {"《人民日報》、", "《光明日報》、", "《廣西日報》、", "跨區域專題協商、自選",
                           "事業發展營造濃厚的輿論氛圍", "年度政協新聞輿論工作先進指導單位",
                           "因為疫情的關系,去年", "只是變了一種方式。”談及感受,鄭嘉儀委員如是說。",
                           "鼓舞斗志。”?月16日,", "設立中國(南寧)RCEP博覽中心"})
    BOOST_TEST(has(page, part), part);
}

BOOST_AUTO_TEST_CASE(every_edit_replays) {
  for (const char* name :
       {"wild/gbk-glossed.txt", "synthetic/glossed-news.txt", "synthetic/glossed-recipe.txt"}) {
    const std::string text = slurp(name);
    const Mended mended = mend(text);
    BOOST_TEST(mended.repairs.edits.size() > 10);
    for (const Edit& edit : mended.repairs.edits) {
      const auto seen = replay(to_utf32(edit.replacement), edit.channel);
      BOOST_REQUIRE(seen);
      BOOST_TEST(to_utf8(*seen) == text.substr(edit.span.start, edit.span.size()));
    }
  }
}

BOOST_AUTO_TEST_CASE(mending_the_mended_changes_nothing) {
  const std::string once = mend(slurp("wild/gbk-glossed.txt")).safe;
  BOOST_TEST(mend(once).repairs.edits.empty());
}

BOOST_AUTO_TEST_CASE(what_is_swallowed_whole_is_told_and_not_invented) {
  const Mended mended = mend(slurp("wild/gbk-glossed.txt"));
  std::size_t losses = 0;
  for (const Edit& edit : mended.repairs.edits) losses += edit.losses.size();
  BOOST_TEST(losses == 1u);
}

BOOST_AUTO_TEST_CASE(a_rule_that_is_off_makes_no_edit) {
  const std::string text = slurp("wild/gbk-glossed.txt");
  for (Rule off : {Rule::gloss, Rule::out_of_step, Rule::doubled_punctuation}) {
    RuleSet rules = RuleSet::defaults();
    rules.remove(off);
    for (const Edit& edit : mend(text, rules).repairs.edits) BOOST_TEST((edit.rule != off));
  }
}

BOOST_AUTO_TEST_CASE(a_short_page_is_proved_by_its_habit) {
  const std::string page = mend(kProof).safe;
  BOOST_TEST(has(page, "全國政協會議開幕。他們學習報告、討論國家大事。"));
}

// Glosses alone, barely enough of them: what is put behind this page tips it.
const std::string kHabit =
    "各國(guó)代表參加會(huì)議,報(bào)社派人採訪會(huì)場,國(guó)內外都有報(bào)導。"
    "國(guó)家的會(huì)議由報(bào)紙刊登,國(guó)人關心會(huì)期,報(bào)上說國(guó)際會(huì)議很多,報(bào)"
    "名的人也多。\n";

// kRepeatedGloss, kProved: a habit proves a page.
BOOST_AUTO_TEST_CASE(a_habit_of_glosses_proves_a_page) {
  BOOST_TEST(has(mend(kHabit).safe, "各國代表參加會議,報社派人採訪會場,國內外都有報導。"));
}

// kRunningGloss: so do many characters that carry one once, amid text, and not where they stand alone.
BOOST_AUTO_TEST_CASE(many_characters_glossed_once_prove_a_page) {
  const std::string amid =
      "他們學(xué)會游泳,又開(kāi)始練習(xí)寫字,每天經(jīng)過橋(qiáo)邊,看見(jiàn)漁船(chuán)來回,"
      "聽(tīng)到鐘聲(shēng)響起,遠(yuǎn)處傳(chuán)來歌唱,老師講(jiǎng)完故事,帶領(lǐng)同伴參觀(guān)工廠,"
      "畫(huà)出機(jī)器樣子,記錄(lù)所有數(shù)字,寫進(jìn)本子裡,還要計(jì)算結果,檢(jiǎn)查錯處,大家歡("
      "huān)迎新朋友,一起談(tán)論書(shū)本,互相幫(bāng)助,共同發(fā)展,不懂就請(qǐng)教別人,認真問(wèn)"
      "清原因。\n";
  BOOST_TEST(has(mend(amid).safe, "他們學會游泳,又開始練習寫字"));
  BOOST_TEST(
      mend(
          "學(xué)、開(kāi)、習(xí)、經(jīng)、橋(qiáo)、見(jiàn)、聽(tīng)、聲(shēng)、遠(yuǎn)、傳(chuán)、"
          "講(jiǎng)、領(lǐng)、觀(guān)、畫(huà)、機(jī)、錄(lù)、數(shù)、進(jìn)、計(jì)、檢(jiǎn)"
          "都是生字。\n")
          .repairs.edits.empty());
}

// kPlainAgain: the kits leave no character of their table without its gloss.
BOOST_AUTO_TEST_CASE(glosses_on_some_mentions_only_stay) {
  BOOST_TEST(mend(kHabit + "國家大,會議小,報紙多。\n").repairs.edits.empty());
}

// kCommonGloss: nor do they gloss what Simplified text has too.
BOOST_AUTO_TEST_CASE(glosses_of_common_characters_stay) {
  BOOST_TEST(mend(kHabit + "小(xiǎo)朋友早(zǎo)起跑(pǎo)步。\n").repairs.edits.empty());
}

// kWholeWord: readings of words are for learners.
BOOST_AUTO_TEST_CASE(a_page_with_readings_of_words_stays) {
  BOOST_TEST(mend(kHabit + "我喜歡(xǐhuan)這裡,每天(měitiān)都來(wǎnglái),朋友(péngyou)也是。\n")
                 .repairs.edits.empty());
}

// kTeachingShare: where most characters carry one, the page teaches reading, whatever else is on it.
BOOST_AUTO_TEST_CASE(a_page_that_glosses_everything_stays) {
  const std::string text =
      "學(xué)習(xí)國(guó)語(yǔ)會(huì)議(yì)經(jīng)過(guò)時(shí)間(jiān)學(xué)會(huì)國(guó)語(yǔ)?qǐng)"
      "\n";
  for (const Edit& edit : mend(text).repairs.edits) BOOST_TEST((edit.rule != Rule::gloss));
}

// kMarksThatProve: one doubled mark may be a slip and is only suggested; three are a habit.
BOOST_AUTO_TEST_CASE(doubled_marks_need_a_habit) {
  const auto once = mend("會議開始,。大家坐下。\n");
  BOOST_REQUIRE(once.repairs.edits.size() == 1u);
  BOOST_TEST((once.repairs.edits.begin()->safety == Safety::suggested));
  BOOST_TEST(mend("會議開始,。大家坐下,、聽講,。\n").safe == "會議開始。大家坐下、聽講。\n");
}

// kDoubledMark: doubled marks speak for the glosses beside them. kDoubledMarksThatCount: but a slip of the
// hand that is repeated all over a page proves no gloss.
BOOST_AUTO_TEST_CASE(doubled_marks_speak_for_glosses_within_bounds) {
  const std::string glosses = "各國(guó)代表開會,國(guó)內外都來,國(guó)人關心,國(guó)家大事,國(guó)際新聞";
  BOOST_TEST(!has(mend(glosses + "很多。\n").safe, "國內外"));
  BOOST_TEST(has(mend(glosses + "很多,。大家都看,。\n").safe, "國內外"));
  BOOST_TEST(has(mend("他愛鬥(dòu)嘴,。也愛唱,。也愛跳,。也愛吃,。也愛睡,。\n").safe, "鬥(dòu)嘴。也愛唱。"));
}

BOOST_AUTO_TEST_CASE(commas_of_data_stay) {
  for (const char* text :
       {"王五,,北京\n李四,,上海\n趙六,,廣州\n錢七,,天津\n", "f(a,,b)\n",
        "頓號,、,並列\n句號,。,句末\n逗號,，,停頓\n", "{\"c\": \",。\", \"d\": \",、\", \"e\": \",；\"}\n"})
    BOOST_TEST(mend(text).repairs.edits.empty(), text);
}

// kEatenBracket, and the bound on mentions: half a gloss proves a page by itself, but not where it is quoted.
BOOST_AUTO_TEST_CASE(mention_is_not_use) {
  BOOST_TEST(has(mend("他每天早上都看《人民日?qǐng)?bào)》和別的報紙。\n").safe, "《人民日報》"));
  BOOST_TEST(mend("亂碼寫成“人民日?qǐng)?bào)》”這樣。\n").repairs.edits.empty());
  BOOST_TEST(mend("亂碼 `人民日?qǐng)?bào)》` 的由來。\n").repairs.edits.empty());
}

// kUnbalanced: a quotation that was opened is closed.
BOOST_AUTO_TEST_CASE(questions_on_a_proved_page_stay_questions) {
  const std::string page = mend(kProof + "這是什么?那是什么?他問:“你去嗎?”我說去。\n").safe;
  BOOST_TEST(has(page, "這是什么?那是什么?他問:“你去嗎?”我說去。"));
}

BOOST_AUTO_TEST_CASE(edits_are_sorted_and_apart) {
  const Mended mended = mend(slurp("wild/gbk-glossed.txt"));
  std::size_t end = 0;
  for (const Edit& edit : mended.repairs.edits) {
    BOOST_TEST(edit.span.start >= end);
    end = edit.span.end;
  }
}

BOOST_AUTO_TEST_CASE(what_was_lost_before_is_reported) {
  const auto mended = mend("這裡有\uFFFD\uFFFD個字。\n");
  BOOST_TEST(mended.repairs.edits.empty());
  BOOST_REQUIRE(mended.repairs.losses.size() == 1u);
  BOOST_TEST(mended.repairs.losses[0].span.start == 9u);
  BOOST_TEST(mended.repairs.losses[0].span.size() == 6u);
}

BOOST_AUTO_TEST_SUITE_END()
