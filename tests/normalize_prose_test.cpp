// Quotation marks, and the marks of Chinese and Japanese prose: what becomes what, and what stays.
#include <boost/test/unit_test.hpp>

#include "normalize_support.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

std::string quoted(std::string_view text, std::string_view style) {
  return normalized(text, want({Rule::quotes}, {{Policy::quotes, style}}));
}

std::string prose(std::string_view text, std::string_view quotes = "habit") {
  return normalized(text, want({Rule::cjk_punctuation}, {{Policy::cjk_quotes, quotes}}));
}

void check_stays(std::string_view text) { BOOST_TEST(prose(text) == text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(quotes)

BOOST_AUTO_TEST_CASE(straight_ones_leave_full_width_marks_and_letters) {
  BOOST_TEST(quoted("“It’s” ‘so’ „da“", "straight") == "\"It's\" 'so' \"da\"");
  BOOST_TEST(quoted("他说：“好”\n“ok”", "straight") == "他说：“好”\n\"ok\"");
  BOOST_TEST(quoted("cʼhoar", "straight") == "cʼhoar");
  BOOST_TEST(quoted("cʼhoar 他说：“好”", "straight-all") == "c'hoar 他说：\"好\"");
}

BOOST_AUTO_TEST_CASE(curly_ones_open_and_close) {
  BOOST_TEST(quoted("\"It's so,\" he said, 'indeed'.", "curly") == "“It’s so,” he said, ‘indeed’.");
  BOOST_TEST(quoted("'tis the '90s (\"really\") the boys' own", "curly") ==
             "‘tis the ’90s (“really”) the boys’ own");
  // What does not open and close by turns stays, and so do feet, inches and what another language quotes.
  BOOST_TEST(quoted("5' 10\" tall", "curly") == "5' 10\" tall");
  BOOST_TEST(quoted("a \" b", "curly") == "a \" b");
  BOOST_TEST(quoted("„da\" 'x' «y»", "curly") == "„da\" 'x' «y»");
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(cjk_punctuation)

BOOST_AUTO_TEST_CASE(marks_of_chinese_prose_become_full_width) {
  BOOST_TEST(prose("今天,我们去(北京)了.你呢?好!") == "今天，我们去（北京）了。你呢？好！");
  BOOST_TEST(prose("他说:\"好的\",就走了;我没去.") == "他说：“好的”，就走了；我没去。");
  BOOST_TEST(prose("共有100,其中50个;见下, 然后") == "共有100，其中50个；见下，然后");
  BOOST_TEST(prose("你好!? 我") == "你好！？我");
}

BOOST_AUTO_TEST_CASE(marks_of_japanese_prose_go_by_its_habit) {
  BOOST_TEST(prose("昨日,東京に行った.") == "昨日、東京に行った。");
  BOOST_TEST(prose("昨日,東京に行った.今日，京都に着いた．明日，帰る．") ==
             "昨日，東京に行った.今日，京都に着いた．明日，帰る．");
  BOOST_TEST(prose("彼は\"はい\"と言った。") == "彼は「はい」と言った。");
  BOOST_TEST(prose("彼は\"はい\"と言った。“いいえ”と言った。") == "彼は“はい”と言った。“いいえ”と言った。");
}

BOOST_AUTO_TEST_CASE(quotes_are_as_chosen) {
  BOOST_TEST(prose("他说:\"好的\"。", "corner") == "他说：「好的」。");
  BOOST_TEST(prose("他说:\"好的\"。", "keep") == "他说：\"好的\"。");
  BOOST_TEST(prose("他说:'好的'。", "curly") == "他说：‘好的’。");
}

BOOST_AUTO_TEST_CASE(numbers_names_addresses_and_other_languages_stay) {
  for (const std::string_view each :
       {"价格1,200.50元", "时间10:30", "比分3:2", "见http://a.cn/b,c 的说明", "写信给a@b.cn", "打开文件.txt",
        "Hello, world. How are you?", "版本2.0.1的", "函数f(参数)和g(x)", "一.总则", "乔治.华盛顿。",
        "等等...还有", "中文(ABC)中文", "iPhone 12, iPad", "说\"OK\"吧", "5'10\"高的人"})
    check_stays(each);
}

BOOST_AUTO_TEST_CASE(tables_code_and_korean_stay) {
  for (const std::string_view each :
       {"姓名,年龄,城市", "张三先生今天,去了\n李四先生明天,去了\n", "x = \"中文,\"", "{\"谚\": \"諺\"}",
        "printf(\"你好,世界\")", "\"谚\": \"諺\",", "/加賀,かが/花芽/", "加賀/花芽,夏芽/蕪", ".SH 名称,说明",
        "大韓民國, 그리고 中國", "名\t中文,中文", "分类;设置;安全;"})
    check_stays(each);
}

BOOST_AUTO_TEST_SUITE_END()
