// What of a stretch with lost bytes is certain is mended for sure; the rest stays lost, and is suggested.
#include "repair_support.h"

using namespace mojimend;

namespace {

// The safe edits, the fuller ones, and how many characters stay lost.
void check_part(const std::string& text, const std::string& safe, const std::string& full, std::size_t lost) {
  const Mended mended = mend(text);
  BOOST_TEST(mended.safe == safe);
  BOOST_TEST(with_suggestions(text, mended.repairs) == full);
  std::size_t losses = 0;
  for (const Edit& edit : mended.repairs.edits) losses += edit.losses.size();
  BOOST_TEST(losses == lost);
  Repairs certain = mended.repairs;
  certain.alternatives = {};  // a guess may be wrong
  BOOST_TEST(first_that_does_not_replay(text, certain) == "");
  BOOST_TEST(mend(mended.safe).safe == mended.safe);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(certain_part)

BOOST_AUTO_TEST_CASE(letters_whose_bytes_are_lost_stay_lost) {
  check_part("Ð\uFFFDÐ°ÑˆÐ° Ñ\uFFFDÐµÑ\uFFFDÑ‚Ñ€Ð° Ñ‡Ð¸Ñ‚Ð°ÐµÑ‚ Ð½Ð¾Ð²ÑƒÑŽ ÐºÐ½Ð¸Ð³Ñƒ.\n",
             "\uFFFDаша се\uFFFDтра читает новую книгу.\n", "Наша сестра читает новую книгу.\n", 2);
}

// To readers that leave marks 80 is no character of GBK, which it is to Windows and to browsers.
BOOST_AUTO_TEST_CASE(the_byte_80_of_gbk) {
  check_part("涓\uFFFD涓\uFFFD浜哄湪鍥句功棣嗛噷鐪嬩功锛屼笉闇\uFFFD瑕佸埆浜洪櫔鐫\uFFFD銆\uFFFD\n",
             "\uFFFD\uFFFD人在图书馆里看书，不需要别人陪\uFFFD\uFFFD\n",
             "一个人在图书馆里看书，不需要别人陪着。\n", 4);
}

// A reader could have read the bytes of the guess: it is wrong, and what is certain is so without it.
BOOST_AUTO_TEST_CASE(a_guess_that_does_not_replay) {
  check_part("鏄ㄥ厭鍊嬩笂娓告疾浜嗕笁灏猴紝鑰侀緮闋?殑鑸归倓鎷村湪鏌虫ü涓嬪憿銆?\n",
             "昨兒個上游漲了三尺，老龔�的船還拴在柳樹下呢�\n",
             "昨兒個上游漲了三尺，老龔項的船還拴在柳樹下呢。\n", 2);
}

// Of more guesses than certain letters nothing is sure.
BOOST_AUTO_TEST_CASE(mostly_guesses_are_suggested) {
  const std::string text = "Ñ\uFFFDÐ\uFFFDÑ‚.\n";
  const Mended mended = mend(text);
  BOOST_TEST(mended.safe == text);
  BOOST_TEST(mended.repairs.edits.apply(text) == "сАт.\n");
}

BOOST_AUTO_TEST_SUITE_END()
