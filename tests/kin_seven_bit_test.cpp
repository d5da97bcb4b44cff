// What seven-bit encodings leave in text of another encoding.
#include "kin_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(kin_seven_bit)

BOOST_AUTO_TEST_CASE(utf_7_is_read_where_a_page_has_several_runs) {
  check_mended("Das Caf+AOk- ist sch+APY-n, sagt +ACI-Jo+ACI-.\n", "Das Café ist schön, sagt \"Jo\".\n",
               Rule::mojibake);
  check_mended("le gar+AOc-on +AOA- l+AOk-cole\n", "le garçon à lécole\n", Rule::mojibake);
}

BOOST_AUTO_TEST_CASE(plus_signs_of_text_stay) {
  for (const char* text : {"C+API- and C+API- again\n", "tex+hyphen-utf8, latex+lshort-fr and x+Hyphen-y\n",
                           "a+b-c+d-e\n", "caf+AOk- once\n", "x+MAC-y+MAC-z\n",
                           "the run `+AOk-` and the run `+APY-`\n", "patch+FOO-bar+BAZ-qux\n", "1+2-3+4-5\n"})
    check_left(text, Rule::mojibake);
}

BOOST_AUTO_TEST_CASE(japanese_without_its_escapes_is_read) {
  check_mended("Re: $B$3$l$O%F%9%H$G$9(B end\n", "Re: これはテストです end\n", Rule::mojibake);
  check_suggested("Re: $B$3$l$O%F%9%H$G$9(J\n", "Re: これはテストです\n", Rule::mojibake);
  check_suggested("Re: $BElElElEl(B end\n", with_all("Re: $BElElElEl(B end\n", only(Rule::mojibake)),
                  Rule::mojibake);
  for (const char* text :
       {"if [ $BASE(B ]; then\n", "print \"$@\" \"$B\"\n", "$B$3$l", "'\\x1b$B$3$l$O%F%9%H$G$9\\x1b(B'\n"})
    check_left(text, Rule::mojibake);
}

BOOST_AUTO_TEST_CASE(hz_is_read) {
  check_mended("the sign ~{<:Ky2;S{#,NpJ)SZHK!#~} hangs there\n",
               "the sign 己所不欲，勿施于人。 hangs there\n", Rule::mojibake);
  for (const char* text : {"s =~{foo}\n", "cp ~{a,b} .\n", "x ~{ab~} y\n"}) check_left(text, Rule::mojibake);
}

BOOST_AUTO_TEST_CASE(the_scan_sees_what_the_pass_changes) {
  const char* kPieces[] = {"$B",  "(B",  "~{", "~}", "$3", "$l",     "%F",     "+", "-",
                           "AOk", "APY", " ",  "x",  "é",  "\u0093", "\u0092", "$@"};
  std::uint32_t seed = 11;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 12; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += kPieces[(seed >> 16) % std::size(kPieces)];
    }
    for (const Rule rule : {Rule::mojibake, Rule::c1_control}) {
      const bool any = !mend(text, only(rule)).repairs.edits.empty();
      BOOST_TEST_REQUIRE((!any || may_be_damaged(text, only(rule))), text);
    }
  }
}

// Long text takes another way through the scan.
BOOST_AUTO_TEST_CASE(damage_is_seen_at_every_place_of_a_long_text) {
  const std::pair<const char*, Rule> kFound[] = {{"\u0093", Rule::c1_control},
                                                 {"&Atilde;&copy;", Rule::entity},
                                                 {"&amp;eacute;", Rule::entity},
                                                 {"&#55357;&#56832;", Rule::surrogate},
                                                 {"\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD", Rule::surrogate},
                                                 {"+AOk-", Rule::mojibake},
                                                 {"$B$3$l(B", Rule::mojibake},
                                                 {"~{<:Ky~}", Rule::mojibake}};
  for (const auto& [found, rule] : kFound)
    for (std::size_t length = 20; length < 1100; length += length < 600 ? 1 : 97) {
      const std::string piece = found;
      for (const std::size_t at : {std::size_t{0}, length / 2, length - std::min(length, piece.size())}) {
        std::string text(length, 'x');
        text.replace(at, piece.size(), piece);
        BOOST_TEST_REQUIRE(may_be_damaged(text, only(rule)), piece << " at " << at << " of " << length);
      }
    }
}

BOOST_AUTO_TEST_SUITE_END()
