// Pages all of whose readings stand in step: those that are of a table are taken out, those that a person
// gave stay.
#include "byte_edits/gloss_habit.h"
#include "repair_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(byte_edits_table)

// kHabitOfTable, kDifferent: twelve different characters prove it, six do not.
BOOST_AUTO_TEST_CASE(readings_of_a_table_are_taken_out) {
  const std::string clean =
      "圖書館週末開放的時間改了,從早上九點到晚上八點。館長說,來看書的人比去年多了三成,"
      "年輕人尤其喜歡靠窗的座位。\n"
      "為了讓大家安靜讀書,二樓不准打電話,也不准吃東西。門口新設了飲水機,裝水請自備杯子,冷熱都有。\n"
      "借書證遺失的人,可以到櫃檯補辦,三天之內就能領到。志工隊每個月有一次聚會,會後一起打掃書架,"
      "把擺錯的書放回去。\n"
      "歡迎附近的學生和長輩報名參加,大家一起為社區做一點事。\n";
  const std::string twelve =
      "圖書館週末開(kāi)放的時間改了,從早上九點(diǎn)到晚上八點(diǎn)。館長(zhǎng)說(shuō),來(lái)"
      "看書的人比去年多了三成,年輕人尤其喜歡靠窗的座位。\n"
      "為了讓大家安靜讀書,二樓不准打電(diàn)話,也不准吃東西。門(mén)口新設了飲水機,裝水請(qǐng)自備杯子,"
      "冷熱都有。\n"
      "借書證遺失的人,可以到櫃檯補辦,三天之內就能領到。志工隊(duì)每個(gè)月有一次聚會(huì),會(huì)"
      "後一起打掃書架,把擺錯的書放回去。\n"
      "歡迎附近的學(xué)生和長(zhǎng)輩報名參加,大家一起為社區做一點(diǎn)事。\n";
  const std::string six =
      "圖書館週末開(kāi)放的時間改了,從早上九點(diǎn)到晚上八點(diǎn)。館長說(shuō),來(lái)"
      "看書的人比去年多了三成,年輕人尤其喜歡靠窗的座位。\n"
      "為了讓大家安靜讀書,二樓不准打電(diàn)話,也不准吃東西。門(mén)口新設了飲水機,裝水請自備杯子,"
      "冷熱都有。\n"
      "借書證遺失的人,可以到櫃檯補辦,三天之內就能領到。志工隊每個月有一次聚會,會後一起打掃書架,"
      "把擺錯的書放回去。\n"
      "歡迎附近的學生和長輩報名參加,大家一起為社區做一點(diǎn)事。\n";
  BOOST_TEST(mend(twelve).safe == clean);
  const Mended fewer = mend(six);
  BOOST_TEST(fewer.safe == six);
  BOOST_TEST(fewer.repairs.edits.apply(six) == clean);
}

// kDifferent, kHalf: each of these by itself speaks for a person.
BOOST_AUTO_TEST_CASE(what_speaks_for_a_person) {
  GlossHabit table;
  table.characters = table.spared_traditional = 7;
  table.repeated = 1;
  table.inside_words = table.spared_rarer = 4;
  BOOST_TEST(table.is_of_a_table());
  const auto with = [&](std::size_t GlossHabit::*member, std::size_t value) {
    GlossHabit other = table;
    other.*member = value;
    return other.is_of_a_table();
  };
  BOOST_TEST(!with(&GlossHabit::characters, 6));
  BOOST_TEST(!with(&GlossHabit::of_gb2312, 1));
  BOOST_TEST(!with(&GlossHabit::plain, 1));
  BOOST_TEST(!with(&GlossHabit::repeated, 0));
  BOOST_TEST(!with(&GlossHabit::inside_words, 3));
  BOOST_TEST(!with(&GlossHabit::spared_traditional, 6));
  BOOST_TEST(!with(&GlossHabit::spared_rarer, 3));
}

