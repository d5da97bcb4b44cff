// The scan in parts finds what a look at every place finds, wherever the text ends.
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>

#include "text/parts.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(text_parts)

// A sight of five bytes around its place.
[[gnu::always_inline]] inline bool may_be_at(const char* at) {
  return (at[-2] == 'a') & (at[-1] == 'b') & (at[0] == 'c') & (at[1] == 'd') & (at[2] == 'e');
}

BOOST_AUTO_TEST_CASE(any_length_and_place) {
  const auto may = [](const char* at) { return may_be_at(at); };
  std::mt19937 random(1);
  for (std::size_t size = 0; size < 3 * kPart; ++size) {
    std::string text(size, 'x');
    if (size >= 5) text.replace(random() % (size - 4), 5, "abcde");
    const auto is = [&](std::size_t at) { return at + 2 < text.size() && may_be_at(&text[at]); };
    const std::size_t found = text.find("abcde");
    BOOST_TEST_CONTEXT(size)
    BOOST_TEST(find_in_parts(text, 2, may, is) == (found == text.npos ? found : found + 2));
  }
}

// Every place is asked that looks so, and hardly another one: that is what the parts are for.
BOOST_AUTO_TEST_CASE(what_does_not_look_so_is_not_asked) {
  const auto may = [](const char* at) { return may_be_at(at); };
  for (const std::size_t size : {std::size_t{40}, kPart, 3 * kPart + 40}) {
    const std::string text(size, 'x');
    std::size_t asked = 0;
    find_in_parts(text, 2, may, [&asked](std::size_t) { return ++asked == 0; });
    BOOST_TEST(asked == 0u);
  }
}

BOOST_AUTO_TEST_SUITE_END()
