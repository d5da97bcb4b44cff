// How channels and characters are put before people.
#include <boost/test/unit_test.hpp>

#include "report/channel_words.h"
#include "report/words.h"

using namespace mojimend;

namespace {

Step step(std::string written, std::string read) {
  Step out;
  out.written = std::move(written);
  out.read = std::move(read);
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(words)

BOOST_AUTO_TEST_CASE(a_channel_is_a_phrase) {
  const Step once = step("utf-8", "windows-1252");
  BOOST_TEST(channel_phrase({}) == "");
  BOOST_TEST(channel_phrase({once}) == "UTF-8 read as Windows-1252");
  BOOST_TEST(channel_phrase({once, once}) == "UTF-8 read as Windows-1252, twice");
  BOOST_TEST(channel_phrase({once, once, once}) == "UTF-8 read as Windows-1252, three times");
  BOOST_TEST(channel_phrase(Channel(6, once)) == "UTF-8 read as Windows-1252, 6 times");
  BOOST_TEST(channel_phrase({step("shift_jis", "koi8-r"), once, once}) ==
             "Shift_JIS read as KOI8-R; then UTF-8 read as Windows-1252, twice");
  BOOST_TEST(channel_phrase({once, step("html-entities", "us-ascii")}) ==
             "UTF-8 read as Windows-1252; then written as HTML references");
  Step inserted = step("gbk", "gbk");
  inserted.inserted.push_back({2, "x"});
  BOOST_TEST(channel_phrase({inserted}) == "GBK with bytes put in");
  Step cased = step("big5", "iso-8859-1");
  cased.cased_bytes = Cased::lower;
  cased.no_break_space = NoBreakSpace::space;
  BOOST_TEST(channel_phrase({cased}) ==
             "Big5 with its bytes made lower case read as Latin-1, no-break spaces made spaces");
}

BOOST_AUTO_TEST_CASE(a_change_is_headed_by_rule_safety_and_channel) {
  Change change;
  change.edit.rule = Rule::mojibake;
  change.edit.safety = Safety::safe;
  change.edit.channel = {step("utf-8", "windows-1252")};
  BOOST_TEST(change_heading(change, "utf-8") == "mojibake, safe: UTF-8 read as Windows-1252");
  change.edit.channel.clear();
  change.edit.rule = Rule::newline;
  BOOST_TEST(change_heading(change, "utf-8") == "newline, safe");
  change.edit.rule = Rule::encoding;
  BOOST_TEST(change_heading(change, "gb18030") == "encoding, safe: GB18030 becomes UTF-8");
}

BOOST_AUTO_TEST_CASE(what_is_not_seen_has_a_name) {
  BOOST_TEST(printable("a\u00A0b\u200Bc\u2009d\uFEFF") == "a<NBSP>b<U+200B>c<U+2009>d<BOM>");
  BOOST_TEST(printable("\u3164\uFE0F\u2011\U000E0041\u00AD") == "<U+3164><U+FE0F><U+2011><U+E0041><SHY>");
  BOOST_TEST(printable("a\xA1z") == "a<A1>z");
  for (const std::string seen : {"國", "\u3000", "é", "–", "\uFFFD", "\U0001F600", "\u00AE", "\u2010"})
    BOOST_TEST(printable(seen) == seen);
}

BOOST_AUTO_TEST_SUITE_END()
