// Escapes in prose: only suggested, and only where the rule was chosen.
#include "kin_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(kin_escape)

BOOST_AUTO_TEST_CASE(escapes_in_prose_are_read) {
  for (const auto& [seen, wanted] :
       {std::pair<const char*, const char*>{"a caf\\u00e9 with a smile \\ud83d\\ude00 and \\U0001F600\n",
                                            "a café with a smile 😀 and 😀\n"},
        {"it\\xe2\\x80\\x99s late\n", "it’s late\n"},
        {"a cafu00e9 for the nau00efve\n", "a café for the naïve\n"},
        {"a caf%C3%A9%20noir, please\n", "a café noir, please\n"},
        {"don=E2=80=99t go =\non=3D\n", "don’t go on=\n"},
        {"don=E2=80=99t go =\r\non\n", "don’t go on\n"},
        {"Espa=F1a y el ni=F1o\n", "España y el niño\n"},
        {"=?UTF-8?B?Y2Fmw6k=?= =?utf-8?q?x?=\n", "café x\n"},
        {"=?UTF-8?Q?caf=C3?= =?UTF-8?Q?=A9_noir?=\n", "café noir\n"},
        {"=?gb2312?B?xOO6ww==?= and =?koi8-r?Q?=C4=C1?=\n", "你好 and да\n"}})
    check_suggested(seen, wanted, Rule::escape);
}

BOOST_AUTO_TEST_CASE(channels_of_escapes_replay) {
  for (const char* text : {"caf\\u00e9 \\ud83d\\ude00 it\\xe2\\x80\\x99s\n", "caf%C3%A9%20noir\n",
                           "don=E2=80=99t go =\non=3D\n", "Espa=F1a y el ni=F1o\n", "cafu00e9 nau00efve\n"})
    check_mended(text, text, Rule::escape);
}

BOOST_AUTO_TEST_CASE(code_and_addresses_stay) {
  for (const char* text :
       {"see http://example.org/caf%C3%A9 there\n", "/path/caf%C3%A9.txt\n", "?q=caf%C3%A9&x\n",
        "100%25 sure%20thing\n", "[\\u00e0-\\u00ff]+\n", "a \\\\u00e9 b\n", "\"\\u00e9\"\n",
        "\\u200b\\u00ad\\ue000\n", "\\ud83d alone\n", "\\xe9\n", "C=DE, width=80, sig=AA8\n",
        "one cafu00e9 only\n", "=?x-unknown?Q?a=E9?=\n", "a =? b ?= c\n", "x = y =\n z\n"})
    check_left(text, Rule::escape);
}

BOOST_AUTO_TEST_CASE(nothing_is_read_unless_chosen) {
  const std::string text = "caf\\u00e9 =C3=A9=C3=A9 caf%C3%A9 =?utf-8?Q?=C3=A9?=\n";
  BOOST_TEST(mend(text).repairs.edits.empty());
}

BOOST_AUTO_TEST_CASE(a_step_that_says_another_character_does_not_replay) {
  for (const auto& [way, bytes, says] : {std::tuple{"html-entities", "&eacute;", U"e"},
                                         {"html-entities", "&eacute;x", U"é"},
                                         {"backslash-u", "\\u00e8", U"é"},
                                         {"backslash-x", "\\xe8", U"é"},
                                         {"percent", "%E8", U"é"},
                                         {"quoted-printable", "=E8", U"é"}}) {
    Step step;
    step.written = way;
    step.read = "us-ascii";
    step.stood.push_back({0, bytes});
    BOOST_TEST(!replay(says, {step}), way);
    BOOST_TEST(!replay(U"", {step}), way);
  }
}

BOOST_AUTO_TEST_SUITE_END()
