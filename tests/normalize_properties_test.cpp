// What holds for every policy and whatever text: a second run finds nothing, undo is exact, edits are sorted
// and apart, and what the quick check promises is true of the text and of its parts.
#include <boost/test/unit_test.hpp>
#include <random>

#include "normalize_support.h"
#include "text_random.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

constexpr Rule kRules[] = {
    Rule::reference,       Rule::bom,    Rule::newline,   Rule::unicode_form, Rule::width,
    Rule::cjk_punctuation, Rule::quotes, Rule::ligature,  Rule::invisible,    Rule::control,
    Rule::space,           Rule::bidi,   Rule::confusable};
constexpr TextContext kContexts[] = {TextContext::plain, TextContext::markdown, TextContext::html,
                                     TextContext::code, TextContext::none};

// Whatever some policy looks at, and what makes contexts.
constexpr std::string_view kPieces[] = {
    "a",      "B",      "9",       " ",          "\n",          "\r",      "\r\n",   "\t",     "國",
    "中",     "か",     "ガ",      "。",         "，",          "、",      ",",      ".",      "?",
    "!",      ":",      ";",       "(",          ")",           "\"",      "''",     "b'",     "'",
    "“",      "”",      "‘",       "’",          "「",          "e\u0301", "\u0301", "\u0323", "é",
    "Å",      "\u212B", "ﬁ",       "Ａ",         "９",          "（",      "｀",     "＜",     "ｶ",
    "ﾞ",      "゙",       "\u3000",  "\u00A0",     "\u2009",      "\u200B",  "\u200C", "\u200D", "\uFEFF",
    "\u00AD", "👨",     "🏴",      "\U000E0067", "\U000E007F",  "\x1B[0m", "\x1B]",  "\b",     "\x07",
    "\x01",   "\u202E", "\u202C",  "\u2066",     "\u2069",      "а",       "о",      "Ω",      "م",
    "क",      "्",       "`",       "```",        "\n```\n",     "<b>",     "</b>",   "<code>", "</code>",
    "<!--",   "-->",    "](",      "---\n",      "http://a.b/", "x@y.de",  "\u2028", "\u0085", "&amp;",
    "&lt;",   "&#13;",  "&#8217;", "amp;",       "각",          "\u1100",  "\u1161", "②",      "ĳ"};

Wanted random_wish(std::mt19937& random) {
  Wanted wanted;
  for (const Rule each : kRules)
    if (random() % 3 == 0) wanted.rules.add(each);
  for (const PolicyInfo& each : all_policies())
    wanted.policies.set(each.policy, each.words[random() % each.words.size()].word);
  wanted.context = kContexts[random() % std::size(kContexts)];
  return wanted;
}

std::string random_text(std::mt19937& random) {
  std::string text;
  for (std::size_t pieces = 1 + random() % 24; pieces > 0; --pieces)
    text += kPieces[random() % std::size(kPieces)];
  return text;
}

std::string described(std::string_view text, const Wanted& wanted) {
  std::string out = "\"" + std::string(text) + "\" under";
  for (const Rule each : kRules)
    if (wanted.rules.has(each)) out += " " + std::string(info(each).name);
  for (const PolicyInfo& each : all_policies())
    out += " " + std::string(each.name) + "=" + std::string(wanted.policies.word(each.policy));
  return out + " context " + std::to_string(static_cast<int>(wanted.context));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(properties)

BOOST_AUTO_TEST_CASE(of_random_texts_under_random_policies) {
  std::mt19937 random(5);
  std::size_t changed = 0;
  const std::size_t rounds = test::rounds(8000);
  for (std::size_t round = 0; round < rounds; ++round) {
    const Wanted wanted = random_wish(random);
    const std::string text = random_text(random);
    const Normalized found = edits_of(text, wanted);
    const std::string once = found.changes.apply(text);
    changed += once != text;
    const std::string what = described(text, wanted);
    BOOST_TEST_REQUIRE(normalized(once, wanted) == once,
                       what << " gives " << once << " and then " << normalized(once, wanted));
    BOOST_TEST_REQUIRE(found.changes.inverted(text).apply(once) == text, what);
    std::size_t end = 0;
    for (const Edit& each : found.changes) {
      BOOST_TEST_REQUIRE((each.span.start >= end && each.span.end >= each.span.start), what);
      BOOST_TEST_REQUIRE(
          (each.safety == Safety::safe && wanted.rules.has(each.rule) && !each.evidence.empty()), what);
      end = each.span.end;
    }
    for (const Edit& each : found.reports) BOOST_TEST_REQUIRE((each.safety == Safety::reported), what);
    const bool is_clean = !may_be_changed_by_policies(text, wanted.rules, wanted.policies);
    BOOST_TEST_REQUIRE((!is_clean || (found.changes.empty() && found.reports.empty())), what);
  }
  BOOST_TEST(changed > rounds / 4);
}

// Text of one kind, as long as a page may be of one line: each of these was quadratic in some pass, or may
// become so.
BOOST_AUTO_TEST_CASE(hostile_text_costs_linear_time) {
  for (const std::string_view piece : {"\x1B]", "\x1B[", "a\b", "中\"", "中(", "'", "a\u0301", "ﾞ", "\u202E",
                                       "aа", "&amp;", "🏴\U000E0067", "👨\u200D", "\r", "中.", "「"}) {
    std::string text;
    while (text.size() < (std::size_t{1} << 18)) text += piece;
    Wanted wanted;
    for (const Rule each : kRules) wanted.rules.add(each);
    edits_of(text, wanted);
  }
}

// What has no policy on is nobody's to change.
BOOST_AUTO_TEST_CASE(nothing_wanted_is_nothing_done) {
  std::mt19937 random(6);
  for (int round = 0; round < 500; ++round) {
    const std::string text = random_text(random);
    Wanted wanted = random_wish(random);
    wanted.rules = RuleSet::defaults();
    BOOST_TEST_REQUIRE(normalized(text, wanted) == text);
  }
}

BOOST_AUTO_TEST_SUITE_END()
