// The table of rules and the sets made of it; and an error's one line of words.
#include <boost/test/unit_test.hpp>
#include <set>

#include "text/result.h"
#include "text/rule.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(rule)

BOOST_AUTO_TEST_CASE(every_rule_is_found_by_its_name) {
  std::set<std::string_view> names;
  for (std::size_t i = 0; i < kRuleCount; ++i) {
    const Rule each = static_cast<Rule>(i);
    BOOST_TEST((info(each).rule == each));
    BOOST_TEST((rule_named(info(each).name) == each));
    BOOST_TEST(!info(each).summary.empty());
    BOOST_TEST(!info(each).safety.empty());
    names.insert(info(each).name);
  }
  BOOST_TEST(names.size() == kRuleCount);
  BOOST_TEST(all_rules().size() == kRuleCount);
  BOOST_TEST(!rule_named("no-such-rule"));
  BOOST_TEST(!rule_named(""));
}

BOOST_AUTO_TEST_CASE(policies_are_off_and_the_rest_is_on) {
  const RuleSet set = RuleSet::defaults();
  for (const RuleInfo& each : all_rules())
    BOOST_TEST(set.has(each.rule) == (each.kind != RuleKind::policy), each.name);
}

BOOST_AUTO_TEST_CASE(a_set_gains_and_loses_one_rule_at_a_time) {
  RuleSet set = RuleSet::none();
  set.add(Rule::gloss);
  BOOST_TEST(set.has(Rule::gloss));
  BOOST_TEST(!set.has(Rule::lost));
  set.remove(Rule::gloss);
  BOOST_TEST((set == RuleSet::none()));
}

BOOST_AUTO_TEST_CASE(an_error_says_where_why_and_what_to_do) {
  Error error{ErrorKind::undecodable, "0xFF begins no UTF-8 character"};
  BOOST_TEST(error.message() == "0xFF begins no UTF-8 character");
  error.path = "a.txt";
  error.line = 3;
  error.offset = 17;
  error.advice = "try --from gbk";
  BOOST_TEST(error.message() == "a.txt:3: 0xFF begins no UTF-8 character (byte offset 17); try --from gbk");
  error.line.reset();
  BOOST_TEST(error.message() == "a.txt: 0xFF begins no UTF-8 character (byte offset 17); try --from gbk");
}

BOOST_AUTO_TEST_SUITE_END()
