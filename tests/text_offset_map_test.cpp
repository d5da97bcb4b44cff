// OffsetMap against a list of units that is searched from end to end.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <vector>

#include "text/edited.h"
#include "text/offset_map.h"
#include "text_random.h"

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;

namespace {

struct Unit {
  Span text, original;
};

// The contract in the header, read literally: the units with text that share a byte with the span, or the one
// that an insertion falls inside of.
std::vector<Unit> touched(const std::vector<Unit>& units, Span span) {
  std::vector<Unit> found;
  for (const Unit& unit : units) {
    const bool within = span.empty() ? unit.text.start < span.start && span.start < unit.text.end
                                     : unit.text.start < span.end && span.start < unit.text.end;
    if (!unit.text.empty() && within) found.push_back(unit);
  }
  return found;
}

struct Pair {
  OffsetMap map;
  std::vector<Unit> units;
  std::size_t text = 0, original = 0;

  explicit Pair(std::size_t base) : map(base), original(base) {}
  void append(std::size_t text_bytes, std::size_t original_bytes, std::size_t count) {
    map.append(text_bytes, original_bytes, count);
    for (std::size_t i = 0; i < count; ++i) {
      units.push_back({{text, text + text_bytes}, {original, original + original_bytes}});
      text += text_bytes;
      original += original_bytes;
    }
  }
};

Pair random_pair(Random& random) {
  Pair pair(random.number(0, 2) * 500);
  // Now and then more runs than lie between two places that the map keeps, and units too large for four bits.
  const std::size_t most = random.one_in(20) ? 80 : 7, largest = random.one_in(5) ? 17 : 4;
  for (std::size_t runs = random.number(0, most); runs > 0; --runs) {
    const std::size_t text_bytes = random.number(0, largest), original_bytes = random.number(0, largest);
    pair.append(text_bytes, original_bytes, random.number(0, 4));
  }
  return pair;
}

std::ostream& print(std::ostream& out, const Pair& pair, Span span) {
  out << span.start << "-" << span.end << " in";
  for (const Unit& unit : pair.units) out << " " << unit.text.size() << ":" << unit.original.size();
  return out;
}

std::string show(const Pair& pair, Span span) {
  std::ostringstream out;
  print(out, pair, span);
  return out.str();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(offset_map)

BOOST_AUTO_TEST_CASE(identity_gives_every_span_back_at_its_base) {
  const OffsetMap map = OffsetMap::identity(5, 40);
  BOOST_TEST((map.to_original({1, 3}) == Span{41, 43}));
  BOOST_TEST((map.to_original({5, 5}) == Span{45, 45}));
  BOOST_TEST((map.widen({1, 3}) == Span{1, 3}));
  BOOST_TEST(map.text_size() == 5u);
  BOOST_TEST(map.original_end() == 45u);
}

BOOST_AUTO_TEST_CASE(a_decoded_character_is_one_unit) {
  OffsetMap map;
  map.append(1, 1, 2);  // ab
  map.append(3, 2, 3);  // three characters of two bytes, three in UTF-8
  map.append(1, 1);
  BOOST_TEST((map.widen({3, 6}) == Span{2, 8}));
  BOOST_TEST((map.to_original({3, 6}) == Span{2, 6}));
  BOOST_TEST((map.to_original({5, 8}) == Span{4, 6}));
  BOOST_TEST((map.to_original({11, 12}) == Span{8, 9}));
}

BOOST_AUTO_TEST_CASE(dropped_bytes_beside_a_span_are_left_out_and_inside_are_taken_in) {
  OffsetMap map;
  map.append(1, 1);
  map.append(0, 2);
  map.append(1, 1);
  BOOST_TEST((map.to_original({0, 1}) == Span{0, 1}));
  BOOST_TEST((map.to_original({1, 2}) == Span{3, 4}));
  BOOST_TEST((map.to_original({0, 2}) == Span{0, 4}));
}

BOOST_AUTO_TEST_CASE(agrees_with_the_list_of_units) {
  Random random(5);
  for (std::size_t round = 0; round < rounds(1500); ++round) {
    const Pair pair = random_pair(random);
    BOOST_REQUIRE_EQUAL(pair.map.text_size(), pair.text);
    BOOST_REQUIRE_EQUAL(pair.map.original_end(), pair.original);
    for (std::size_t start = 0; start <= pair.text; ++start)
      for (std::size_t end = start; end <= std::min(pair.text, start + 9); ++end) {
        const Span span{start, end};
        const std::vector<Unit> units = touched(pair.units, span);
        const Span wide = pair.map.widen(span), original = pair.map.to_original(span);
        if (units.empty()) {  // an insertion between two units
          BOOST_REQUIRE_MESSAGE(wide == span, show(pair, span));
          BOOST_REQUIRE_MESSAGE(original.empty(), show(pair, span));
          // Between the end of the last unit with text before it and the start of the next one.
          std::size_t low = pair.units.empty() ? original.start : pair.units.front().original.start,
                      high = pair.original;
          for (const Unit& unit : pair.units) {
            if (!unit.text.empty() && unit.text.end <= start) low = unit.original.end;
            if (!unit.text.empty() && unit.text.start >= start) {
              high = unit.original.start;
              break;
            }
          }
          BOOST_REQUIRE_MESSAGE(low <= original.start && original.start <= high, show(pair, span));
          continue;
        }
        BOOST_REQUIRE_MESSAGE((wide == Span{units.front().text.start, units.back().text.end}),
                              show(pair, span));
        BOOST_REQUIRE_MESSAGE((original == Span{units.front().original.start, units.back().original.end}),
                              show(pair, span));
        BOOST_REQUIRE_MESSAGE(pair.map.widen(wide) == wide, show(pair, span));
      }
  }
}

BOOST_AUTO_TEST_CASE(a_run_may_be_of_any_length) {
  constexpr std::size_t kMany = std::size_t{1} << 24, kHuge = std::size_t{5} << 30;
  OffsetMap map(7);
  map.append(1, 1, kMany - 1);
  map.append(1, 1, 1);  // one more than a short run can count
  map.append(3, 2, kMany);
  map.append(kHuge, 1);
  map.append(1, kHuge);
  map.append(1, 1);
  const std::size_t threes = kMany, unit = threes + 3 * kMany, last = unit + kHuge;
  BOOST_TEST((map.to_original({kMany - 1, kMany}) == Span{7 + kMany - 1, 7 + kMany}));
  BOOST_TEST((map.to_original({threes + 301, threes + 302}) == Span{7 + kMany + 200, 7 + kMany + 202}));
  BOOST_TEST((map.widen({unit + 5, unit + 6}) == Span{unit, unit + kHuge}));
  BOOST_TEST((map.to_original({unit, unit + 1}) == Span{7 + 3 * kMany, 8 + 3 * kMany}));
  BOOST_TEST((map.to_original({last, last + 1}) == Span{8 + 3 * kMany, 8 + 3 * kMany + kHuge}));
  BOOST_TEST((map.to_text({8 + 3 * kMany + kHuge, 9 + 3 * kMany + kHuge}) == Span{last + 1, last + 2}));
  BOOST_TEST(map.text_size() == last + 2);
}

BOOST_AUTO_TEST_CASE(the_text_of_an_original_is_what_its_units_gave) {
  Random random(7);
  for (std::size_t round = 0; round < rounds(1500); ++round) {
    const Pair pair = random_pair(random);
    for (std::size_t first = 0; first < pair.units.size(); ++first)
      for (std::size_t last = first; last < std::min(first + 5, pair.units.size()); ++last) {
        const Span original{pair.units[first].original.start, pair.units[last].original.end};
        // A place where text without an original stands lies behind that text.
        const auto place = [&](std::size_t at) {
          std::size_t text = 0;
          for (const Unit& unit : pair.units)
            if (unit.original.end <= at) text = unit.text.end;
          return text;
        };
        BOOST_REQUIRE_MESSAGE(
            (pair.map.to_text(original) == Span{place(original.start), place(original.end)}),
            show(pair, original));
      }
  }
}

BOOST_AUTO_TEST_CASE(a_slice_maps_as_the_whole_does) {
  Random random(8);
  for (std::size_t round = 0; round < rounds(1500); ++round) {
    const Pair pair = random_pair(random);
    if (pair.text == 0) continue;
    const Span span = pair.map.widen({random.number(0, pair.text - 1), pair.text});
    OffsetMap slice(pair.map.base());
    const std::size_t start = pair.map.to_original(span).start;
    slice.append(0, start - slice.base());
    slice.append_slice(pair.map, span);
    for (std::size_t at = span.start; at < span.end; ++at)
      BOOST_REQUIRE_MESSAGE(
          slice.to_original({at - span.start, at - span.start + 1}) == pair.map.to_original({at, at + 1}),
          show(pair, span));
  }
}

BOOST_AUTO_TEST_CASE(a_cleared_map_is_as_good_as_new) {
  Random random(9);
  OffsetMap used;
  for (std::size_t round = 0; round < rounds(300); ++round) {
    const std::size_t base = random.number(0, 9), count = random.number(1, 99);
    used.clear(base);
    BOOST_REQUIRE_EQUAL(used.text_size(), 0u);
    for (std::size_t i = 0; i < count; ++i) used.append(1 + i % 2 * 20, 1 + i % 3);
    OffsetMap fresh(base);
    for (std::size_t i = 0; i < count; ++i) fresh.append(1 + i % 2 * 20, 1 + i % 3);
    BOOST_REQUIRE_EQUAL(used.original_end(), fresh.original_end());
    for (std::size_t at = 0; at < fresh.text_size(); ++at)
      BOOST_REQUIRE((used.to_original({at, at + 1}) == fresh.to_original({at, at + 1})));
  }
}

BOOST_AUTO_TEST_CASE(spans_that_are_apart_in_the_text_are_apart_in_the_original) {
  Random random(6);
  for (std::size_t round = 0; round < rounds(1500); ++round) {
    const Pair pair = random_pair(random);
    for (std::size_t cut = 1; cut < pair.text; ++cut) {
      const Span left = pair.map.to_original({cut - 1, cut}), right = pair.map.to_original({cut, cut + 1});
      const bool one_unit = pair.map.widen({cut - 1, cut}) == pair.map.widen({cut, cut + 1});
      BOOST_REQUIRE_MESSAGE(one_unit ? left == right : left.end <= right.start,
                            show(pair, {cut - 1, cut + 1}));
    }
  }
}

BOOST_AUTO_TEST_CASE(an_edited_text_keeps_the_place_of_bytes_that_were_dropped_before_it) {
  // Four bytes without text, "ab", two more, "c"; b is replaced.
  OffsetMap map(10);
  map.append(0, 4);
  map.append(1, 1, 2);
  map.append(0, 2);
  map.append(1, 1);
  Edit edit;
  edit.span = {15, 16};
  edit.replacement = "xy";
  const EditedText none = with_edits({"abc", &map}, {}), one = with_edits({"abc", &map}, EditList({edit}));
  BOOST_TEST((none.map.to_original({0, 1}) == Span{14, 15}));
  BOOST_TEST((none.map.to_original({2, 3}) == Span{18, 19}));
  BOOST_TEST(one.text == "axyc");
  BOOST_TEST((one.map.to_original({0, 1}) == Span{14, 15}));
  BOOST_TEST((one.map.to_original({1, 3}) == Span{15, 16}));
  BOOST_TEST((one.map.to_original({3, 4}) == Span{18, 19}));
}

BOOST_AUTO_TEST_SUITE_END()
