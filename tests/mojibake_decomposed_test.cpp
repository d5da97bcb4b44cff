// Text whose letters were written in parts, as file names of macOS are, before it was damaged.
#include "mojibake_support.h"

using namespace mojimend;

namespace {

void check(const std::string& text) {
  Step step;
  step.written = "utf-8";
  step.unreadable = Unreadable::c1;
  for (const char* reader : {"windows-1252", "iso-8859-1", "macintosh", "windows-1250", "cp437"}) {
    step.read = reader;
    check_mended_from(text + "\n", step);
  }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decomposed)

// kUnknownLetter, kMarkOfLetter: the model never saw U+030C and U+0328 by themselves.
BOOST_AUTO_TEST_CASE(letters_of_alphabets_and_their_marks) {
  check("Pr\u030Ci\u0301liv je z\u030Cluta\u0301 r\u030Ceka");  // Czech
  check("Kto\u0301ra godzina? Da\u0328b ros\u0301nie");         // Polish
  check("C\u030Cevlji so mokri");                               // Slovene
  check("C\u0327og\u0306u s\u0327is\u0327e bos\u0327");         // Turkish
  check("I\u0307s\u0327 I\u0307c\u0327in");
  check("L\u2019e\u0301te\u0301 dernier a\u0300 Gene\u0300ve");  // French
  check("Scho\u0308ne Gru\u0308\u00DFe aus Zu\u0308rich");       // German
  check("Cho tôi mo\u0302\u0323t ly ca\u0300 phe\u0302 su\u031B\u0303a nha\u0301");
  check("\u041C\u043E\u0438\u0306 \u0447\u0430\u0438\u0306");  // Russian
}

BOOST_AUTO_TEST_CASE(kana_and_hangul) {
  check("か\u3099っこうはと\u3099こて\u3099すか");
  // 오늘은 비가 온다
  check(
      "\u110B\u1169\u1102\u1173\u11AF\u110B\u1173\u11AB \u1107\u1175\u1100\u1161 "
      "\u110B\u1169\u11AB\u1103\u1161");
}

// kStress: Greek has é, Cyrillic has not, and Ε with the mark that stays is no reason to read Greek.
BOOST_AUTO_TEST_CASE(a_stressed_word_is_the_word) {
  for (const std::string text :
       {"1. схе\u0301ма\n", "летопи\u0301с\n", "3. жаке\u0301т\n", "диле\u0301ма\n"}) {
    const Mended found = mend(text);
    BOOST_TEST(found.safe == text);
    BOOST_TEST(found.repairs.edits.size() == 0u);
  }
}

// Lost letters are whole ones: nothing says that the text has parts.
BOOST_AUTO_TEST_CASE(what_is_lost_is_no_part_of_a_letter) {
  Step step;
  step.written = "utf-8";
  step.read = "gbk";
  step.unreadable = Unreadable::question_byte;
  const std::string text = "문서를 하나로 합하려고 한다\n";
  const std::string seen = to_utf8(replay(to_utf32(text), {step}).value());
  const Mended found = mend(seen);
  for (const Edit& edit : found.repairs.edits)
    for (const char32_t c : to_utf32(edit.replacement)) BOOST_TEST((c < 0x1100 || c > 0x11FF));
}

BOOST_AUTO_TEST_SUITE_END()
