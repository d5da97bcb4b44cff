// The readings: polyphones, GBK's own letters, and what is no syllable.
#include <boost/test/unit_test.hpp>
#include <string>

#include "byte_edits/readings.h"

using namespace mojimend;

namespace {

bool reads(char32_t character, std::u32string_view spelled) {
  const auto syllable = Readings::mandarin().syllable(spelled);
  return syllable && Readings::mandarin().reads(character, *syllable);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_readings)

BOOST_AUTO_TEST_CASE(polyphones_have_all_their_readings) {
  for (std::u32string_view spelled : {U"huì", U"kuài"}) BOOST_TEST(reads(U'會', spelled));
  for (std::u32string_view spelled : {U"háng", U"xíng"}) BOOST_TEST(reads(U'行', spelled));
  for (std::u32string_view spelled : {U"zhòng", U"chóng"}) BOOST_TEST(reads(U'重', spelled));
  for (std::u32string_view spelled : {U"lè", U"yuè"}) BOOST_TEST(reads(U'樂', spelled));
}

BOOST_AUTO_TEST_CASE(a_reading_has_its_tone) {
  BOOST_TEST(reads(U'國', U"guó"));
  for (std::u32string_view other : {U"guò", U"guǒ", U"gúo", U"guo4"}) BOOST_TEST(!reads(U'國', other));
}

// Big5 has no letters with tones.
BOOST_AUTO_TEST_CASE(a_spelling_without_a_tone_is_any_tone) {
  BOOST_TEST(reads(U'的', U"de"));
  BOOST_TEST(reads(U'黨', U"dǎng"));
  for (std::u32string_view plain : {U"dang", U"dang3"}) BOOST_TEST(reads(U'黨', plain));
  for (std::u32string_view other : {U"dan", U"tan", U"dáng"}) BOOST_TEST(!reads(U'黨', other));
  for (std::u32string_view plain : {U"nü", U"nv", U"nu", U"nv3", U"nǚ"}) BOOST_TEST(reads(U'女', plain));
}

BOOST_AUTO_TEST_CASE(spellings_and_characters_go_together) {
  const auto& readings = Readings::mandarin();
  const auto spellings = readings.spellings(U'國');
  BOOST_TEST(std::ranges::equal(spellings, std::vector<std::u32string>{U"guo", U"guo2", U"guó"}));
  const std::u32string_view sounded = readings.characters(*readings.syllable(U"dǎng"));
  BOOST_TEST((sounded.find(U'黨') != sounded.npos && sounded.find(U'國') == sounded.npos));
  for (const char32_t c : sounded) BOOST_TEST(reads(c, U"dǎng"));
}

// GBK A8BB and A8C0, which a gloss may use for a and g.
BOOST_AUTO_TEST_CASE(letters_of_gbk_are_the_letters_they_stand_for) {
  BOOST_TEST(reads(U'國', U"ɡuó"));
  BOOST_TEST(reads(U'長', U"chánɡ"));
  BOOST_TEST(reads(U'馬', U"mǎ"));
  BOOST_TEST((Readings::mandarin().syllable(U"dɑ") == Readings::mandarin().syllable(U"da")));
  BOOST_TEST(Readings::mandarin().syllable(U"dɑ").has_value());
}

BOOST_AUTO_TEST_CASE(u_with_its_dots) {
  BOOST_TEST(reads(U'綠', U"lǜ"));
  BOOST_TEST(reads(U'女', U"nǚ"));
  BOOST_TEST(!reads(U'女', U"nǔ"));
}

BOOST_AUTO_TEST_CASE(what_is_no_syllable) {
  for (std::u32string_view spelled : {U"", U"a9", U"hello", U"xx", U"Guó", U"guó ", U"xǐhuan", U"國", U"wg"})
    BOOST_TEST(!Readings::mandarin().syllable(spelled).has_value());
}

// A scan stops at so many letters; a longer syllable would never be found.
BOOST_AUTO_TEST_CASE(the_longest_syllable) {
  const std::u32string_view longest = U"zhuang1";
  BOOST_TEST(longest.size() == Readings::kLongest);
  BOOST_TEST(reads(U'莊', longest));
  BOOST_TEST(reads(U'雙', U"shuāng"));
  BOOST_TEST(reads(U'窗', U"chuāng"));
}

BOOST_AUTO_TEST_CASE(characters_without_a_reading) {
  const auto syllable = Readings::mandarin().syllable(U"yī");
  BOOST_REQUIRE(syllable);
  for (char32_t c : {U'a', U'?', U'。', U'あ', char32_t{0}, char32_t{0x10FFFF}})
    BOOST_TEST(!Readings::mandarin().reads(c, *syllable));
  BOOST_TEST(Readings::mandarin().reads(U'一', *syllable));
}

BOOST_AUTO_TEST_SUITE_END()
