// What the lines of a page say: the width at which they were cut, and where spaces and line ends stand; and
// two constants that only whole pages show. Each check comes out differently when the constant named above it
// is changed.
#include "byte_edits/blanks.h"
#include "byte_edits/line_width.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

std::size_t width_of(const std::string& text) {
  return LineWidth(Letters(text), *DoubleByteTable::of(*find_encoding("gbk")),
                   {Unreadable::replacement, 0xFFFD, PageReader::Takes::web, 0})
      .bytes();
}

std::string lines(std::size_t count, std::size_t bytes) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += std::string(bytes, 'x') + "\n";
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_lines)

// kLinesThatEndThere, kShortest, kLongest.
BOOST_AUTO_TEST_CASE(lines_that_end_at_one_column_have_a_width) {
  BOOST_TEST(width_of(lines(3, 20) + lines(1, 5)) == 20U);
  BOOST_TEST(width_of(lines(2, 20)) == 0U);
  BOOST_TEST(width_of(lines(3, 19)) == 0U);
  BOOST_TEST(width_of(lines(3, 400)) == 400U);
  BOOST_TEST(width_of(lines(3, 401)) == 0U);
}

// kLonger.
BOOST_AUTO_TEST_CASE(one_line_in_eight_may_be_longer) {
  BOOST_TEST(width_of(lines(8, 30) + lines(1, 35)) == 30U);
  BOOST_TEST(width_of(lines(7, 30) + lines(1, 35)) == 0U);
}

// kLineEndDue.
BOOST_AUTO_TEST_CASE(a_line_end_where_lines_are_cut_was_put_in) {
  const std::string page =
      "木工班要自備手套；蓋房子的那種粗木料不用帶，\uFFFD\nW校會準備。機器運轉的時候不許把手伸過黃線，"
      "這\n一條沒有例外。\n社區大學開課通知\n十一月的成果展由育英國小借場地，各班可以擺兩\uFFFD\n"
      "堊雷印Ｏ胍\uE04A娫吹恼堅琰c講，插座只有四個。";
  const Mended mended = mend(page);
  BOOST_TEST(has(mended.safe, "不用帶，學校會準備。"), mended.safe);
  BOOST_TEST(has(mended.safe, "各班可以擺兩張桌子。想要電源的請早點講"), mended.safe);
  BOOST_TEST(first_that_does_not_replay(page, mended.repairs) == "");
}

// kLineEndNotDue: with a space the line would be longer than the others.
BOOST_AUTO_TEST_CASE(a_line_does_not_go_on_where_it_would_have_been_cut) {
  const std::string page =
      "去年有人問能不能帶孩子來，答案是可以，但?\uE02E日f一聲，好多留幾張椅子。\n"
      "本季新增的課程共有十二門，包括陶藝、書法?\uE579z影和急救常識，許多學員去年就來問過。報\n"
      "名成功後，請在三天內到辦公室繳費，逾期視?\uE0D2艞墶?圖書室的鑰匙在管理員那裡，閱覽時間是上午?"
      "劈c到下午五點，中午不休息。";
  BOOST_TEST(has(mend(page).safe, "\uFFFD放棄。\n圖書室的鑰匙"), mend(page).safe);
}

BOOST_AUTO_TEST_CASE(blanks_are_what_they_are_between_the_same_letters) {
  Blanks none, some;
  for (int i = 0; i < 3; ++i)
    some.see(U'다', U'\n', U'이', Width::full), some.see(U'을', U' ', U'본', Width::full);
  some.settle();
  BOOST_TEST(none.cost(U'다', ' ', U'이') == none.cost(U'다', '\n', U'이'));
  BOOST_TEST(some.cost(U'다', '\n', U'이') == 0);
  BOOST_TEST(some.cost(U'다', ' ', U'이') > kNat);
  BOOST_TEST(some.cost(U'을', ' ', U'본') == 0);
  BOOST_TEST(some.cost(U'을', '\n', U'본') > kNat);
}

// kUnpaidGloss: 三 and 環 carry readings on this page, so that neither stood here.
BOOST_AUTO_TEST_CASE(who_carries_readings_carries_them_everywhere) {
  const std::string page =
      "會前,與會人員實地考察了中國(青竹)輕工展示中心,參觀了RCEP跨境電商體驗館,聽取了項(xiàng)目負責(zé)"
      "人的彙("
      "huì)報,。\n會上,住建、財政、環(huán)保等部門先後通報了工作進展。據介紹,去年以?yǒng)"
      "砣h共騰出閒置廠房34處,"
      "面積達到12.7萬(wàn)平方米,其中三成已經簽約;紡(fǎng)織(zhī)廠舊(jiù)址將建成文創園,預計明年3月開門迎客,"
      "。\n責("
      "zé)任編(biān)輯(jí):鄭維揚　審核:葉(yè)詠(yǒng)梅";
  BOOST_TEST(has(with_suggestions(page, mend(page).repairs), "去年以來全縣共騰出"));
}

// kWide: a full-width space is rarer than the model's blank, and 一 is sure.
BOOST_AUTO_TEST_CASE(full_width_spaces_are_rare) {
  const std::string page =
      "?b>幫洃j學開課?b>q知\n?b>憒悎v說：“功夫不在一時，每天練半小時，比一星期練?b>@整天有用。”她教的毛筆課人"
      "數最多，教室裡連走道也坐滿了。";
  BOOST_TEST(has(mend(page).safe, "比一星期練一整天有用"), mend(page).safe);
}

// Blanks::wide_cost: behind one letter of this page there were spaces, behind the other line ends.
BOOST_AUTO_TEST_CASE(full_width_spaces_are_as_rare_as_spaces_there) {
  Blanks blanks;
  for (int i = 0; i < 9; ++i)
    blanks.see(U'。', U'\n', U'今', Width::folded), blanks.see(U'一', U' ', U'今', Width::folded);
  blanks.see(U'一', 0x3000, U'今', Width::full);
  blanks.settle();
  BOOST_TEST(blanks.wide_cost(U'。') > 2 * kNat);
  BOOST_TEST(blanks.wide_cost(U'一') < kNat);
  Blanks none;
  for (int i = 0; i < 9; ++i) none.see(U'。', U' ', U'今', Width::full);
  none.settle();
  BOOST_TEST(none.wide_cost(U'。') > 2 * kNat);
}

BOOST_AUTO_TEST_SUITE_END()
