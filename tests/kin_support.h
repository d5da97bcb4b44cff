// What the tests of mojibake's kin share: pages mended with one rule, and whether the edits replay.
#pragma once

#include <boost/test/unit_test.hpp>
#include <cstdint>
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

// Of random texts of these pieces: the scan sees what the pass changes, every edit replays, and what is
// mended stays as it is. `more` is asked of each text as well; some texts have to be changed at all.
template <std::size_t kPieces, typename More>
void check_random_texts(const char* const (&pieces)[kPieces], std::uint32_t seed, Rule rule, More&& more) {
  const RuleSet rules = only(rule);
  std::size_t changed = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text;
    for (int i = 0; i < 9; ++i) {
      seed = seed * 1664525 + 1013904223;
      text += pieces[(seed >> 16) % kPieces];
    }
    const Mended once = mend(text, rules);
    changed += !once.repairs.edits.empty();
    BOOST_TEST_REQUIRE((once.repairs.edits.empty() || may_be_damaged(text, rules)), text);
    BOOST_TEST_REQUIRE(first_that_does_not_replay(text, once.repairs) == "");
    BOOST_TEST_REQUIRE(mend(once.safe, rules).safe == once.safe, text);
    more(text);
  }
  BOOST_TEST(changed > 100u);
}

}  // namespace mojimend
