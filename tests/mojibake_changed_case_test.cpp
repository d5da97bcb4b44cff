// UTF-8 that was read in single bytes, and made small or capital afterwards.
#include "mojibake/changed_case.h"
#include "mojibake_support.h"

using namespace mojimend;

namespace {

Step step_of(const char* read, Cased how) {
  Step step;
  step.written = "utf-8";
  step.read = read;
  step.unreadable = Unreadable::c1;
  step.cased = how;
  return step;
}
// The letters of ASCII are what they became; of the others the bytes say which they were.
void check(const std::string& text, const char* read, Cased how) {
  check_mended_from(text + "\n", step_of(read, how));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(changed_case)

BOOST_AUTO_TEST_CASE(small_letters) {
  for (const char* reader : {"windows-1252", "iso-8859-1", "windows-1254"}) {
    check("el niño tomó café y después salió al jardín", reader, Cased::lower);
    check("für die schöne Übung", reader, Cased::lower);
    check("l’été dernier à genève", reader, Cased::lower);
    check("příliš žluťoučký kůň", reader, Cased::lower);
    check("Мы едем в деревню на всё лето", reader, Cased::lower);
    check("Το βράδυ θα βρέξει στο νησί", reader, Cased::lower);
  }
  check("el niño salió al jardín", "windows-1250", Cased::lower);
}

BOOST_AUTO_TEST_CASE(one_letter_alone) {
  for (const std::string text : {"los años", "para la señora", "für uns"})
    check(text, "windows-1252", Cased::lower);
}

// Where the other channel explains all as well, and says what is no word: ã© is Ƹ to code page 850.
BOOST_AUTO_TEST_CASE(words_are_made) {
  check("double cliquez sur le prénom pour les détails", "windows-1252", Cased::lower);
  check("dies ist der weg für uns.", "windows-1252", Cased::lower);
}

BOOST_AUTO_TEST_CASE(capitals) {
  check("DON’T SAY “NO” TO ME", "windows-1252", Cased::upper);
  check("SIE SAGT „NEIN“ UND GEHT", "windows-1252", Cased::upper);
  check("Мы едем в деревню на всё лето", "windows-1252", Cased::upper);
}

// 8A and 9A are Š and š: 上 and 业 are as likely in many places.
BOOST_AUTO_TEST_CASE(a_letter_that_may_be_another_is_suggested) {
  const std::string seen =
      to_utf8(replay(U"我们明天上课\n", {step_of("windows-1252", Cased::lower)}).value());
  const Mended found = mend(seen);
  BOOST_TEST(found.safe.find("上") == found.safe.npos);
  BOOST_TEST(found.safe.find("业") == found.safe.npos);
}

BOOST_AUTO_TEST_CASE(clean_text_stays) {
  for (const std::string text :
       {"лёгкий бриз, рябь на воде\n", "4тбд4\n", "4вфв4\n", "4тжт4\n", "bankrut /ˈbãŋkrut/ <n>\n",
        "35abcdefghijklmnopqrstuvwxyzàáçèéëíïñòóöúü\n", "amanhã, «amanhã» e outra manhã\n",
        "они сказали «мир» и «адрес»\n", "o limão e a maçã\n", "pão, mãe, irmã\n"})
    BOOST_TEST(mend(text).safe == text);
}

// kCaseChanged: a further layer needs no other case, however odd the first one leaves the text.
BOOST_AUTO_TEST_CASE(layers_come_first) {
  Step step;
  step.written = "utf-8";
  step.read = "windows-1251";
  step.unreadable = Unreadable::c1;
  for (const std::string text :
       {"Сохранить файл и закрыть окно без вопросов\n", "сторінка %s не існує або гола\n"}) {
    const std::string seen = to_utf8(replay(to_utf32(text), {step, step}).value());
    BOOST_TEST(mend(seen).safe == text);
  }
}

// kWordLetter: what another case makes of bytes of which some are gone is no word.
BOOST_AUTO_TEST_CASE(bytes_that_went_come_first) {
  Step step;
  step.written = "utf-8";
  step.unreadable = Unreadable::dropped_byte;
  const std::string text = "ここから\n";
  const auto left_out = [&](const char* reader) {
    step.read = reader;
    return to_utf8(replay(to_utf32(text), {step}).value());
  };
  BOOST_TEST(mend(left_out("windows-1250")).safe == text);
  const std::string seen = left_out("windows-1252");
  BOOST_TEST(with_suggestions(seen, mend(seen).repairs) == seen);
}

BOOST_AUTO_TEST_CASE(what_a_line_may_have_come_through) {
  BOOST_TEST((possible_casing(U"caf\u00E3\u00A9 12") == Cased::lower));
  BOOST_TEST((possible_casing(U"CAF\u00C2\u20AC") == Cased::upper));
  BOOST_TEST((possible_casing(U"Caf\u00E3\u00A9") == Cased::kept));
  BOOST_TEST((possible_casing(U"\u00F0\u00BC\u00F1\u20AC") == Cased::lower));
  BOOST_TEST((possible_casing(U"12 \u20AC") == Cased::kept));
  BOOST_TEST(before_casing(U'\u00E3', Cased::lower).size() == 1u);
  BOOST_TEST((before_casing(U'\u00E3', Cased::lower)[0] == U'\u00C3'));
  BOOST_TEST(before_casing(U'\u00E3', Cased::upper).empty());
  BOOST_TEST((before_casing(U'\u0191', Cased::upper)[0] == U'\u0192'));
  BOOST_TEST(before_casing(U'\u00E3', Cased::kept).empty());
}

BOOST_AUTO_TEST_SUITE_END()
