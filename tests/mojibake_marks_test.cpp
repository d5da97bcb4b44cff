// Marks of punctuation that are guessed: each constant of guessed_marks.cpp by what it decides.
#include "mojibake/guessed_marks.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string mended(const std::string& text) { return with_suggestions(text, mend(text).repairs); }

}  // namespace

BOOST_AUTO_TEST_SUITE(guessed_marks)

// kWrongSide
BOOST_AUTO_TEST_CASE(quotation_marks_stand_at_their_side_of_a_word) {
  BOOST_TEST(mended("He said 鈥渉ello鈥?and went.\n") == "He said “hello” and went.\n");
  BOOST_TEST(mended("She said: 鈥渉ello鈥� and went.\n") == "She said: “hello” and went.\n");
}

// kWhileOpen, kApart
BOOST_AUTO_TEST_CASE(an_ellipsis_closes_nothing_and_stands_behind_a_word) {
  BOOST_TEST(mended("Don鈥檛 do 鈥渢hat鈥?now 鈥?please.\n") == "Don’t do “that” now — please.\n");
}

// kShortDash
BOOST_AUTO_TEST_CASE(a_dash_is_long) {
  BOOST_TEST(mended("{/* Row 1 â€\" trend of the year */}\n") == "{/* Row 1 — trend of the year */}\n");
}

BOOST_AUTO_TEST_CASE(what_was_opened_is_open_until_it_is_closed) {
  BOOST_TEST((behind(U'“', Quotation::closed) == Quotation::open));
  BOOST_TEST((behind(U'a', Quotation::open) == Quotation::open));
  BOOST_TEST((behind(U'”', Quotation::open) == Quotation::closed));
}

BOOST_AUTO_TEST_SUITE_END()
