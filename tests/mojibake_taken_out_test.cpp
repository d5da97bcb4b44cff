// Bytes that went without a mark: what a reader left out, and controls and soft hyphens that were taken out.
#include "repair_support.h"

using namespace mojimend;

namespace {

std::string damaged(const std::string& text, const char* read, Unreadable unreadable, Invisible invisible) {
  Step step;
  step.written = "utf-8";
  step.read = read;
  step.unreadable = unreadable;
  step.invisible = invisible;
  return to_utf8(replay(to_utf32(text), {step}).value());
}
// As the reader shows it that leaves out what it cannot read.
std::string left_out(const std::string& text, const char* read) {
  return damaged(text, read, Unreadable::dropped_byte, Invisible::kept);
}
// The same where all bytes are read, and what nobody sees is taken out afterwards.
std::string stripped(const std::string& text, const char* read) {
  return damaged(text, read, Unreadable::c1, Invisible::stripped);
}

std::string suggested(const std::string& text) { return with_suggestions(text, mend(text).repairs); }

}  // namespace

BOOST_AUTO_TEST_SUITE(taken_out)

// kSureOfFew
BOOST_AUTO_TEST_CASE(quotation_marks_are_closed) {
  for (const std::string text : {"He said “hello” and left\n", "It was “great”.\n", "He said “hello”\n",
                                 "the “big” one and the “small” one\n"}) {
    const std::string seen = left_out(text, "windows-1252");
    BOOST_TEST(seen != text);
    const Mended found = mend(seen);
    BOOST_TEST(found.safe == text);
    BOOST_TEST(first_that_does_not_replay(seen, found.repairs) == "");
  }
}

BOOST_AUTO_TEST_CASE(letters_that_a_reader_left_out_are_inferred) {
  const std::string czech = "Název článku je příliš dlouhý\n";
  BOOST_TEST(mend(left_out(czech, "windows-1252")).safe == czech);
  const std::string russian = "Мы едем в деревню на всё лето и берём с собой собаку\n";
  const std::string seen = left_out(russian, "windows-1252");
  BOOST_TEST(suggested(seen) == russian);
  BOOST_TEST(first_that_does_not_replay(seen, mend(seen).repairs) == "");
}

// A reader of two bytes leaves out the last byte of a character that makes none with what is behind it.
BOOST_AUTO_TEST_CASE(readers_of_two_bytes_leave_out_too) {
  for (const std::string text :
       {"It’s a report “which nobody’s read” of us\n", "我们明天 (星期一) 去学校上课。\n"}) {
    const std::string seen = left_out(text, "gbk");
    BOOST_TEST(seen != text);
    BOOST_TEST(suggested(seen) == text);
    BOOST_TEST(first_that_does_not_replay(seen, mend(seen).repairs) == "");
  }
}

// kTakenOut, kAnyControl
BOOST_AUTO_TEST_CASE(controls_and_soft_hyphens_were_taken_out) {
  for (const std::string text : {"María y José Ramírez viven aquí\n", "Está aquí, dice María\n"})
    BOOST_TEST(suggested(stripped(text, "windows-1252")) == text);
  const std::string french = "À côté de l’école, les élèves étaient déjà là\n";
  BOOST_TEST(suggested(stripped(french, "iso-8859-1")) == french);
}

// windows-1254 leaves out 9E, which windows-1252 has: two readers that agree on what is there.
BOOST_AUTO_TEST_CASE(a_guess_is_no_surer_than_its_reader) {
  const std::string text = "יש להכניס שם משתמש\n";
  const std::string seen = left_out(text, "windows-1254");
  const Mended found = mend(seen);
  BOOST_TEST(found.safe.find("אשת") == found.safe.npos);
  BOOST_TEST(suggested(seen) == text);
}

// kSureOfFew
BOOST_AUTO_TEST_CASE(what_may_be_two_letters_stays_lost) {
  for (const std::string text : {"Сегодня эта сестра спит\n", "Сам сэр Эдвард ел суп\n"})
    for (const char* const read : {"windows-1252", "windows-1257"}) {
      const std::string safe = mend(left_out(text, read)).safe;
      const std::u32string letters = to_utf32(safe), right = to_utf32(text);
      BOOST_REQUIRE(letters.size() == right.size());
      for (std::size_t at = 0; at < letters.size(); ++at)
        BOOST_TEST((letters[at] == right[at] || letters[at] == kReplacement), safe);
    }
}

// kEachWaiting
BOOST_AUTO_TEST_CASE(letters_of_other_text_wait_for_nothing) {
  for (const std::string text : {"NÃO É VERDADE, JOÃO NÃO VEM\n", "Ã la carte\n", "Один Ѓорѓи и Ќирил\n"})
    BOOST_TEST(suggested(text) == text);
  // Of what is hardly there anything can be made.
  const std::string seen = stripped("私は毎朝コーヒーを飲みながら新聞を読みます。\n", "iso-8859-2");
  BOOST_TEST(suggested(seen) == seen);
}

// kFewestOfRare
BOOST_AUTO_TEST_CASE(flags_of_a_word_list_are_no_letters) {
  for (const std::string text : {"saltear/REDÄÅÆ\n", "cantar/ÄÆÅ\n"}) BOOST_TEST(mend(text).safe == text);
}

// kFewest
BOOST_AUTO_TEST_CASE(bytes_of_a_program_are_no_characters) {
  const std::string text = "        out.put('%íì¦\"'.encode())\n";
  BOOST_TEST(suggested(text) == text);
}

// What is whole is found as before, whatever letters wait for bytes beside it.
BOOST_AUTO_TEST_CASE(letters_of_the_line_are_no_first_bytes) {
  BOOST_TEST(mend("El niño está aquí â€¦\n").safe == "El niño está aquí …\n");
  BOOST_TEST(mend("Èekáme na ¾elezo a nový èaj\n").safe == "Čekáme na železo a nový čaj\n");
}

BOOST_AUTO_TEST_SUITE_END()
