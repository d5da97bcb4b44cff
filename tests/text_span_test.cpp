// Span and Page: what overlaps, what a span holds, and how a page widens an edit to whole units.
#include <boost/test/unit_test.hpp>

#include "text/page.h"
#include "text/span.h"
#include "text_random.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(span)

BOOST_AUTO_TEST_CASE(holds_what_lies_from_start_to_one_before_end) {
  const Span span{3, 6};
  BOOST_TEST(span.size() == 3u);
  BOOST_TEST(!span.contains(2));
  BOOST_TEST(span.contains(3));
  BOOST_TEST(span.contains(5));
  BOOST_TEST(!span.contains(6));
  BOOST_TEST((Span{3, 3}).empty());
  BOOST_TEST(!(Span{3, 3}).contains(3));
}

BOOST_AUTO_TEST_CASE(overlap_is_sharing_a_byte_or_being_one_place_of_insertion) {
  const auto shares = [](Span a, Span b) {
    if (a.empty() && b.empty()) return a.start == b.start;
    // An insertion strictly inside of a span overlaps it; one at its edge does not.
    if (a.empty()) return b.start < a.start && a.start < b.end;
    if (b.empty()) return a.start < b.start && b.start < a.end;
    for (std::size_t at = 0; at < 10; ++at)
      if (a.contains(at) && b.contains(at)) return true;
    return false;
  };
  for (std::size_t a = 0; a < 7; ++a)
    for (std::size_t b = a; b < 7; ++b)
      for (std::size_t c = 0; c < 7; ++c)
        for (std::size_t d = c; d < 7; ++d) {
          const Span left{a, b}, right{c, d};
          BOOST_TEST(left.overlaps(right) == shares(left, right), a << "-" << b << " and " << c << "-" << d);
          BOOST_TEST(left.overlaps(right) == right.overlaps(left));
        }
}

BOOST_AUTO_TEST_CASE(order_is_by_start_then_end) {
  BOOST_TEST((Span{1, 9} < Span{2, 3}));
  BOOST_TEST((Span{2, 2} < Span{2, 3}));
  BOOST_TEST((Span{2, 3} == Span{2, 3}));
}

BOOST_AUTO_TEST_CASE(a_page_keeps_the_text_that_widening_takes_in) {
  // "abCDE" where CDE is one unit that an earlier edit gave for two bytes, in a document at offset 100.
  OffsetMap map(100);
  map.append(1, 1, 2);
  map.append(3, 2);
  const Page page{"abCDE", &map};
  const Edit inside = page.edit({3, 4}, "x");
  BOOST_TEST((inside.span == Span{102, 104}));
  BOOST_TEST(inside.replacement == "CxE");
  const Edit across = page.edit({1, 3}, "-");
  BOOST_TEST((across.span == Span{101, 104}));
  BOOST_TEST(across.replacement == "-DE");
  const Edit insertion = page.edit({2, 2}, "|");
  BOOST_TEST((insertion.span == Span{102, 102}));
  BOOST_TEST(insertion.replacement == "|");
  const Edit split = page.edit({4, 4}, "|");
  BOOST_TEST((split.span == Span{102, 104}));
  BOOST_TEST(split.replacement == "CD|E");
}

BOOST_AUTO_TEST_SUITE_END()
