// UTF-8 with characters written as pairs of surrogates: what the document is found to be, what is mended,
// what is lost.
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;
using namespace std::string_literals;

namespace {

const std::string kPair = "\xED\xA0\xBD\xED\xB8\x80";  // U+1F600
const std::string kHalf = "\xED\xA0\xBD";

}  // namespace

BOOST_AUTO_TEST_SUITE(surrogates)

BOOST_AUTO_TEST_CASE(pairs_in_utf_8_become_characters) {
  const std::string text = "ein Gruß 😀 " + kPair + kPair + " und noch einer\n";
  const auto report = process(text, Options{});
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->head.encoding == "utf-8");
  BOOST_TEST(report->fixed == "ein Gruß 😀 😀😀 und noch einer\n");
  BOOST_TEST(report->losses.empty());
  BOOST_TEST(report->changes.size() == 2u);
  for (const Change& change : report->changes) BOOST_TEST((change.edit.rule == Rule::surrogate));
}

BOOST_AUTO_TEST_CASE(a_half_alone_is_one_loss) {
  const std::string text = "Grüße, größer 😀 " + kHalf + " und schöne " + kPair + "\n";
  const auto report = process(text, Options{});
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->fixed == "Grüße, größer 😀 " + kHalf + " und schöne 😀\n");
  BOOST_TEST_REQUIRE(report->losses.size() == 1u);
  const std::size_t at = text.find(kHalf + " ");
  BOOST_TEST((report->losses[0].span == Span{at, at + 3}));
}

// Detection looks at pieces of a document, repair at blocks of whole lines: neither cuts a pair.
BOOST_AUTO_TEST_CASE(a_pair_may_lie_anywhere) {
  for (std::size_t before = 16370; before < 16390; ++before) {
    const std::string text = "é😀" + std::string(before, 'x') + kPair + "\n";
    const auto report = process(text, Options{});
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST_REQUIRE(report->head.encoding == "utf-8");
    BOOST_TEST_REQUIRE(report->fixed == "é😀" + std::string(before, 'x') + "😀\n");
  }
}

BOOST_AUTO_TEST_CASE(the_rule_can_be_left_out) {
  Options options;
  options.rules.remove(Rule::surrogate);
  const std::string text = "Grüße 😀 " + kPair + "\n";
  const auto report = process(text, options);
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->fixed == text);
  BOOST_TEST(report->losses.size() >= 1u);
}

BOOST_AUTO_TEST_SUITE_END()
