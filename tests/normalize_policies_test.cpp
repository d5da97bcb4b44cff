// The policies: what they remove and replace, that a second run finds nothing, and that they may be laid over
// a text in which earlier edits stand.
#include <boost/test/unit_test.hpp>
#include <random>

#include "normalize/normalize.h"
#include "text/edited.h"

using namespace mojimend;

namespace {

RuleSet with(std::initializer_list<Rule> rules) {
  RuleSet set = RuleSet::none();
  for (Rule each : rules) set.add(each);
  return set;
}

std::string normalized(std::string_view text, const RuleSet& rules,
                       PagePlace place = PagePlace::start_of_document) {
  const OffsetMap map = OffsetMap::identity(text.size());
  return normalize({text, &map}, rules, place).apply(text);
}

const RuleSet kNewline = with({Rule::newline}), kBoth = with({Rule::newline, Rule::bom});

}  // namespace

BOOST_AUTO_TEST_SUITE(policies)

BOOST_AUTO_TEST_CASE(line_ends_become_lf) {
  BOOST_TEST(normalized("a\r\nb\rc\nd", kNewline) == "a\nb\nc\nd");
  BOOST_TEST(normalized("\r\r\n\n\r", kNewline) == "\n\n\n\n");
  BOOST_TEST(normalized("a\n", kNewline) == "a\n");
  BOOST_TEST(normalized("", kNewline) == "");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_goes_from_the_start_only) {
  BOOST_TEST(normalized("\uFEFFa\uFEFF", kBoth) == "a\uFEFF");
  BOOST_TEST(normalized("\uFEFFa", kBoth, PagePlace::later) == "\uFEFFa");
  BOOST_TEST(normalized("\uFEFFa", kNewline) == "\uFEFFa");
  BOOST_TEST(normalized("\uFEFF", kBoth) == "");
}

BOOST_AUTO_TEST_CASE(edits_are_safe_and_say_their_rule) {
  const std::string text = "\uFEFFa\r\n";
  const OffsetMap map = OffsetMap::identity(text.size(), 100);
  const EditList edits = normalize({text, &map}, kBoth, PagePlace::start_of_document);
  BOOST_TEST_REQUIRE(edits.size() == 2u);
  BOOST_TEST((edits.edits()[0].rule == Rule::bom && edits.edits()[1].rule == Rule::newline));
  BOOST_TEST((edits.edits()[0].span == Span{100, 103} && edits.edits()[1].span == Span{104, 106}));
  for (const Edit& each : edits) BOOST_TEST((each.safety == Safety::safe && !each.evidence.empty()));
}

BOOST_AUTO_TEST_CASE(mixtures_agree_with_the_definition_and_a_second_run_finds_nothing) {
  constexpr std::string_view kPieces[] = {"\r", "\n", "\r\n", "a", "國", "\uFEFF"};
  std::mt19937 random(11);
  for (int round = 0; round < 3000; ++round) {
    std::string text, expected;
    for (std::size_t pieces = random() % 12; pieces > 0; --pieces)
      text += kPieces[random() % std::size(kPieces)];
    const std::size_t bom = text.starts_with("\uFEFF") ? 3 : 0;
    for (std::size_t at = bom; at < text.size(); ++at) {
      if (text[at] == '\n' && at > 0 && text[at - 1] == '\r') continue;
      expected += text[at] == '\r' ? '\n' : text[at];
    }
    const std::string once = normalized(text, kBoth);
    BOOST_TEST_REQUIRE(once == expected);
    BOOST_TEST_REQUIRE(normalized(once, kNewline) == once);
  }
}

// The page with the edits made is what the policies see; their edits, laid over the earlier ones, must give
// what they give on that page alone.
BOOST_AUTO_TEST_CASE(edits_inside_repaired_text_absorb_the_earlier_edit) {
  std::mt19937 random(12);
  constexpr std::string_view kReplacements[] = {"x\ry", "\r", "\n", "", "國\r\n", "z"};
  std::size_t absorbed = 0;
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t size = 1 + random() % 16; size > 0; --size) text += "ab\r\n"[random() % 4];
    std::vector<Edit> made;
    for (std::size_t at = random() % 4; at < text.size(); at += 2 + random() % 5) {
      Edit edit;
      edit.span = {at, std::min(text.size(), at + 1 + random() % 2)};
      edit.replacement = kReplacements[random() % std::size(kReplacements)];
      edit.rule = Rule::gloss;
      made.push_back(edit);
    }
    const EditList repairs(made);
    const OffsetMap map = OffsetMap::identity(text.size());
    const EditedText edited = with_edits({text, &map}, repairs);
    BOOST_TEST_REQUIRE(edited.text == repairs.apply(text));
    const EditList both = repairs.overlaid_by(normalize(edited.page(), kNewline, PagePlace::later));
    BOOST_TEST_REQUIRE(both.apply(text) == normalized(edited.text, kNewline));
    for (const Edit& each : both) absorbed += each.rule == Rule::newline && each.replacement.size() > 1;
  }
  BOOST_TEST(absorbed > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
