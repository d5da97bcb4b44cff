// Habits of a page: what it puts in brackets behind characters that is no reading, and what it puts before
// marks. Each check comes out differently when the constant named above it is changed.
#include "byte_edits/put_before.h"
#include "byte_edits/words.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

Words words_of(const std::string& text) {
  const Letters letters(text);
  return learn_words(letters, {}, std::vector<bool>(letters.size()), {});
}

bool is_learned(const std::string& text, char32_t character) {
  return words_of(text).behind.contains(character);
}

// Whether a proved page is enough for the word that stands behind the character.
bool is_sure(const std::string& text, char32_t character) {
  for (const Words::Place& each : words_of(text).places)
    if (each.gloss.glossed == character) return each.sure;
  return false;
}

PutBefore before_marks_of(const std::string& text) { return learn_put_before(Letters(text)); }

// Words of which the middle of another is broken, in enough text.
const std::string kFour =
    "大家都在學(item)校旁邊的醫(map)院裏看病，老(key)師用電(old)腦寫字，窗外的樹葉慢慢黃了。\n";
const std::string kThree = "大家都在學(item)校旁邊的醫(map)院裏看病，老(key)師寫字，窗外的樹葉慢慢黃了。\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_habits)

// kBreaks, kBroken, kFewestBreaking.
BOOST_AUTO_TEST_CASE(words_that_break_others_speak_for_a_blind_replacement) {
  BOOST_TEST(words_of(kFour).odds == 8000);
  BOOST_TEST(words_of(kThree).odds == 0);
  BOOST_TEST(
      words_of("他去年在教室(room)裏上課(class)的時候認識了同學(friend)和老師(teacher)等人。\n").odds <= 0);
}

// kUnbroken, kNothingBehind, kNotAlways.
BOOST_AUTO_TEST_CASE(words_where_people_put_them_speak_against_it) {
  BOOST_TEST(words_of(kFour + "這裏的貓(cat)都怕生，狗不怕。\n").odds == 8000 - 250);
  BOOST_TEST(words_of(kFour + "門口有一隻貓(cat)。\n").odds == 8000 - 900);
  BOOST_TEST(words_of(kFour + "門口有一隻貓(cat)。屋裏的貓睡着了。\n").odds == 8000 - 1500);
}

// kOfTwoWords; what stands twice in the same way counts once.
BOOST_AUTO_TEST_CASE(the_same_behind_two_words_speaks_for_it) {
  const std::string cat = "門口有一隻貓(cat)。";
  BOOST_TEST(words_of(kFour + cat + "屋裏有兩隻貓(cat)。\n").odds == 8000 - 900);
  BOOST_TEST(words_of(kFour + cat + "屋裏有黑貓(cat)。\n").odds == 8000 - 900 + 1000);
}

// kTranslatedShare.
BOOST_AUTO_TEST_CASE(a_translation_word_by_word_stays) {
  BOOST_TEST(words_of("在學(item)校的醫(map)院裏，老(key)師用電(old)腦。\n").odds == 0);
}

// A word between quotation marks is mentioned.
BOOST_AUTO_TEST_CASE(mentioned_words_do_not_count) {
  const Letters letters(kFour);
  BOOST_TEST(learn_words(letters, {}, std::vector<bool>(letters.size(), true), {}).odds == 0);
}

// kLearnedTimes: what is no word may be a remark; kShortest: a letter is one.
BOOST_AUTO_TEST_CASE(what_stands_there_once_is_learned_where_it_is_a_word) {
  BOOST_TEST(is_learned("大家都在學(item)校。\n", U'學'));
  BOOST_TEST(!is_learned("大家都在學(12)校。\n", U'學'));
  BOOST_TEST(is_learned("大家都在學(12)校學(12)習。\n", U'學'));
  BOOST_TEST(!is_learned("大家都在學(a)校。\n", U'學'));
}

// kExceptions of words.
BOOST_AUTO_TEST_CASE(a_garbled_letter_may_look_like_a_character_without_its_word) {
  std::string eight;
  for (int i = 0; i < 8; ++i) eight += "上學(item)去，";
  BOOST_TEST(is_learned(eight + "放學。\n", U'學'));
  BOOST_TEST(!is_learned("上學(item)去，放學。\n", U'學'));
}

// kOverwhelming: what stands there once and breaks no word is the page's as well.
BOOST_AUTO_TEST_CASE(where_many_words_break_others_one_that_breaks_none_is_like_them) {
  const std::string cat = "這裏的貓(cat)都怕生。\n";
  BOOST_TEST(!is_sure(kFour + cat, U'貓'));
  BOOST_TEST(
      is_sure(kFour + "環(new)境不錯，文(date)化也好，隔壁的郵局今天休息，午後才開門。\n" + cat, U'貓'));
  BOOST_TEST(is_sure(kFour + "這裏的貓(item)都怕生。\n", U'貓'));
}

// kTimes, kShare.
BOOST_AUTO_TEST_CASE(what_stands_before_marks_twice_may_be_a_rule) {
  BOOST_TEST(before_marks_of("今天下雨*，明天晴*。").texts.size() == 2U);
  BOOST_TEST(before_marks_of("今天下雨*，明天晴。").texts.size() == 1U);
  BOOST_TEST(before_marks_of("雨*，晴*。一、二、三、四、五、六、七。").texts.size() == 1U);
}

