// Channels that compete for one line: UTF-8 by chance, others that say something else, and letters of large
// scripts in Latin words.
#include "mojibake/one_layer.h"
#include "mojibake_support.h"

using namespace mojimend;

namespace {

// "Labs vārds", of whose ā and r GBK made one ideograph. As text the right reading is 15.4 nats likelier than
// the one by windows-1252, and its channel so much rarer. Whether the common one is taken, and its rival
// noted.
bool is_contested(Cost rarer) {
  MendedLine line(U"Labs v鈘ds");
  const Mode common = mode_of("windows-1252", "gbk", 4 * kNat),
             rare = mode_of("windows-1257", "gbk", 4 * kNat + rarer);
  BOOST_REQUIRE(take_likeliest(line, {}, {}, {common, rare}, Behind::nothing));
  BOOST_REQUIRE((line.text() == U"Labs vârds"));
  return line.innermost(line.letters()[6].chain).contested;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(rivals)

// kHardlyDearer
BOOST_AUTO_TEST_CASE(a_likelier_text_of_a_rarer_channel) {
  BOOST_TEST(is_contested(16 * kNat));
  BOOST_TEST(is_contested(17 * kNat));
  BOOST_TEST(!is_contested(18 * kNat));
}

// kFewWide: the two bytes of 疝 are a character of UTF-8 as well.
BOOST_AUTO_TEST_CASE(utf8_by_chance) {
  BOOST_TEST(mend("Una hoja de c疝culo nueva").safe == "Una hoja de cálculo nueva");
}

// What ends a line is looked at as what stands in it.
BOOST_AUTO_TEST_CASE(at_the_end_of_a_line) {
  BOOST_TEST(mend("Empurre a mesa um pouco para tr醩").safe == "Empurre a mesa um pouco para trás");
}

// kUntold: Cantonese writes such words.
BOOST_AUTO_TEST_CASE(languages_that_mix_scripts) {
  for (const char* line : {"Fan仔\tfaan1 zai2", "van仔", "Tim仔 m4 hai2 dou6"})
    BOOST_TEST(mend(line).safe == line);
}

// kJudged, kJudgedAtAll: the right reading of one letter is behind eight others by its pairs, and as it is so
// far behind it is not sure.
BOOST_AUTO_TEST_CASE(dozens_of_readings_of_one_letter) {
  const std::string damaged = "Pфllul on kфrge rukis\n";
  const Mended mended = mend(damaged);
  BOOST_TEST(mended.repairs.edits.apply(damaged) == "Põllul on kõrge rukis\n");
  BOOST_TEST(mended.safe == damaged);
  const std::string other = "Juostin╙ lenta guli ant stalo\n";
  BOOST_TEST(mend(other).repairs.edits.apply(other) == "Juostinė lenta guli ant stalo\n");
}

BOOST_AUTO_TEST_SUITE_END()
