// LineIndex against counting from the start of the text.
#include <boost/test/unit_test.hpp>

#include "text/line_index.h"
#include "text_random.h"

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;

BOOST_AUTO_TEST_SUITE(line_index)

BOOST_AUTO_TEST_CASE(columns_are_code_points) {
  const LineIndex index("國a\n𠀀b");
  BOOST_TEST(index.position(3).column == 2u);
  BOOST_TEST(index.position(4).column == 3u);
  BOOST_TEST(index.position(5).line == 2u);
  BOOST_TEST(index.position(9).column == 2u);
}

BOOST_AUTO_TEST_CASE(a_carriage_return_belongs_to_its_line) {
  const LineIndex index("a\r\nb");
  BOOST_TEST(index.position(2).line == 1u);
  BOOST_TEST(index.position(3).line == 2u);
  BOOST_TEST(index.position(3).column == 1u);
}

BOOST_AUTO_TEST_CASE(an_offset_behind_the_end_is_the_end) {
  const LineIndex index("ab\ncd");
  BOOST_TEST(index.position(99).line == 2u);
  BOOST_TEST(index.position(99).column == 3u);
  BOOST_TEST(LineIndex("").position(0).line == 1u);
}

BOOST_AUTO_TEST_CASE(agrees_with_counting) {
  Random random(7);
  const std::string pieces[] = {"\n", "a", "é", "國", "𠀀", "\r\n"};
  for (std::size_t round = 0; round < rounds(500); ++round) {
    std::string text;
    for (std::size_t left = random.number(0, 20); left > 0; --left) text += pieces[random.number(0, 5)];
    const std::size_t base = random.number(0, 2) * 77, first_line = random.number(1, 9);
    const LineIndex index(text, base, first_line);
    std::size_t line = first_line, column = 1;
    for (std::size_t at = 0; at <= text.size(); ++at) {
      const bool begins = at == text.size() || (text[at] & 0xC0) != 0x80;
      if (begins) {
        BOOST_REQUIRE_EQUAL(index.position(base + at).line, line);
        BOOST_REQUIRE_EQUAL(index.position(base + at).column, column);
        if (at < text.size() && text[at] == '\n') {
          ++line;
          column = 1;
        } else {
          ++column;
        }
      }
    }
  }
}

BOOST_AUTO_TEST_SUITE_END()
