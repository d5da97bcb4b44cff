// Pages as letters, whatever their bytes are, and what letters cost among others, by letter and by byte.
#include <boost/test/unit_test.hpp>

#include "context/context.h"
#include "context/letters.h"
#include "text_random.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(context_letters)

BOOST_AUTO_TEST_CASE(any_bytes_are_letters) {
  test::Random random(1);
  constexpr std::string_view kBytes = "a\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\xFF";
  for (std::size_t round = 0; round < test::rounds(2000); ++round) {
    std::string text;
    for (std::size_t left = random.number(0, 12); left > 0; --left)
      text += kBytes[random.number(0, kBytes.size() - 1)];
    const Letters letters(text);
    BOOST_TEST_REQUIRE((letters.points == to_utf32(text)));
    BOOST_TEST_REQUIRE(letters.at.size() == letters.size() + 1);
    BOOST_TEST_REQUIRE(letters.at.back() == text.size());
    for (std::size_t at = 0; at < letters.size(); ++at)
      BOOST_TEST_REQUIRE(read_code_point(text, letters.at[at]).size == letters.at[at + 1] - letters.at[at]);
  }
}

BOOST_AUTO_TEST_CASE(bytes_cost_what_their_letters_do) {
  const std::string text = "他說：「今天的天氣很好，。」然後就走了。\n";
  const Letters letters(text);
  for (std::size_t first = 0; first < letters.size(); ++first)
    for (std::size_t last = first; last <= letters.size(); ++last)
      BOOST_TEST_REQUIRE(cost_among(text, letters.bytes(first, last), U"，") ==
                         cost_among(letters.points, first, last, U"，"));
}

BOOST_AUTO_TEST_SUITE_END()
