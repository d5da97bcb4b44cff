// Comments in a text that silence its findings.
#include <boost/test/unit_test.hpp>
#include <string>

#include "pipeline/pipeline.h"

namespace {

using namespace mojimend;

const std::string kDamaged = "Die StraÃŸe fÃ¼hrt Ã¼ber die BrÃ¼cke";
const std::string kMended = "Die Straße führt über die Brücke";

std::string fixed(const std::string& text, const Options& options = {}) {
  const auto report = process(text, options);
  BOOST_REQUIRE(report.has_value());
  return report->fixed;
}

bool is_left(const std::string& comment) {
  const std::string text = kDamaged + " " + comment + "\n" + kDamaged + "\n";
  const std::string both = kMended + " " + comment + "\n" + kMended + "\n";
  const std::string second = kDamaged + " " + comment + "\n" + kMended + "\n";
  const std::string out = fixed(text);
  BOOST_TEST((out == both || out == second), out);
  return out == second;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(comments)

BOOST_AUTO_TEST_CASE(ignore_holds_for_its_line_and_its_rules) {
  for (const std::string each :
       {"# mojimend: ignore", "// mojimend:ignore", "<!-- mojimend: ignore mojibake -->",
        "/* mojimend: ignore gloss, mojibake */", "-- mojimend: ignore gloss,mojibake",
        "# mojimend: ignore (quoted)", "# mojimend: ignore mojibake: quoted"})
    BOOST_TEST(is_left(each), each);
  for (const std::string each :
       {"# mojimend: ignore gloss", "# mojimend: ignore mojibak", "# mojimend: ignore because",
        "# mojimend: ignored", "# xmojimend: ignore", "# mojimend ignore", "# mojimend: on"})
    BOOST_TEST(!is_left(each), each);
}

BOOST_AUTO_TEST_CASE(off_holds_until_on_and_else_to_the_end) {
  const std::string off = "# mojimend: off\n", on = "# mojimend: on\n", damaged = kDamaged + "\n",
                    mended = kMended + "\n";
  BOOST_TEST(fixed(damaged + off + damaged + damaged + on + damaged) ==
             mended + off + damaged + damaged + on + mended);
  BOOST_TEST(fixed(damaged + off + damaged) == mended + off + damaged);
  BOOST_TEST(fixed(off + off + damaged + on + damaged + on) == off + off + damaged + on + mended + on);
}

BOOST_AUTO_TEST_CASE(off_holds_on_over_blocks_in_which_nothing_is_found) {
  std::string clean;
  for (int i = 0; i < 40; ++i) clean += "nothing is wrong in this line " + std::to_string(i) + "\n";
  const std::string text = "# mojimend: off\n" + clean + kDamaged + "\n# mojimend: on\n" + clean;
  Options options;
  options.block_size = 256;
  BOOST_TEST(fixed(text, options) == text);
  BOOST_TEST(fixed(text + kDamaged + "\n", options) == text + kMended + "\n");
}

BOOST_AUTO_TEST_CASE(losses_and_policies_are_silenced_as_well) {
  const auto report = process("a\ufffdb # mojimend: ignore lost\nc\ufffdd\n");
  BOOST_REQUIRE(report.has_value());
  BOOST_TEST(report->losses.size() == 1U);
  Options options;
  options.rules.add(Rule::newline);
  BOOST_TEST(fixed("a # mojimend: ignore newline\r\nb\r\n", options) ==
             "a # mojimend: ignore newline\r\nb\n");
}

BOOST_AUTO_TEST_CASE(text_in_another_encoding_is_read_first_and_still_becomes_utf8) {
  // "Grüße" and a mojibake of "ß", both in windows-1252.
  const std::string text =
      "Gr\xfc\xdf"
      "e aus der Stra\xc3\x9f"
      "e, f\xc3\xbc"
      "r alle Gr\xc3\xb6\xc3\x9f"
      "en # mojimend: ignore\n";
  Options options;
  options.from = {"windows-1252"};
  const auto report = process(text, options);
  BOOST_REQUIRE(report.has_value());
  for (const Change& each : report->changes) BOOST_TEST((each.edit.rule == Rule::encoding));
  BOOST_TEST(report->fixed.find("Grüße") == 0U);
  options.to = TargetEncoding::keep;
  BOOST_TEST(fixed(text, options) == text);
}

BOOST_AUTO_TEST_CASE(they_can_be_passed_over) {
  Options options;
  options.comments = Comments::passed_over;
  BOOST_TEST(fixed(kDamaged + " mojimend: ignore\n", options) == kMended + " mojimend: ignore\n");
}

BOOST_AUTO_TEST_SUITE_END()
