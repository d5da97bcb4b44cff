// EditList against plain descriptions of what it does: merging by precedence, applying, undoing.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "text/edit_list.h"
#include "text_random.h"

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;

namespace {

Edit edit(std::size_t start, std::size_t end, std::string replacement) {
  Edit made;
  made.span = {start, end};
  made.replacement = std::move(replacement);
  return made;
}

std::string show(const EditList& list) {
  std::string out;
  for (const Edit& each : list)
    out +=
        std::to_string(each.span.start) + "-" + std::to_string(each.span.end) + "=" + each.replacement + " ";
  return out;
}

// What the constructor promises, compared each with each.
std::vector<Edit> merged_naively(const std::vector<Edit>& edits) {
  std::vector<Edit> kept;
  for (const Edit& each : edits)
    if (std::none_of(kept.begin(), kept.end(),
                     [&](const Edit& other) { return other.span.overlaps(each.span); }))
      kept.push_back(each);
  std::stable_sort(kept.begin(), kept.end(), [](const Edit& a, const Edit& b) { return a.span < b.span; });
  return kept;
}

// Each place between bytes gets what is inserted there, each byte is kept or not.
std::string applied_naively(const std::vector<Edit>& edits, const std::string& text, std::size_t base) {
  std::string out;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    for (const Edit& each : edits)
      if (each.span.start == base + at) out += each.replacement;
    const bool gone = std::any_of(edits.begin(), edits.end(),
                                  [&](const Edit& each) { return each.span.contains(base + at); });
    if (at < text.size() && !gone) out += text[at];
  }
  return out;
}

std::vector<Edit> random_edits(Random& random, std::size_t size, std::size_t base, std::size_t most) {
  std::vector<Edit> edits(random.number(0, most));
  for (Edit& each : edits) {
    const std::size_t start = random.number(0, size);
    const std::size_t end = std::min(size, start + random.number(0, 4));
    each = edit(base + start, base + end, random.letters(3, 'A', 'Z'));
  }
  return edits;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(edit_list)

BOOST_AUTO_TEST_CASE(the_earlier_of_two_that_overlap_wins) {
  BOOST_TEST(show(EditList({edit(2, 5, "first"), edit(4, 6, "second")})) == "2-5=first ");
  BOOST_TEST(show(EditList({edit(4, 6, "first"), edit(2, 5, "second")})) == "4-6=first ");
  BOOST_TEST(show(EditList({edit(5, 5, "first"), edit(5, 5, "second")})) == "5-5=first ");
}

BOOST_AUTO_TEST_CASE(what_a_dropped_edit_held_is_free_again) {
  // The second is dropped for the first; the third overlaps only the second.
  BOOST_TEST(show(EditList({edit(0, 3, "a"), edit(2, 6, "b"), edit(5, 8, "c")})) == "0-3=a 5-8=c ");
}

BOOST_AUTO_TEST_CASE(neighbours_and_insertions_between_them_stay) {
  const EditList list({edit(5, 8, "c"), edit(2, 5, "a"), edit(5, 5, "b")});
  BOOST_TEST(show(list) == "2-5=a 5-5=b 5-8=c ");
  BOOST_TEST(list.apply("0123456789") == "01abc89");
}

BOOST_AUTO_TEST_CASE(keeps_everything_that_an_edit_carries) {
  Edit full = edit(1, 2, "x");
  full.rule = Rule::gloss;
  full.safety = Safety::safe;
  full.evidence = "why";
  full.channel = {Step{}};
  full.losses = {Loss{{1, 2}, "what"}};
  const EditList list({edit(4, 5, "y"), full});
  const Edit& kept = list.edits().front();
  BOOST_TEST((kept.rule == Rule::gloss && kept.safety == Safety::safe));
  BOOST_TEST(kept.evidence == "why");
  BOOST_TEST(kept.channel.size() == 1u);
  BOOST_TEST(kept.losses.size() == 1u);
}

BOOST_AUTO_TEST_CASE(merging_is_as_described) {
  Random random(1);
  for (std::size_t round = 0; round < rounds(4000); ++round) {
    const std::vector<Edit> edits = random_edits(random, 14, 0, 8);
    std::string expected;
    for (const Edit& each : merged_naively(edits))
      expected += std::to_string(each.span.start) + "-" + std::to_string(each.span.end) + "=" +
                  each.replacement + " ";
    BOOST_REQUIRE_EQUAL(show(EditList(edits)), expected);
  }
}

BOOST_AUTO_TEST_CASE(applying_is_as_described_at_any_base) {
  Random random(2);
  for (std::size_t round = 0; round < rounds(4000); ++round) {
    const std::string text = random.letters(16);
    const std::size_t base = random.number(0, 3) * 1000;
    const EditList list(random_edits(random, text.size(), base, 6));
    BOOST_REQUIRE_EQUAL(list.apply(text, base), applied_naively(list.edits(), text, base));
  }
}

BOOST_AUTO_TEST_CASE(undoing_gives_the_original_back) {
  Random random(3);
  for (std::size_t round = 0; round < rounds(4000); ++round) {
    const std::string text = random.letters(16);
    const std::size_t base = random.number(0, 3) * 1000;
    const EditList list(random_edits(random, text.size(), base, 6));
    const std::string changed = list.apply(text, base);
    const EditList back = list.inverted(text, base);
    BOOST_REQUIRE_EQUAL(back.apply(changed, base), text);
    // It is a list like any other: sorted and apart, so that nothing goes when it is merged again.
    BOOST_REQUIRE_EQUAL(show(EditList(back.edits())), show(back));
    BOOST_REQUIRE_EQUAL(back.inverted(changed, base).apply(text, base), changed);
  }
}

BOOST_AUTO_TEST_CASE(undoing_two_deletions_side_by_side_is_one_insertion) {
  const EditList list({edit(1, 2, ""), edit(2, 4, "")});
  BOOST_TEST(show(list.inverted("abcde")) == "1-1=bcd ");
}

BOOST_AUTO_TEST_CASE(an_overlay_takes_the_place_of_what_it_overlaps) {
  const EditList earlier({edit(0, 2, "a"), edit(4, 6, "b"), edit(6, 8, "c")});
  const EditList both = earlier.overlaid_by(EditList({edit(5, 7, "later"), edit(9, 9, "end")}));
  BOOST_TEST(show(both) == "0-2=a 5-7=later 9-9=end ");
  BOOST_TEST(show(earlier.overlaid_by(EditList())) == show(earlier));
  BOOST_TEST(show(EditList().overlaid_by(earlier)) == show(earlier));
}

BOOST_AUTO_TEST_CASE(an_overlay_keeps_all_of_the_later_list) {
  Random random(4);
  for (std::size_t round = 0; round < rounds(2000); ++round) {
    const EditList earlier(random_edits(random, 14, 0, 5)), later(random_edits(random, 14, 0, 5));
    std::vector<Edit> expected = later.edits();
    for (const Edit& each : earlier)
      if (std::none_of(later.begin(), later.end(),
                       [&](const Edit& other) { return other.span.overlaps(each.span); }))
        expected.push_back(each);
    BOOST_REQUIRE_EQUAL(show(earlier.overlaid_by(later)), show(EditList(merged_naively(expected))));
  }
}

BOOST_AUTO_TEST_CASE(nothing_to_do) {
  BOOST_TEST(EditList().empty());
  BOOST_TEST(EditList().apply("same") == "same");
  BOOST_TEST(EditList().inverted("same").empty());
  BOOST_TEST(EditList({edit(0, 0, "all")}).apply("") == "all");
}

BOOST_AUTO_TEST_SUITE_END()
