// Steps and states of the model, and what a document may do to its costs, on text made at random.
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <string>

#include "model/model.h"

using namespace mojimend;

namespace {

constexpr std::u32string_view kSome = U"今天下午市政府召開會議討論交通問題。他们在公园里散步，ab1 龘\n";

std::u32string some_text(std::mt19937& random, std::size_t size) {
  std::u32string text;
  while (text.size() < size) text.push_back(kSome[random() % kSome.size()]);
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model_document)

BOOST_AUTO_TEST_CASE(a_text_begins_behind_a_line_break) {
  Model::State start, behind{0, U'\n'};
  BOOST_TEST((start == behind));
  BOOST_TEST(Model::chinese().step(start, U'本') == Model::chinese().step(behind, U'本'));
  BOOST_TEST((start == behind));
  BOOST_TEST((start.before_last == U'\n' && start.last == U'本'));
  BOOST_TEST(Model::chinese().cost(U"") == 0);
}

BOOST_AUTO_TEST_CASE(a_state_remembers_two_characters_and_no_more) {
  Model::State a, b;
  for (char32_t c : std::u32string(U"天氣很好")) Model::chinese().step(a, c);
  for (char32_t c : std::u32string(U"他們說得很好")) Model::chinese().step(b, c);
  BOOST_TEST((a == b));
}

BOOST_AUTO_TEST_CASE(context_makes_a_difference) {
  Model::State after_word{U'。', U'國'}, after_mark{U'龘', U'。'};
  BOOST_TEST(Model::chinese().step(after_word, U'家') + 2 * kNat < Model::chinese().step(after_mark, U'家'));
}

BOOST_AUTO_TEST_CASE(no_cost_is_negative_and_none_is_out_of_bounds) {
  std::mt19937 random(3);
  Model::State state;
  for (int i = 0; i < 100000; ++i) {
    const auto next =
        static_cast<char32_t>(random() % 8 == 0 ? random() % 0x110000 : 0x4E00 + random() % 0x5200);
    const Cost cost = Model::chinese().step(state, next);
    BOOST_TEST_REQUIRE((cost >= 0 && cost < 40 * kNat));
  }
}

// What is in no source costs the same, whatever it is.
BOOST_AUTO_TEST_CASE(unseen_characters_are_all_alike) {
  const auto behind_unseen = [](char32_t c) {
    Model::State state{0xF0000, 0xF0000};
    return Model::chinese().step(state, c);
  };
  const Cost unseen = behind_unseen(0x10000);
  for (char32_t c : {char32_t{0xE123}, char32_t{0x1F600}, char32_t{0x10FFFF}})
    BOOST_TEST(behind_unseen(c) == unseen);
  BOOST_TEST(behind_unseen(U'的') + 5 * kNat < unseen);
}

BOOST_AUTO_TEST_CASE(a_document_makes_nothing_dearer_whatever_it_holds) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    DocumentModel document;
    for (int part = 0; part < 3; ++part) document.learn(some_text(random, random() % 60));
    Model::State plain, learned;
    for (char32_t c : some_text(random, 200))
      BOOST_TEST_REQUIRE(document.step(learned, c) <= Model::chinese().step(plain, c));
    BOOST_TEST((plain == learned));
  }
}

BOOST_AUTO_TEST_CASE(a_document_that_learned_nothing_is_the_model) {
  std::mt19937 random(5);
  DocumentModel document;
  document.learn(U"");
  document.learn(U"好");
  Model::State plain, learned;
  for (char32_t c : some_text(random, 500))
    BOOST_TEST_REQUIRE(document.step(learned, c) == Model::chinese().step(plain, c));
}

BOOST_AUTO_TEST_CASE(a_document_learns_full_width_as_half_width) {
  DocumentModel document;
  document.learn(U"，龘，龘，龘，龘");
  Model::State half{U'。', U','}, full{U'。', U'，'};
  BOOST_TEST(document.step(half, U'龘') == document.step(full, U'龘'));
  BOOST_TEST((half.last == full.last));
}

// Ratios as a page has them; larger ones are off by the rounding of ln 2, a fifth of a thousandth of it.
BOOST_AUTO_TEST_CASE(logarithms_of_a_page_are_right_to_two_thousandths) {
  for (std::uint32_t whole = 1; whole < 300; ++whole)
    for (std::uint32_t part = 1; part <= whole; ++part) {
      const double truth = 1000 * std::log(static_cast<double>(whole) / part);
      BOOST_TEST_REQUIRE(std::abs(negative_log(part, whole) - truth) < 2 + truth / 4000);
    }
  BOOST_TEST(negative_log(1, 1) == 0);
  BOOST_TEST(negative_log(2147483648u, 2147483648u) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
