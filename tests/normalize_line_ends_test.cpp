// Byte order marks and line ends: what is removed and replaced, and that the policies may be laid over a text
// in which earlier edits stand.
#include <boost/test/unit_test.hpp>
#include <random>

#include "normalize_support.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

const Wanted kNewline = want({Rule::newline}), kBoth = want({Rule::newline, Rule::bom});

std::string with_line_ends(std::string_view text, std::string_view style,
                           std::string_view separators = "keep") {
  return normalized(text,
                    want({Rule::newline}, {{Policy::newline, style}, {Policy::line_separators, separators}}));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(line_ends)

BOOST_AUTO_TEST_CASE(line_ends_become_lf) {
  BOOST_TEST(normalized("a\r\nb\rc\nd", kNewline) == "a\nb\nc\nd");
  BOOST_TEST(normalized("\r\r\n\n\r", kNewline) == "\n\n\n\n");
  BOOST_TEST(normalized("a\n", kNewline) == "a\n");
  BOOST_TEST(normalized("", kNewline) == "");
}

BOOST_AUTO_TEST_CASE(line_ends_become_what_was_chosen) {
  BOOST_TEST(with_line_ends("a\nb\r\nc\rd", "crlf") == "a\r\nb\r\nc\r\nd");
  BOOST_TEST(with_line_ends("a\r\nb\nc\rd", "mixed") == "a\r\nb\r\nc\r\nd");
  BOOST_TEST(with_line_ends("a\rb\nc\r\nd", "mixed") == "a\rb\rc\rd");
  BOOST_TEST(with_line_ends("a", "mixed") == "a");
  BOOST_TEST(with_line_ends("a\u2028b\u2029c\u0085\n", "lf") == "a\u2028b\u2029c\u0085\n");
  BOOST_TEST(with_line_ends("a\u2028b\u2029c\u0085\n", "lf", "newline") == "a\nb\nc\n\n");
  BOOST_TEST(with_line_ends("\r\na\u2028b", "mixed", "newline") == "\r\na\r\nb");
}

// A document's own line end is that of its first line, wherever its pages are cut.
BOOST_AUTO_TEST_CASE(a_later_page_goes_by_the_first_line_end) {
  Wanted mixed = want({Rule::newline}, {{Policy::newline, "mixed"}});
  Normalizer normalizer(mixed.rules, mixed.policies, TextContext::plain);
  normalizer.go_on("a\r\n");
  const std::string_view later = "b\nc\r\n";
  const OffsetMap map = OffsetMap::identity(later.size());
  BOOST_TEST(normalizer.run({later, &map}, PagePlace::later).changes.apply(later) == "b\r\nc\r\n");
}

BOOST_AUTO_TEST_CASE(a_byte_order_mark_is_added) {
  const Wanted add = want({Rule::bom}, {{Policy::bom, "add"}});
  BOOST_TEST(normalized("a", add) == "\uFEFFa");
  BOOST_TEST(normalized("\uFEFFa", add) == "\uFEFFa");
  BOOST_TEST(normalized("a", add, PagePlace::later) == "a");
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
  const EditList edits = Normalizer(kBoth.rules, kBoth.policies, TextContext::plain)
                             .run({text, &map}, PagePlace::start_of_document)
                             .changes;
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
    std::size_t bom = 0;
    while (std::string_view(text).substr(bom).starts_with("\uFEFF")) bom += 3;
    for (std::size_t at = bom; at < text.size(); ++at) {
      if (text[at] == '\n' && at > 0 && text[at - 1] == '\r') continue;
      expected += text[at] == '\r' ? '\n' : text[at];
    }
    const std::string once = normalized(text, kBoth);
    BOOST_TEST_REQUIRE(once == expected);
    BOOST_TEST_REQUIRE(normalized(once, kBoth) == once);
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
    const Normalizer normalizer(kNewline.rules, kNewline.policies, TextContext::plain);
    const EditList both = repairs.overlaid_by(normalizer.run(edited.page(), PagePlace::later).changes);
    BOOST_TEST_REQUIRE(both.apply(text) == normalized(edited.text, kNewline));
    for (const Edit& each : both) absorbed += each.rule == Rule::newline && each.replacement.size() > 1;
  }
  BOOST_TEST(absorbed > 100u);
}

BOOST_AUTO_TEST_SUITE_END()
