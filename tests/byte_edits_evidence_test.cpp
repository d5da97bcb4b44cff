// The weights of the evidence, one by one: each page here comes out differently when the constant named above
// it is taken away.
#include "repair_support.h"

using namespace mojimend;

namespace {

enum class Done { nothing, suggested, mended };

// The most that is done to the page by edits of this rule.
Done done(const std::string& text, Rule rule) {
  Done best = Done::nothing;
  for (const Edit& edit : mend(text).repairs.edits)
    if (edit.rule == rule)
      best = std::max(best, edit.safety == Safety::safe ? Done::mended : Done::suggested);
  return best;
}

bool glosses_are(Done expected, const std::string& text) { return done(text, Rule::gloss) == expected; }

// Enough characters glossed once each, in running text, and not one more word of proof.
const std::string kManyGlosses =
    "全國(guó)大會(huì)由農(nóng)民學(xué)堂主辦(bàn)好,各縣(xiàn)裏的種(zhǒng)糧大戶都報(bào)名,鄉(xiāng)"
    "下人帶著新買(mǎi)的用具和雞(jī)蛋來,在廣(guǎng)場上圍(wéi)坐成一個(gè)圓(yuán)圈,老張(zhāng)說起往年,聲("
    "shēng)音不高,大家安靜(jìng)地在旁。\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(byte_edits_evidence)

// kRunningGloss: many characters prove a page, each of them little.
BOOST_AUTO_TEST_CASE(many_glosses_in_running_text_prove_a_page) {
  BOOST_TEST(glosses_are(Done::mended, kManyGlosses));
  BOOST_TEST(
      glosses_are(Done::nothing, "他在國(guó)外學(xué)習,寫過一本講農(nóng)民的書,也去過鄉(xiāng)下。\n"));
}

// kCommonGloss: readings of everyday characters beside them speak for a teacher.
BOOST_AUTO_TEST_CASE(common_glosses_speak_against_the_others) {
  BOOST_TEST(glosses_are(Done::nothing, kManyGlosses + "我(wǒ)們的小(xiǎo)朋友在早(zǎo)上來。\n"));
}

// kPlainAgain: so do glossed characters that stand plain elsewhere.
BOOST_AUTO_TEST_CASE(plain_characters_speak_against_their_glosses) {
  BOOST_TEST(glosses_are(Done::nothing, kManyGlosses + "國家的學生和農民都來。\n"));
}

// kWholeWord, and kSuspected: one word with its reading is doubt enough to ask; more, and nothing is said.
BOOST_AUTO_TEST_CASE(readings_of_words_speak_against_glosses) {
  BOOST_TEST(glosses_are(Done::suggested, kManyGlosses + "大家都喜歡(xǐhuan)這裏。\n"));
  BOOST_TEST(glosses_are(Done::nothing,
                         kManyGlosses + "大家都喜歡(xǐhuan)這裏。老師(lǎoshī)明天(míngtiān)還來。\n"));
}

// kLongestWord: what is longer is a phrase in another language.
BOOST_AUTO_TEST_CASE(a_foreign_phrase_is_no_reading) {
  BOOST_TEST(glosses_are(
      Done::mended,
      kManyGlosses + "街口的咖啡館(where we met at the café near the old stone bridge)還開著。\n"));
}

// kDoubledMark: doubled marks and glosses prove a page together where neither does alone.
BOOST_AUTO_TEST_CASE(doubled_marks_and_glosses_add_up) {
  const std::string glosses =
      "全國(guó)大會(huì)由國(guó)人主辦(bàn)好。會(huì)上辦(bàn)事的人都來、大家坐下。\n";
  BOOST_TEST(glosses_are(Done::suggested, glosses));
  BOOST_TEST((done("到會的人都來,、大家坐下,。\n", Rule::doubled_punctuation) == Done::suggested));
  BOOST_TEST(glosses_are(
      Done::mended, "全國(guó)大會(huì)由國(guó)人主辦(bàn)好,。會(huì)上辦(bàn)事的人都來,、大家坐下。\n"));
}

// kDoubledMarksThatCount: doubled marks alone, however many, do not prove that a reading was put in.
BOOST_AUTO_TEST_CASE(doubled_marks_alone_prove_no_gloss) {
  const std::string page = "大家坐下,。開始說話,、喝茶,、吃飯,、聽歌,。最後有人說起瀧(lóng)先生,。\n";
  BOOST_TEST((done(page, Rule::doubled_punctuation) == Done::mended));
  BOOST_TEST(glosses_are(Done::suggested, page));
}

// The bound on mentions: a quotation so long is speech.
BOOST_AUTO_TEST_CASE(damage_inside_a_long_speech_is_use) {
  BOOST_TEST(has(mend("他站起來慢慢地說:“各位朋友,今天我從家裏出來的時候天還沒有亮,路上先買了一份《人民日?"
                      "qǐng)?bào)》來看,後來又去茶館裏坐了一坐。”大家都笑。\n")
                     .safe,
                 "《人民日報》"));
}

BOOST_AUTO_TEST_SUITE_END()
