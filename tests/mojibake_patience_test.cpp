// Patience: what was looked at in vain is looked at less.
#include <boost/test/unit_test.hpp>

#include "mojibake/patience.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(patience)

// kMostHalvings, and that something found begins it anew.
BOOST_AUTO_TEST_CASE(lines_are_skipped_after_much_was_looked_at_for_nothing) {
  constexpr std::size_t kLine = 100;
  Diminishing diminishing(10 * kLine);
  const auto due_of = [&](std::size_t lines) {
    std::size_t due = 0;
    for (std::size_t line = 0; line < lines; ++line) {
      if (!diminishing.is_due()) {
        diminishing.skip();
        continue;
      }
      ++due;
      diminishing.note(Outcome::doubtful, kLine);
    }
    return due;
  };
  BOOST_TEST(due_of(10) == 10u);
  BOOST_TEST(due_of(20) == 10u);
  due_of(100'000);
  BOOST_TEST(due_of(2560) == 10u);
  diminishing.note(Outcome::something, kLine);
  BOOST_TEST(due_of(10) == 10u);
}

// kOften, kTelling
BOOST_AUTO_TEST_CASE(a_word_is_asked_in_three_lines_that_tell) {
  constexpr std::string_view kLine = "Она взяла её книгу со стола";
  SearchedInVain in_vain;
  for (int times = 0; times < 3; ++times) in_vain.note("её", "её");
  BOOST_TEST(!in_vain.often_enough("её"));
  for (int times = 0; times < 2; ++times) in_vain.note("её", kLine);
  BOOST_TEST(!in_vain.often_enough("её"));
  in_vain.note("её", kLine);
  BOOST_TEST(in_vain.often_enough("её"));
  BOOST_TEST(!in_vain.often_enough("ещё"));
}

BOOST_AUTO_TEST_SUITE_END()