// kHabitTimes, kHabitShare, kExceptions, and tags that close.
BOOST_AUTO_TEST_CASE(what_stands_before_every_second_mark_and_nowhere_else_is_a_habit) {
  const std::string four = "今天下雨*，明天晴*，後天多雲*，大後天再看*。";
  BOOST_TEST(before_marks_of(four).is_habit);
  BOOST_TEST(!before_marks_of("今天下雨*，明天晴*，後天多雲*。").is_habit);
  BOOST_TEST(!before_marks_of(four + "一、二、三、四、五。").is_habit);
  BOOST_TEST(!before_marks_of("*" + four).is_habit);
  BOOST_TEST(before_marks_of("雨<br>，晴<br>，雲<br>，風<br>。").is_habit);
  BOOST_TEST(!before_marks_of("雨</b>，晴</b>，雲</b>，風</b>。").is_habit);
}

// What the page does elsewhere is no mention where it stands in a quotation.
BOOST_AUTO_TEST_CASE(what_stands_in_a_quotation_proves_a_page_that_has_it_elsewhere) {
  const std::string quotation = "他說「這本書是他自己寫的?old)C";
  BOOST_TEST(has(mend(kFour + "走道也坐滿(old)了。" + quotation + "」\n").safe, "在學校旁邊的醫院裏看病"));
  BOOST_TEST(mend(quotation + "」\n").safe == quotation + "」\n");
}

// A page of GBK on which the same stands before each mark.
std::string marked(const std::string& what, const std::string& line) {
  std::string page;
  for (const char* each : {"图书馆今天下午开放", "，请大家安静阅读", "。\n借来的书必须按时归还",
                           "，否则要付罚款", "。\n周末也开门", "，欢迎大家来", "。\n"})
    page += (page.empty() ? "" : what) + each;
  return page + line;
}

// What stands before a mark is put in between the two bytes of another one, where the second begins it.
BOOST_AUTO_TEST_CASE(a_mark_that_begins_in_another_got_the_same) {
  const std::string star = "昨天程序突然崩\uFFFD*\uFFFD*。您可以重新打开这个窗口*。\n";
  BOOST_TEST(has(mend(marked("*", star)).safe, "崩\uFFFD。您可以重新打开这个窗口。"));
  const std::string tag = "昨天程序突然崩?br>?br>。您可以重新打开这个窗口<br>。\n";
  BOOST_TEST(has(mend(marked("<br>", tag)).safe, "崩\uFFFD。您可以重新打开这个窗口。"));
}

// Of a mark before which something was put both bytes may be parted, so that its first is not seen.
BOOST_AUTO_TEST_CASE(a_mark_that_is_parted_got_the_same) {
  const std::string end = "？捎玫奈恢糜腥\uE43F";
  const std::string star = "这个选项控制窗口显示的位置*\uFFFD*" + end + "\uFFFD*。\n";
  const std::string tag = "这个选项控制窗口显示的位置<br>?br>" + end + "?br>。\n";
  BOOST_TEST(has(mend(marked("*", star)).safe, "显示的位置。可用的位置有三"));
  BOOST_TEST(has(mend(marked("<br>", tag)).safe, "显示的位置。可用的位置有三"));
}

// kShownChance: of what the page shows in step the search need not find much.
BOOST_AUTO_TEST_CASE(little_proves_a_habit) {
  const std::string page =
      "图书馆今天下午开放 ，请大家安静阅读 。\n借来的书必须按时归还 ，否则要付?？?。\n周末也开门 "
      "，欢迎大家来 。\n";
  BOOST_TEST(has(mend(page).safe, "今天下午开放，请大家"));
}

// A page that nothing proves is left to a person.
BOOST_AUTO_TEST_CASE(habits_are_suggested) {
  const Mended words = mend(kFour);
  BOOST_TEST(words.safe == kFour);
  BOOST_TEST(words.repairs.edits.apply(kFour) ==
             "大家都在學校旁邊的醫院裏看病，老師用電腦寫字，窗外的樹葉慢慢黃了。\n");
  const std::string page = "今天下雨<br>，明天晴<br>，後天多雲<br>，大後天再看<br>。\n";
  const Mended marks = mend(page);
  BOOST_TEST(marks.safe == page);
  BOOST_TEST(marks.repairs.edits.apply(page) == "今天下雨，明天晴，後天多雲，大後天再看。\n");
  BOOST_TEST(mend(page + "請打開 URI<br>。\n").repairs.edits.apply(page + "請打開 URI<br>。\n") ==
             "今天下雨，明天晴，後天多雲，大後天再看。\n請打開 URI。\n");
}

// kCommasOfRow: in rows of data commas part fields.
BOOST_AUTO_TEST_CASE(rows_keep_their_commas) {
  for (const std::string row : {"。笑,17,18,46,*,*,。笑,。哭\n", "１,17,18,46,9,。哭,。笑,。怒\n"})
    BOOST_TEST(mend(row + row).repairs.edits.empty());
}

BOOST_AUTO_TEST_SUITE_END()
