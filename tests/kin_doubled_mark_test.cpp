// Full-width marks side by side: slips, a page that doubles all of them, and what writers mean.
#include "kin_support.h"

using namespace mojimend;

namespace {

constexpr Rule kRule = Rule::doubled_punctuation;
// Enough single marks that a doubled one is a slip.
const std::string kPlain =
    "早上下雨，中午放晴，下午又下雨，晚上起風，半夜才停。我們出門。他們沒有。雨停了。天亮了。\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(kin_doubled_mark)

BOOST_AUTO_TEST_CASE(slips_are_suggested) {
  for (const auto& [seen, wanted] :
       {std::pair<const char*, const char*>{"你為什麼要走？。\n", "你為什麼要走？\n"},
        {"今天去買菜、，明天再說。\n", "今天去買菜，明天再說。\n"},
        {"他說完就走了，。\n", "他說完就走了。\n"},
        {"明日は雨です、。\n", "明日は雨です。\n"}})
    check_suggested(seen, wanted, kRule);
  check_suggested(kPlain + "他來了，，我走了。\n", kPlain + "他來了，我走了。\n", kRule);
  check_suggested(kPlain + "他們都來了。。\n", kPlain + "他們都來了。\n", kRule);
}

BOOST_AUTO_TEST_CASE(a_page_that_doubles_all_of_them_is_proved) {
  check_mended("早上下雨，，中午放晴，，下午又下雨。。晚上起風，，半夜才停。。\n",
               "早上下雨，中午放晴，下午又下雨。晚上起風，半夜才停。\n", kRule);
  check_mended("早上下雨、，中午放晴、，下午又下雨、。晚上起風、，半夜才停、。\n",
               "早上下雨，中午放晴，下午又下雨。晚上起風，半夜才停。\n", kRule);
  check_left("下雨，，放晴，，又下雨。。\n", kRule);  // three may be the writer's way
}

BOOST_AUTO_TEST_CASE(style_stays) {
  for (const char* text :
       {"好！！\n", "真的？！\n", "什麼！？你說什麼？？\n", "我不知道。。。\n", "他說……，\n",
        "這樣啊。。好吧。。\n", "等等，，，我來了\n", "他走了——，\n", "嗯。。\n"})
    check_left(text, kRule);
}

BOOST_AUTO_TEST_CASE(marks_that_are_shown_stay) {
  for (const char* text : {"標點有，。、；：\n", "（、。）\n", "「，。」\n", "句読点は「、。」です。\n",
                           "、。\n", "a = '，。'\n", "| ，。 |\n"})
    check_left(text, kRule);
}

BOOST_AUTO_TEST_CASE(the_scan_sees_what_the_pass_changes) {
  constexpr const char* kPieces[] = {"雨", "天", "，", "。", "、", "？", "！",
                                     "…",  "」", "a",  " ",  "\n", "。", "，"};
  check_random_texts(kPieces, 11, kRule, [](const std::string& text) {
    const std::string all = with_all(text, only(kRule));
    BOOST_TEST_REQUIRE(with_all(all, only(kRule)) == all, text);
  });
}

BOOST_AUTO_TEST_SUITE_END()
