// The language model: sums, folding, what a document teaches, and logarithms without floating point.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cmath>
#include <random>

#include "model/model.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(model_chinese)

BOOST_AUTO_TEST_CASE(sense_is_cheaper_than_the_same_characters_shuffled) {
  std::mt19937 random(1);
  for (std::u32string text : {U"今天下午市政府召開會議討論交通問題。", U"他们在公园里散步，天气非常好。",
                              U"學生們認真地聽老師講課。"}) {
    const Cost sense = Model::chinese().cost(text);
    std::shuffle(text.begin(), text.end(), random);
    BOOST_TEST(sense + 15 * kNat < Model::chinese().cost(text));
  }
}

BOOST_AUTO_TEST_CASE(cost_is_the_sum_of_the_steps) {
  Model::State state;
  Cost sum = 0;
  for (char32_t c : std::u32string(U"新聞報導，ABC")) sum += Model::chinese().step(state, c);
  BOOST_TEST(sum == Model::chinese().cost(U"新聞報導，ABC"));
}

BOOST_AUTO_TEST_CASE(width_makes_no_difference) {
  BOOST_TEST(Model::chinese().cost(U"好，１２　月！") == Model::chinese().cost(U"好,12 月!"));
}

BOOST_AUTO_TEST_CASE(what_the_sources_lack_is_dear_but_possible) {
  BOOST_TEST(Model::chinese().cost(U"\U00010000") > 14 * kNat);
  BOOST_TEST(Model::chinese().cost(U"\U00010000") < 40 * kNat);
}

BOOST_AUTO_TEST_CASE(a_document_makes_its_own_words_cheap_and_nothing_dear) {
  DocumentModel document;
  const std::u32string name = U"鄭嘉儀";
  const auto cost = [&](std::u32string_view text) {
    Model::State state;
    Cost sum = 0;
    for (char32_t c : text) sum += document.step(state, c);
    return sum;
  };
  const Cost before = cost(name), other = cost(U"天氣很好");
  document.learn(U"香港委員鄭嘉儀準時打開電腦,鄭嘉儀委員如是說");
  BOOST_TEST(cost(name) + 10 * kNat < before);
  BOOST_TEST(cost(U"天氣很好") <= other);
}

// Pairs speak half of the time: one that always follows costs ln 2. Letters speak a quarter: one of nine
// costs ln 36.
BOOST_AUTO_TEST_CASE(the_shares_of_a_document) {
  DocumentModel document;
  document.learn(U"龘靐龘靐龘靐龘靐龘靐");
  Model::State state{U'。', U'龘'};
  BOOST_TEST(std::abs(document.step(state, U'靐') - 693) <= 3);
  state = {U'。', U'。'};
  BOOST_TEST(std::abs(document.step(state, U'龘') -
                      static_cast<Cost>(std::lround(1000 * std::log(4 * 9 / 5.0)))) <= 3);
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

BOOST_AUTO_TEST_SUITE_END()