// kKnownOnes, kKnownByAll: six that everyone knows prove it, five do not, nor does a page that gives
// readings of words.
BOOST_AUTO_TEST_CASE(readings_of_whatever_was_met_are_taken_out) {
  const std::string clean =
      "圖書館照新政策開放的時間改了,從早上九點到晚上八點。館長說,年輕人尤其喜歡靠窗的座位。\n"
      "為了讓大家安靜讀書,二樓不准打電話,也不准吃東西。門口新設了飲水機,裝水請自備杯子,冷熱都有。\n"
      "借書證遺失的讀者,可以到櫃檯補辦,三天之內就能領到。志工隊每個月有一次聚會,會後一起打掃書架,"
      "把擺錯的繪本放回去。\n";
  const std::string six =
      "圖書館照新政策(cè)開放的(de)時間改了,從早上九點到晚上八點。館長說,年輕人(rén)尤其喜歡靠窗的(de)"
      "座位。\n"
      "為了讓大家(jiā)安靜讀書,二樓不准打電話,也不准吃東西。門口新設了飲水(shuǐ)機,裝水請自備杯子,"
      "冷熱都有。\n"
      "借書(shū)證遺失的(de)讀者,可以到(dào)櫃檯補辦,三天之內就能領到。志工隊每個月有(yǒu)"
      "一次聚會,會後一起打掃書架,把擺錯的(de)繪本放回去。\n";
  BOOST_TEST(mend(six).safe == clean);
  std::string five = six;
  const std::string_view reading = "(yǒu)";
  five.erase(five.find(reading), reading.size());
  BOOST_TEST(mend(five).safe == five);
  const std::string words = six + "書架(shūjià)在二樓。\n";
  BOOST_TEST(mend(words).safe == words);
}

// Each of these by itself speaks for a person.
BOOST_AUTO_TEST_CASE(what_speaks_for_a_choice) {
  GlossHabit any;
  any.characters = any.readings = 12;
  any.known = any.inside_words = 6;
  any.spared_rarer = 12;
  BOOST_TEST(any.is_of_no_choice());
  const auto with = [&](std::size_t GlossHabit::*member, std::size_t value) {
    GlossHabit other = any;
    other.*member = value;
    return other.is_of_no_choice();
  };
  BOOST_TEST(!with(&GlossHabit::known, 5));
  BOOST_TEST(!with(&GlossHabit::inside_words, 5));
  BOOST_TEST(!with(&GlossHabit::spared_rarer, 11));
}

// kAcross: 現 is AC 46, and AC ends the comma; with the 。 before it one byte is gone, and the place stays.
BOOST_AUTO_TEST_CASE(a_reading_of_two_bytes_of_two_letters_speaks_for_a_program) {
  const std::string page =
      "學(xué)徒們都說門口的燈壞了,F(xiàn)在大家只好摸黑走路。\n"
      "他應(yīng)該發(fā)一張通知,學(xué)校的工友也應(yīng)該來看看,服務(wù)臺的電話一直沒有人接。\n"
      "有人發(fā)覺樓梯也暗了,學(xué)生們不敢走。\n";
  const std::string clean =
      "學徒們都說門口的燈壞了,F(xiàn)在大家只好摸黑走路。\n"
      "他應該發一張通知,學校的工友也應該來看看,服務臺的電話一直沒有人接。\n"
      "有人發覺樓梯也暗了,學生們不敢走。\n";
  BOOST_TEST(mend(page).safe == clean);
  std::string other = page;
  other.replace(other.find("F(xiàn)在"), std::string_view("F(xiàn)在").size(), "後來");
  BOOST_TEST(mend(other).safe == other);
  std::string list = page;  // of letters and their names
  list.replace(list.find("在大家"), std::string_view("在").size(), "、");
  BOOST_TEST(mend(list).safe == list);
}

// At either end of a word somebody may explain the letter.
BOOST_AUTO_TEST_CASE(readings_amid_words_count) {
  const auto known = [](std::string_view text, const Gloss& gloss) {
    const Letters page(text);
    return habit_of(page, {gloss}, std::vector<bool>(page.size())).known;
  };
  BOOST_TEST(known("飲水(shuǐ)機\n", {1, 8, U'水'}) == 1u);
  BOOST_TEST(known("水(shuǐ)機\n", {0, 7, U'水'}) == 0u);
  BOOST_TEST(known("飲水(shuǐ)。\n", {1, 8, U'水'}) == 0u);
  BOOST_TEST(known("飛行(xíng)員\n", {1, 7, U'行'}) == 0u);  // somebody may say which of its readings it is
}

BOOST_AUTO_TEST_CASE(what_is_mentioned_does_not_count) {
  const Letters page("大家說(shuō)話,“大家說(shuō)話”。\n");
  const std::vector<Gloss> glosses{{2, 9, U'說'}, {14, 21, U'說'}};
  std::vector<bool> mentioned(page.size());
  BOOST_TEST(habit_of(page, glosses, mentioned).repeated == 1u);
  std::fill(mentioned.begin() + 11, mentioned.end(), true);
  const GlossHabit habit = habit_of(page, glosses, mentioned);
  BOOST_TEST((habit.characters == 1 && habit.repeated == 0 && habit.plain == 0));
}

BOOST_AUTO_TEST_SUITE_END()
