// Policies in the flow: beside repairs, in documents cut into blocks, and in other encodings.
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;

namespace {

Options with(std::initializer_list<Rule> rules, std::initializer_list<PolicyChoice> choices = {}) {
  Options options;
  for (const Rule each : rules) options.rules.add(each);
  for (const PolicyChoice& each : choices) options.policies.set(each.policy, each.word);
  return options;
}

std::string fixed(std::string_view text, const Options& options, std::string path = "-") {
  const auto report = process(text, options, std::move(path));
  BOOST_REQUIRE(report.has_value());
  return report->fixed;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(policies)

// A policy sees the repaired text, and what it does there is one change with the repair.
BOOST_AUTO_TEST_CASE(repairs_come_first) {
  const Options straight = with({Rule::quotes});
  BOOST_TEST(fixed("Donâ€™t stop.\n", straight) == "Don't stop.\n");
  const auto report = process("Donâ€™t stop.\n", straight);
  BOOST_TEST_REQUIRE(report->changes.size() == 1u);
  BOOST_TEST(report->changes[0].before == "â€™");
}

// Russian read as windows-1252, of which so many bytes are lost that hardly a letter is certain. The mark in
// it is one, once somebody says yes.
BOOST_AUTO_TEST_CASE(what_waits_for_a_yes_is_left_to_it) {
  const std::string damaged = "Ñ\uFFFDÐ\uFFFDÑ‚.\n";
  BOOST_TEST_REQUIRE(damaged.find("‚") != damaged.npos);
  Options straight = with({Rule::quotes}, {{Policy::quotes, "straight-all"}});
  BOOST_TEST(fixed(damaged, straight) == damaged);
  straight.apply = ApplyLevel::with_suggested;
  BOOST_TEST(fixed(damaged, straight) == "сАт.\n");
}

BOOST_AUTO_TEST_CASE(blocks_of_any_size_give_the_same) {
  const std::string text = "---\ntitle: “a”\n---\n“b”\r\n```\n“c”\n```\n“d” <!-- “e”\n“f” --> “g”\n";
  Options options = with({Rule::quotes, Rule::newline}, {{Policy::newline, "mixed"}});
  const std::string whole = fixed(text, options, "a.md");
  BOOST_TEST(whole == "---\ntitle: “a”\n---\n\"b\"\n```\n“c”\n```\n\"d\" <!-- “e”\n“f” --> \"g\"\n");
  for (options.block_size = kLeastBlockSize; options.block_size < 60; ++options.block_size)
    BOOST_TEST(fixed(text, options, "a.md") == whole, options.block_size);
}

BOOST_AUTO_TEST_CASE(the_name_says_what_is_not_touched) {
  const Options straight = with({Rule::quotes});
  BOOST_TEST(fixed("print(“a”)\n", straight, "a.py") == "print(“a”)\n");
  BOOST_TEST(fixed("print(“a”)\n", straight, "a.txt") == "print(\"a\")\n");
  BOOST_TEST(fixed("print(“a”)\n", with({Rule::quotes}, {{Policy::context, "none"}}), "a.py") ==
             "print(\"a\")\n");
}

BOOST_AUTO_TEST_CASE(documents_keep_their_encoding_under_policies) {
  Options options = with({Rule::width});
  options.to = TargetEncoding::keep;
  options.from = {"shift_jis"};
  const std::string japanese = in("shift_jis", repeated(kJapanese, 3) + "ＡＢＣ\n");
  BOOST_TEST(fixed(japanese, options) == in("shift_jis", repeated(kJapanese, 3) + "ABC\n"));
}

BOOST_AUTO_TEST_CASE(reports_are_counted_and_never_made) {
  Options options = with({Rule::confusable});
  options.apply = ApplyLevel::with_suggested;
  const auto report = process("a раypal b\n", options);
  BOOST_TEST(report->totals.reported == 1u);
  BOOST_TEST(report->totals.applied == 0u);
  BOOST_TEST(report->totals.findings() == 1u);
  BOOST_TEST(report->fixed == "a раypal b\n");
  // What stands in a change is told in the next run, of what it then is.
  const auto both = process("раypalＡ\n", with({Rule::confusable, Rule::width}));
  BOOST_TEST(both->fixed == "раypalA\n");
}

BOOST_AUTO_TEST_SUITE_END()
