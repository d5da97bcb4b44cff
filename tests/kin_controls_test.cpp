// Control characters that were marks and letters of windows-1252, and surrogates.
#include "encoding/cesu8.h"
#include "kin_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(kin_controls)

BOOST_AUTO_TEST_CASE(marks_come_back_where_marks_stand) {
  for (const auto& [seen, wanted] :
       {std::pair<const char*, const char*>{"She didn\u0092t say \u0093yes\u0094.\n",
                                            "She didn’t say “yes”.\n"},
        {"\u0084Gut\u0093, sagte er \u0096 leise.\n", "„Gut“, sagte er – leise.\n"},
        {"l\u0092\u009cuf de l\u0092été\u0094 !\n", "l’œuf de l’été” !\n"},
        {"Wait\u0085 it\u0092s late\u0097far too late.\n", "Wait… it’s late—far too late.\n"},
        {"\u0095 bread, \u0080 3\n\u0095 milk, 5 \u0080\n", "• bread, € 3\n• milk, 5 €\n"},
        {"Dvo\u009eak\u0099 and \u008eivago\n", "Dvožak™ and Živago\n"},
        {"Dům \u0084u \u009at\u009cstí\u0093 a \u008aárka, ř\n", "Dům „u štśstí“ a Šárka, ř\n"}})
    check_mended(seen, wanted, Rule::c1_control);
}

BOOST_AUTO_TEST_CASE(other_uses_of_controls_stay) {
  for (const char* text : {"\x1b[1mbold\x1b[0m and don\u0092t\n",      // a terminal's escape sequences
                           "\u009b1mbold\u009b0m and don\u0092t\n",    // the same in one byte
                           "first line\u0085second line\u0085",        // a mainframe's line ends
                           "it\u00e2\u0080\u0099s caf\u00c3\u00a9\n",  // mojibake as ISO-8859-1
                           "k\u0139\u0091r\n",                         // mojibake as ISO-8859-2
                           "t\u0094\u0094delda\n",                     // letters of a code page of DOS
                           "\u0080\u0081\u0082\u0083\u0084\u0085\u0086\u0087\u0088\u0089\n"})  // a table
    check_left(text, Rule::c1_control);
}

BOOST_AUTO_TEST_CASE(a_next_line_alone_is_doubtful) {
  check_suggested("Well\u0085 I never.\n", "Well… I never.\n", Rule::c1_control);
}

BOOST_AUTO_TEST_CASE(references_to_surrogates_are_one_character) {
  check_mended("a smile &#55357;&#56832; and &#xD83D;&#xDE00;!\n", "a smile 😀 and 😀!\n", Rule::surrogate);
  check_left("half of one: &#55357; and &#56832;\n", Rule::surrogate);
  check_left("written as `&#55357;&#56832;` in HTML\n", Rule::surrogate);
}

// What the decoder makes of a pair, with the bytes beside it.
BOOST_AUTO_TEST_CASE(pairs_of_cesu_8_are_one_character) {
  const std::string bytes = "ok \xED\xA0\xBD\xED\xB8\x80!";
  std::string text = "ok ";
  OffsetMap map;
  map.append(1, 1, 3);
  for (int i = 0; i < 6; ++i) text += "\uFFFD";
  map.append(3, 1, 6);
  text += "!";
  map.append(1, 1, 1);
  const Repairs repairs = repair({text, &map, bytes}, only(Rule::surrogate));
  BOOST_REQUIRE(repairs.edits.size() == 1u);
  const Edit& edit = *repairs.edits.begin();
  BOOST_TEST((edit.safety == Safety::safe));
  BOOST_TEST(edit.replacement == "😀");
  BOOST_TEST(repairs.edits.apply(bytes) == "ok 😀!");
  BOOST_TEST((cesu8_surrogate(bytes, 3) == U'\xD83D'));
  BOOST_TEST((cesu8_surrogate(bytes, 4) == 0));
  BOOST_TEST((cesu8_surrogate(bytes, 9) == 0));
}

BOOST_AUTO_TEST_SUITE_END()
