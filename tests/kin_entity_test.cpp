// Character references: mojibake spelt with them, references escaped twice, and pages that are right as they
// are.
#include "encoding/references.h"
#include "kin_support.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(kin_entity)

BOOST_AUTO_TEST_CASE(references_read_as_in_browsers) {
  const auto value = [](std::string_view text) {
    const auto found = read_reference(text, 0);
    return found && found->size == text.size() ? found->value : U'\0';
  };
  BOOST_TEST((value("&eacute;") == U'é'));
  BOOST_TEST((value("&#233;") == U'é'));
  BOOST_TEST((value("&#xE9;") == U'é'));
  BOOST_TEST((value("&#146;") == U'’'));
  BOOST_TEST((value("&#129;") == U'\u0081'));
  BOOST_TEST((value("&thetasym;") == U'ϑ'));
  BOOST_TEST((value("&apos;") == U'\''));
  for (const char* none :
       {"&;", "&", "&eacute", "&Eacute2;", "&#;", "&#x;", "&#0;", "&#1114112;", "&#12345678;", "&#1A;"})
    BOOST_TEST((value(none) == U'\0'), none);
}

BOOST_AUTO_TEST_CASE(mojibake_in_references_is_mended) {
  for (const auto& [seen, wanted] :
       {std::pair<const char*, const char*>{"caf&Atilde;&copy; noir\n", "café noir\n"},
        {"it&acirc;&euro;&trade;s late\n", "it’s late\n"},
        {"caf&#195;&#169; and na&#xC3;&#xAF;ve\n", "café and naïve\n"},
        {"it&#xE2;&#x80;&#x99;s caf\u00c3&copy;\n", "it’s café\n"},
        {"d&Atilde;&nbsp; propos\n", "dà propos\n"},
        {"caf&Atilde;&fnof;&Acirc;&copy; noir\n", "café noir\n"},
        {"&ETH;&nbsp;&ETH;&frac34;&Ntilde;&#129;&Ntilde;&#129;&ETH;&cedil;&Ntilde;&#143;\n", "Россия\n"}})
    check_mended(seen, wanted, Rule::entity);
}

BOOST_AUTO_TEST_CASE(ordinary_references_stay) {
  for (const char* text :
       {"<p>caf&eacute; cr&egrave;me &amp; th&eacute; &agrave; 3&nbsp;&euro;</p>\n",
        "<p>&laquo;&nbsp;caf&eacute;&nbsp;&raquo; et l&agrave;&nbsp;&raquo;</p>\n",
        "Gro&szlig;&ldquo; und &szlig;&ldquo; S&Uuml;&raquo;\n", "&Aacute;&Acirc;&Atilde;&Auml;&Aring;\n",
        "mojibake looks like `&Atilde;&copy;`\n", "<code>&Atilde;&copy;</code>\n", "&Atilde; &copy;\n"})
    check_left(text, Rule::entity);
}

BOOST_AUTO_TEST_CASE(a_second_escaping_is_taken_away_when_asked) {
  check_suggested("un caf&amp;eacute; cr&amp;#232;me\n", "un caf&eacute; cr&#232;me\n", Rule::entity);
  check_suggested("Tom &amp;amp; Ann\n", "Tom &amp; Ann\n", Rule::entity);
  check_suggested("th&amp;amp;amp;eacute;\n", "th&eacute;\n", Rule::entity);
}

BOOST_AUTO_TEST_CASE(text_about_escaping_stays) {
  for (const char* text : {"caf&eacute; is written caf&amp;eacute;\n", "<pre>caf&amp;eacute;</pre>\n",
                           "escape it: caf&amp;eacute;\n", "s.replace('&amp;', '&amp;amp;')\n",
                           "a &amp;lt; b\n", "x &amp; y, x &amp;amp; y\n", "?a=1&amp;b=2&amp;copy=3\n"})
    check_left(text, Rule::entity);
}

// Texts made of nothing but what the scan looks for; their safe edits leave nothing to be done.
BOOST_AUTO_TEST_CASE(the_scan_sees_what_the_pass_changes) {
  const char* kPieces[] = {"&Atilde;", "&copy;", "Ã",       "©",      "&eacute;", "é",        "&amp;",
                           "eacute;",  "amp;",   "&#195;",  "&#169;", " ",        "a",        "&nbsp;",
                           "&acirc;",  "&euro;", "&trade;", "&",      "#233;",    "&#55357;", "&#56832;"};
  std::uint32_t seed = 5;
  std::size_t changed = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 6; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += kPieces[(seed >> 16) % std::size(kPieces)];
    }
    for (const Rule rule : {Rule::entity, Rule::surrogate}) {
      const bool any = !mend(text, only(rule)).repairs.edits.empty();
      changed += any;
      BOOST_TEST_REQUIRE((!any || may_be_damaged(text, only(rule))), text);
      const std::string once = mend(text, only(rule)).safe;
      BOOST_TEST_REQUIRE(mend(once, only(rule)).safe == once, text);
    }
  }
  BOOST_TEST(changed > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
