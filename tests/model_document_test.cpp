// What a document may do to the costs of the model, on text made at random; and logarithms without floating
// point.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>
#include <string>

#include "model/document_model.h"

using namespace mojimend;

namespace {

constexpr std::u32string_view kSome = U"今天下午市政府召開會議討論交通問題。他们在公园里散步，ab1 龘\n";

std::u32string some_text(std::mt19937& random, std::size_t size) {
  std::u32string text;
  while (text.size() < size) text.push_back(kSome[random() % kSome.size()]);
  return text;
}

Cost cost_in(const DocumentModel& document, std::u32string_view text) {
  DocumentModel::State state;
  Cost sum = 0;
  for (const char32_t c : text) sum += document.step(state, c);
  return sum;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(model_document)

BOOST_AUTO_TEST_CASE(sense_is_cheaper_than_the_same_characters_shuffled) {
  std::mt19937 random(1);
  for (std::u32string text :
       {U"今天下午市政府召開會議討論交通問題。", U"他们在公园里散步，天气非常好。",
        U"学生たちは先生の話を真剣に聞いていました。", U"아이들이 공원에서 놀고 있습니다."}) {
    const Cost sense = cost_in({}, text);
    std::shuffle(text.begin(), text.end(), random);
    BOOST_TEST(sense + 12 * kNat < cost_in({}, text));
  }
}

// Folded marks are judged as the ones that were written.
BOOST_AUTO_TEST_CASE(width_makes_no_difference) {
  BOOST_TEST(cost_in({}, U"好，１２　月！") == cost_in({}, U"好,12 月!"));
  BOOST_TEST(cost_in({}, U"他說，好") == TextModel::get().cost(U"他說，好"));
  BOOST_TEST(cost_in({}, U"Well, good") == TextModel::get().cost(U"Well, good"));
}

BOOST_AUTO_TEST_CASE(a_document_makes_its_own_words_cheap_and_nothing_dear) {
  DocumentModel document;
  const std::u32string name = U"鄭嘉儀";
  const Cost before = cost_in(document, name), other = cost_in(document, U"天氣很好");
  document.learn(U"香港委員鄭嘉儀準時打開電腦,鄭嘉儀委員如是說");
  BOOST_TEST(cost_in(document, name) + 8 * kNat < before);
  BOOST_TEST(cost_in(document, U"天氣很好") <= other);
}

// kPairsOfModel, kLettersOfModel: of five pairs and forty of the model's a pair that always follows costs
// ln 9; letters of nine, and sixty thousand.
BOOST_AUTO_TEST_CASE(the_shares_of_a_document) {
  DocumentModel document;
  document.learn(U"龘靐龘靐龘靐龘靐龘靐");
  DocumentModel::State state = document.behind(U"。龘");
  BOOST_TEST(std::abs(document.step(state, U'靐') - 2197) <= 3);
  state = document.behind(U"。。");
  BOOST_TEST(std::abs(document.step(state, U'龘') -
                      static_cast<Cost>(std::lround(1000 * std::log(60009 / 5.0)))) <= 3);
}

BOOST_AUTO_TEST_CASE(a_document_makes_nothing_dearer_whatever_it_holds) {
  std::mt19937 random(4);
  for (int round = 0; round < 50; ++round) {
    const DocumentModel nothing;
    DocumentModel document;
    for (int part = 0; part < 3; ++part) document.learn(some_text(random, random() % 60));
    DocumentModel::State plain, learned;
    for (char32_t c : some_text(random, 200))
      BOOST_TEST_REQUIRE(document.step(learned, c) <= nothing.step(plain, c));
    BOOST_TEST((plain == learned));
  }
}

BOOST_AUTO_TEST_CASE(a_document_that_learned_nothing_is_the_model) {
  std::mt19937 random(5);
  const DocumentModel nothing;
  DocumentModel document;
  document.learn(U"");
  document.learn(U"好");
  DocumentModel::State plain, learned;
  for (char32_t c : some_text(random, 500))
    BOOST_TEST_REQUIRE(document.step(learned, c) == nothing.step(plain, c));
}

BOOST_AUTO_TEST_CASE(a_document_learns_full_width_as_half_width) {
  DocumentModel document;
  document.learn(U"龘，龘，龘，龘，龘");
  DocumentModel::State half = document.behind(U"。,"), full = document.behind(U"。，");
  BOOST_TEST(document.step(half, U'龘') == document.step(full, U'龘'));
  BOOST_TEST((half.last == full.last));
}

BOOST_AUTO_TEST_CASE(logarithms_are_right_to_three_thousandths) {
  std::mt19937 random(2);
  for (int i = 0; i < 10000; ++i) {
    const auto whole = static_cast<std::uint32_t>(1 + random() % 2'000'000'000);
    const auto part = static_cast<std::uint32_t>(1 + random() % whole);
    const double truth = 1000 * std::log(static_cast<double>(whole) / part);
    BOOST_TEST(std::abs(negative_log(part, whole) - truth) < 3 + truth / 3000);
  }
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
