// The model of all languages: what it likes and what not, that steps and sums agree, and that a state says
// all that a search needs to know.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cstdlib>
#include <random>

#include "model/text_model.h"

using namespace mojimend;

namespace {

const TextModel& model() { return TextModel::get(); }

double nats(std::u32string_view text) { return static_cast<double>(model().cost(text)) / kNat; }

// Our own sentences, and what another encoding makes of the same bytes.
struct Pair {
  std::u32string_view text, wrong;
};
constexpr Pair kPairs[] = {
    {U"Зимой темнеет рано", U"гХЛНИ РЕЛМЕЕР ПЮМН"}, {U"L'été dernier", U"L'Žtý dernier"},
    {U"saßen wir lange", U"saáen wir lange"},       {U"früher Möhren", U"frŸher Mšhren"},
    {U"książki i gęsi", U"ksi¹¿ki i gêsi"},         {U"Χθες το βράδυ", U"×èåò ôï âñÜäõ"},
    {U"ırmağın kıyısında", U"ýrmaðýn kýyýsýnda"},   {U"אתמול בערב ישבנו", U"àúîåì áòøá éùáðå"},
    {U"جلسنا مساء أمس", U"ÌáÓäÇ ãÓÇÁ ÃãÓ"},         {U"เมื่อวานตอนเย็น", U"àÁ×èÍÇÒ¹µÍ¹àÂç¹"},
    {U"早上的集市很热闹", U"婘奻腔摩庈準奶"},       {U"朝の市場はとても", U"挬偺巗応偼偲偰傕"},
    {U"아침 시장은 아주", U"嬴魔 衛濰擎 嬴輿"},     {U"トーマス・ワグナー", U"僩乕儅僗丒儚僌僫乕"},
};

std::u32string random_text(unsigned seed, std::size_t size) {
  std::mt19937 random(seed);
  constexpr char32_t kBlocks[] = {0x20, 0x80, 0x400, 0x4E00, 0xAC00, 0x3040, 0xE000, 0x1F600, 0x10FF00};
  std::u32string text;
  while (text.size() < size) text += kBlocks[random() % std::size(kBlocks)] + random() % 0x80;
  return text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(text_model)

BOOST_AUTO_TEST_CASE(text_is_likelier_than_what_a_wrong_encoding_makes_of_it) {
  for (const Pair& each : kPairs)
    BOOST_TEST_CONTEXT(each.text.size()) BOOST_TEST(nats(each.text) + 2 < nats(each.wrong));
}

BOOST_AUTO_TEST_CASE(capitals_are_text_too) {
  BOOST_TEST(nats(U"СЕГОДНЯ МАГАЗИН ЗАКРЫТ") < nats(U"сегодня магазин закрыт") + 20);
  BOOST_TEST(nats(U"FÊTE DE L'ÉTÉ") < nats(U"FèTE DE L'éTé"));
  // A capital inside a word is odd, one that begins a line is not.
  BOOST_TEST(nats(U"word") + 4 < nats(U"woRd"));
  BOOST_TEST(nats(U"Ça va\nÉtat") < nats(U"Ça va état") + 2);
}

BOOST_AUTO_TEST_CASE(steps_add_up_to_the_sum) {
  for (unsigned seed = 0; seed < 20; ++seed) {
    const std::u32string text = random_text(seed, 200);
    TextModel::State state;
    std::int64_t sum = 0;
    for (char32_t each : text) sum += model().step(state, each);
    BOOST_TEST(sum == model().cost(text));
  }
  BOOST_TEST(model().cost(U"") == 0);
}

BOOST_AUTO_TEST_CASE(a_state_is_the_last_three_letters_and_no_more) {
  const auto after = [](std::u32string_view text) {
    TextModel::State state;
    for (char32_t each : text) model().step(state, each);
    return state;
  };
  BOOST_TEST((after(U"зимой дом") == after(U"летом дом")));
  BOOST_TEST((after(U"a中国人") == after(U"\uE000xyz中国人")));
  BOOST_TEST(!(after(U"дом") == after(U"том")));
}

BOOST_AUTO_TEST_CASE(what_is_no_text_costs_more_than_any_letter) {
  for (const char32_t each : {U'\x81', U'\xE000', U'\xFFFD', U'\x10FFFF', U'\x01'}) {
    TextModel::State state;
    BOOST_TEST(model().step(state, each) >= 20 * kNat);
  }
  TextModel::State state;
  BOOST_TEST(model().step(state, U'龘') < 20 * kNat);  // rare, but a letter
  BOOST_TEST(model().letter(0x110000).symbol == model().letter(0xFFFD).symbol);
}

BOOST_AUTO_TEST_CASE(no_context_makes_a_letter_impossible) {
  // Signs that training saw in few surroundings.
  for (std::u32string_view text : {U"£2.50", U"½:", U"°x", U"§b", U"µq", U"€z"}) {
    TextModel::State alone, within;
    const Cost by_itself = model().step(alone, text.back());
    for (char32_t each : text.substr(0, text.size() - 1)) model().step(within, each);
    BOOST_TEST(model().step(within, text.back()) <= by_itself + 12 * kNat);
  }
}

BOOST_AUTO_TEST_CASE(digits_are_one_letter_and_cost_which_of_ten) {
  const auto step = [](char32_t digit) {
    TextModel::State state;
    model().step(state, U'1');
    return model().step(state, digit);
  };
  BOOST_TEST(step(U'3') == step(U'7'));
  BOOST_TEST(model().letter(U'3').own == 2303);
  BOOST_TEST(model().letter(U'3').symbol == model().letter(U'0').symbol);
  BOOST_TEST(model().letter(U'\n').symbol == kSpaceSymbol);
  BOOST_TEST(model().letter(U'\n').own == 0);
}

BOOST_AUTO_TEST_CASE(forms_of_one_letter_are_one) {
  BOOST_TEST(model().letter(U'Ж').symbol == model().letter(U'ж').symbol);
  BOOST_TEST(model().letter(U'ș').symbol == model().letter(U'ş').symbol);  // what legacy encodings write
  BOOST_TEST(model().letter(U'ی').symbol == model().letter(U'ي').symbol);
  BOOST_TEST(model().letter(0xFEE1).symbol == model().letter(U'م').symbol);  // a shape of code page 864
}

// What is written in parts costs what it costs as a whole, but for the letters before it, of which fewer are
// known.
BOOST_AUTO_TEST_CASE(a_letter_and_its_mark_are_one_letter) {
  const auto same = [](std::u32string_view parts, std::u32string_view whole) {
    BOOST_TEST(std::abs(nats(parts) - nats(whole)) < 6);
  };
  same(U"z\u030Celezna\u0301", U"železná");
  same(U"E\u0301cole", U"École");
  same(U"mo\u0323\u0302t tu\u031B\u0300", U"một từ");
  same(U"mô\u0323t tư\u0300", U"một từ");  // as code page 1258 has them
  same(U"\u1112\u1161\u11AB\u1100\u116E\u11A8", U"한국");
  same(U"か\u3099", U"が");
  same(U"\u0438\u0306", U"й");
  BOOST_TEST(model().whole(model().letter(U'z'), model().letter(0x30C))->symbol ==
             model().letter(U'ž').symbol);
  BOOST_TEST(!model().whole(model().letter(U'q'), model().letter(0x30C)).has_value());
  BOOST_TEST(!model().whole(model().letter(U' '), model().letter(0x301)).has_value());
  // A step is what it costs behind the state.
  TextModel::State state;
  model().step(state, U'z');
  const Cost before = model().cost_behind(state, model().letter(0x30C));
  BOOST_TEST(model().step(state, 0x30C) == before);
}

BOOST_AUTO_TEST_CASE(a_stress_leaves_the_word_as_it_is) {
  BOOST_TEST(nats(U"схе\u0301ма") == nats(U"схема") + 5);
  BOOST_TEST(nats(U"q\u0301") > nats(U"q") + 6);
}

BOOST_AUTO_TEST_CASE(marks_and_their_numbers) {
  std::uint8_t last = 0;
  for (char32_t c = 0; c < 0x110000; ++c) {
    const std::uint8_t number = mark_number(c);
    if (number == 0) continue;
    BOOST_TEST((mark_of(number) == c));
    BOOST_TEST(number == last + 1);
    last = number;
  }
  BOOST_TEST(last == 120);
}

BOOST_AUTO_TEST_CASE(the_small_table_agrees_with_the_whole) {
  const std::uint8_t* const costs = model().small_costs();
  const auto small = [](char32_t letter) { return model().small(model().letter(letter)); };
  const auto cost = [&](char32_t a, char32_t b) { return costs[small(a) * kSmall + small(b)]; };
  BOOST_TEST(cost(U'о', U'в') < cost(U'ъ', U'ь'));
  BOOST_TEST(cost(U't', U'é') < cost(U't', U'ž'));
  BOOST_TEST(small(U'中') == 0);
}

BOOST_AUTO_TEST_CASE(n_grams_are_found_in_either_bucket_and_in_every_slot) {
  std::vector<LastBucket> table(7, LastBucket{});
  std::mt19937_64 random(1);
  for (unsigned slot = 0; slot < LastBucket::kSlots; ++slot)
    for (unsigned choice : {0u, 1u}) {
      std::ranges::fill(table, LastBucket{});
      const NgramPlace place = ngram_place(random(), 4, 7);
      BOOST_TEST(place.fingerprint != 0);
      table[place.bucket[choice]].prints[slot] = place.fingerprint;
      const auto found = find_ngram(table.data(), place);
      BOOST_REQUIRE(found.bucket);
      BOOST_TEST(found.slot == slot);
      BOOST_TEST((found.bucket == &table[place.bucket[choice]]));
    }
  std::ranges::fill(table, LastBucket{});
  BOOST_TEST(!find_ngram(table.data(), ngram_place(5, 4, 7)).bucket);
}

BOOST_AUTO_TEST_CASE(every_letter_is_of_a_class) {
  for (char32_t each = 0; each < 0x110000; each += 7) {
    const std::uint16_t group = unseen_class(each);
    BOOST_TEST_REQUIRE(group >= 1);
    BOOST_TEST_REQUIRE(group <= kUnseenClasses);
  }
  BOOST_TEST(unseen_class(0x81) <= kNoTextClasses);
  BOOST_TEST(unseen_class(0xE000) <= kNoTextClasses);
  BOOST_TEST(unseen_class(U'中') != unseen_class(U'한'));
}

BOOST_AUTO_TEST_SUITE_END()
