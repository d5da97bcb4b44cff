// What the tests of mojibake's kin share: pages mended with one rule, and whether the edits replay.
#pragma once

#include <boost/test/unit_test.hpp>
#include <string>

#include "repair_support.h"

namespace mojimend {

inline RuleSet only(Rule rule) {
  RuleSet rules = RuleSet::none();
  rules.add(rule);
  return rules;
}

inline std::string with_all(const std::string& text, const RuleSet& rules) {
  return mend(text, rules).repairs.edits.apply(text);
}

// The safe edits give `wanted`, every edit with a channel replays, the scan sees the damage, and what is
// mended stays as it is.
inline void check_mended(const std::string& text, const std::string& wanted, Rule rule) {
  const RuleSet rules = only(rule);
  const Mended mended = mend(text, rules);
  BOOST_TEST(mended.safe == wanted);
  for (const Edit& edit : mended.repairs.edits) {
    BOOST_TEST((edit.rule == rule));
    if (edit.safety == Safety::safe) BOOST_TEST(!edit.channel.empty(), text);
    if (edit.channel.empty()) continue;
    const auto seen = replay(to_utf32(edit.replacement), edit.channel);
    BOOST_TEST_REQUIRE(seen.has_value(), edit.replacement);
    BOOST_TEST(to_utf8(*seen) == text.substr(edit.span.start, edit.span.size()));
  }
  if (text != wanted) BOOST_TEST(may_be_damaged(text, rules), text);
  BOOST_TEST(mend(mended.safe, rules).safe == mended.safe);
}

// Nothing is proposed, not even as a suggestion.
inline void check_left(const std::string& text, Rule rule) {
  BOOST_TEST(mend(text, only(rule)).repairs.edits.empty(), text);
}

// Something is proposed and nothing is made without being asked for.
inline void check_suggested(const std::string& text, const std::string& wanted, Rule rule) {
  BOOST_TEST(mend(text, only(rule)).safe == text);
  BOOST_TEST(with_all(text, only(rule)) == wanted);
  BOOST_TEST(with_all(wanted, only(rule)) == wanted);
}

}  // namespace mojimend
