// UTF-8 against an encoder that divides instead of shifting, and against the definition of a maximal subpart:
// the longest run of bytes that begins some character.
#include <boost/test/unit_test.hpp>
#include <vector>

#include "text/utf8.h"
#include "text_random.h"

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;

namespace {

std::string encoded_naively(unsigned value) {
  const auto tail = [](unsigned rest) { return static_cast<char>(128 + rest % 64); };
  if (value < 128) return {static_cast<char>(value)};
  if (value < 2048) return {static_cast<char>(192 + value / 64), tail(value)};
  if (value < 65536) return {static_cast<char>(224 + value / 4096), tail(value / 64), tail(value)};
  return {static_cast<char>(240 + value / 262144), tail(value / 4096), tail(value / 64), tail(value)};
}

// Every proper beginning of every character, by its bytes.
class Beginnings {
 public:
  Beginnings() : one_(256), two_(65536), three_(16777216) {
    for (unsigned value = 128; value < 0x110000; ++value) {
      if (value >= 0xD800 && value < 0xE000) continue;
      const std::string bytes = encoded_naively(value);
      one_[number(bytes, 1)] = true;
      if (bytes.size() > 2) two_[number(bytes, 2)] = true;
      if (bytes.size() > 3) three_[number(bytes, 3)] = true;
    }
  }
  bool has(std::string_view bytes) const {
    if (bytes.size() == 1) return one_[number(bytes, 1)];
    if (bytes.size() == 2) return two_[number(bytes, 2)];
    return bytes.size() == 3 && three_[number(bytes, 3)];
  }

 private:
  static std::size_t number(std::string_view bytes, std::size_t count) {
    std::size_t out = 0;
    for (std::size_t i = 0; i < count; ++i) out = out * 256 + static_cast<unsigned char>(bytes[i]);
    return out;
  }
  std::vector<bool> one_, two_, three_;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(utf8)

BOOST_AUTO_TEST_CASE(every_code_point_goes_round) {
  for (unsigned value = 0; value < 0x110000; ++value) {
    const std::string bytes = encoded_naively(value);
    const CodePoint point = read_code_point(bytes, 0);
    if (value >= 0xD800 && value < 0xE000) {
      BOOST_REQUIRE(!point.valid);
      BOOST_REQUIRE_EQUAL(point.size, 1u);
      continue;
    }
    BOOST_REQUIRE(point.valid);
    BOOST_REQUIRE_EQUAL(static_cast<unsigned>(point.value), value);
    BOOST_REQUIRE_EQUAL(point.size, bytes.size());
    std::string out;
    append_utf8(out, value);
    BOOST_REQUIRE_EQUAL(out, bytes);
  }
}

BOOST_AUTO_TEST_CASE(what_is_no_character_is_a_maximal_subpart) {
  const Beginnings beginnings;
  Random random(8);
  // Bytes at the borders of the well-formedness table, so that near misses are frequent.
  const std::string edges =
      "\x20\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF";
  for (std::size_t round = 0; round < rounds(200000); ++round) {
    std::string bytes;
    for (std::size_t left = random.number(1, 5); left > 0; --left)
      bytes += edges[random.number(0, edges.size() - 1)];
    const CodePoint point = read_code_point(bytes, 0);
    if (point.valid) {
      BOOST_REQUIRE_EQUAL(encoded_naively(static_cast<unsigned>(point.value)), bytes.substr(0, point.size));
      continue;
    }
    std::size_t expected = 1;
    while (expected < bytes.size() && beginnings.has(std::string_view(bytes).substr(0, expected + 1)))
      ++expected;
    BOOST_REQUIRE_EQUAL(point.size, expected);
    BOOST_REQUIRE(point.value == kReplacement);
    // Not a character that was refused: no valid sequence of any length begins here.
    for (std::size_t size = 1; size <= std::min<std::size_t>(4, bytes.size()); ++size) {
      const std::u32string back = to_utf32(bytes.substr(0, size));
      BOOST_REQUIRE(back.front() == kReplacement);
    }
  }
}

BOOST_AUTO_TEST_CASE(whole_texts) {
  BOOST_TEST(to_utf8(U"aé國𠀀") == "aé國𠀀");
  BOOST_TEST((to_utf32("aé國𠀀") == U"aé國𠀀"));
  BOOST_TEST((to_utf32("a\xE5\x9Cz") == U"a\uFFFDz"));
  BOOST_TEST((to_utf32("\xF0\x9F") == U"\uFFFD"));
  BOOST_TEST((to_utf32("\xED\xA0\x80") == U"\uFFFD\uFFFD\uFFFD"));
  BOOST_TEST(count_code_points("aé國𠀀") == 4u);
  BOOST_TEST(count_code_points("") == 0u);
}

BOOST_AUTO_TEST_CASE(reading_starts_anywhere) {
  const std::string text = "a國b";
  BOOST_TEST((read_code_point(text, 1).value == U'國'));
  BOOST_TEST(!read_code_point(text, 2).valid);
  BOOST_TEST((read_code_point(text, 4).value == U'b'));
}

BOOST_AUTO_TEST_SUITE_END()
