// What a page says for a channel counts where some of its stretches are sure by themselves.
#include <boost/test/unit_test.hpp>

#include "mojibake/decision.h"

using namespace mojimend;

namespace {

// A word that UTF-8's structure explains, and that gains too little to be safe by itself.
Damage weak_word() {
  Damage found;
  found.from_utf8 = found.replays = found.is_letter = found.is_visible = true;
  found.has_letters = found.has_more_than_operators = true;
  found.gain = 6 * kNat;
  found.joint.gain = found.gain;
  found.joint.stretches = 1;
  found.joint.language = 2700;
  return found;
}

Decision decision_with(std::size_t stretches, std::size_t sure) {
  Support page;
  page.gains = 500 * kNat;
  page.stretches = stretches;
  page.sure = sure;
  return decide(weak_word(), page);
}

// Of text that was written in these encodings, one after the other.
std::shared_ptr<const Layers> layers_of(const std::vector<const char*>& written) {
  Layers layers;
  for (const char* const each : written) layers.modes.push_back({0, Written(*find_encoding(each)), 0});
  return std::make_shared<const Layers>(std::move(layers));
}

// Letters of a line that were read in another encoding.
Damage legacy_letters(Cost gain, std::size_t letters) {
  Damage found;
  found.replays = found.is_letter = found.is_visible = found.has_letters = true;
  found.has_more_than_operators = true;
  found.layers = layers_of({"gbk"});
  found.gain = found.joint.gain = gain;
  found.joint.stretches = 1;
  found.joint.letters = letters;
  found.joint.language = 3300;
  return found;
}

// A word of a large script.
Damage wide_word(Cost gain, std::size_t letters) {
  Damage found = legacy_letters(gain, letters);
  found.wide = found.joint.wide = true;
  return found;
}

Decision decision_on(Damage found, bool crosses) {
  found.crosses = found.joint.crosses = crosses;
  found.plausibility.word = scripts_of(U"漢");
  return decide(found, {});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(decision)

// kWideWordFromLegacy
BOOST_AUTO_TEST_CASE(words_of_large_scripts_that_become_such) {
  BOOST_TEST((decision_on(wide_word(19 * kNat, 4), false) == Decision::safe));
  BOOST_TEST((decision_on(wide_word(17 * kNat, 4), false) == Decision::suggested));
  BOOST_TEST((decision_on(wide_word(10 * kNat, 4), false) == Decision::left));
}

// kEnoughLetters, kEnoughGain, kEnoughWideLetters, kEnoughWideGain
BOOST_AUTO_TEST_CASE(a_few_letters_are_a_word_in_some_script) {
  BOOST_TEST((decision_on(wide_word(25 * kNat, 5), true) == Decision::safe));
  BOOST_TEST((decision_on(wide_word(25 * kNat, 4), true) == Decision::suggested));
  BOOST_TEST((decision_on(wide_word(43 * kNat, 3), true) == Decision::safe));
  BOOST_TEST((decision_on(wide_word(41 * kNat, 3), true) == Decision::suggested));
  BOOST_TEST((decision_on(wide_word(43 * kNat, 2), true) == Decision::suggested));
  BOOST_TEST((decision_on(wide_word(61 * kNat, 1), true) == Decision::safe));
}

// kEnoughPairsGain
BOOST_AUTO_TEST_CASE(letters_of_two_bytes_are_two) {
  Damage found = legacy_letters(35 * kNat, 3);
  found.crosses = found.joint.crosses = true;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  found.two_bytes = true;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.joint.letters = 2;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  found = legacy_letters(33 * kNat, 3);
  found.crosses = found.joint.crosses = found.two_bytes = true;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
}

// Formulas.
BOOST_AUTO_TEST_CASE(operators_alone_are_no_letters) {
  Damage found = legacy_letters(40 * kNat, 1);
  found.joint.language = 2200;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.has_more_than_operators = false;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
}

// kSharedBySure
BOOST_AUTO_TEST_CASE(chance_does_not_add_up) {
  BOOST_TEST((decide(weak_word(), {}) == Decision::suggested));
  BOOST_TEST((decision_with(10, 1) == Decision::safe));
  BOOST_TEST((decision_with(10, 0) == Decision::suggested));
  BOOST_TEST((decision_with(100, 10) == Decision::safe));
  BOOST_TEST((decision_with(100, 3) == Decision::suggested));
}

// kSeveralLetters, kGainOfAnyLanguage: the doubts take 11 nats of each.
BOOST_AUTO_TEST_CASE(a_language_that_nobody_knows_may_have_other_accents) {
  const auto decision = [](Cost gain, std::size_t letters, Cost excess = 0) {
    Damage found = legacy_letters(gain, letters);
    found.joint.excess = excess;
    return decide(found, {});
  };
  BOOST_TEST((decision(48 * kNat, 2) == Decision::safe));
  BOOST_TEST((decision(46 * kNat, 2) == Decision::suggested));
  BOOST_TEST((decision(48 * kNat, 1) == Decision::suggested));
  BOOST_TEST((decision(48 * kNat, 2, 1 * kNat) == Decision::suggested));
}

// kRare, kRarest, kSureGuess, kFewLetters, of languages below and above kWellKnown and kKnown
BOOST_AUTO_TEST_CASE(rare_channels_make_something_of_any_accent) {
  const auto decision = [](Cost rarity, Cost language, Cost gain, bool is_odd = false,
                           std::size_t letters = 3) {
    Damage found = legacy_letters(gain, letters);
    found.rarity = rarity;
    found.joint.language = language;
    found.joint.is_odd = is_odd;
    found.joint.excess = -10 * kNat;
    return decide(found, {});
  };
  BOOST_TEST((decision(4 * kNat, 2500, 24 * kNat) == Decision::safe));
  BOOST_TEST((decision(6 * kNat, 2500, 24 * kNat) == Decision::suggested));
  BOOST_TEST((decision(6 * kNat, 2500, 28 * kNat) == Decision::safe));
  BOOST_TEST((decision(6 * kNat, 2200, 24 * kNat) == Decision::safe));
  BOOST_TEST((decision(6 * kNat, 2700, 38 * kNat) == Decision::suggested));
  BOOST_TEST((decision(6 * kNat, 2700, 38 * kNat, true) == Decision::safe));
  BOOST_TEST((decision(11 * kNat, 2200, 60 * kNat, true) == Decision::suggested));
  BOOST_TEST((decision(6 * kNat, 2500, 24 * kNat, false, 4) == Decision::safe));
}

// kNoWord
BOOST_AUTO_TEST_CASE(a_letter_by_itself_may_stand_for_anything) {
  Damage found = legacy_letters(19 * kNat, 2);
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  found.plausibility.is_word = false;
  BOOST_TEST((decide(found, {}) == Decision::left));
}

// kNoChance, kWordFromUtf8.suggested: ideographs among Latin words of a language that the line does not tell.
BOOST_AUTO_TEST_CASE(a_few_ideographs_among_letters_of_an_alphabet_may_be_no_chance) {
  const auto decision = [](Cost gain, std::size_t letters, bool has_intruders = true, Cost language = 3300) {
    Damage found = weak_word();
    found.gain = found.joint.gain = gain;
    found.joint.letters = letters;
    found.joint.language = language;
    found.joint.has_intruders = has_intruders;
    found.plausibility.word = scripts_of(U"漢");
    return decide(found, {});
  };
  BOOST_TEST((decision(17 * kNat, 2) == Decision::safe));
  BOOST_TEST((decision(15 * kNat, 2) == Decision::left));
  BOOST_TEST((decision(17 * kNat, 1) == Decision::left));
  BOOST_TEST((decision(17 * kNat, 2, false) == Decision::left));
  BOOST_TEST((decision(7 * kNat, 2, true, 2700) == Decision::suggested));
  BOOST_TEST((decision(5 * kNat, 2, true, 2700) == Decision::left));
  BOOST_TEST((decision(7 * kNat, 2, true, 2900) == Decision::left));
}

// kEachStretch: a rare channel is one where it gains much in each of a few places.
BOOST_AUTO_TEST_CASE(accents_of_an_unknown_language_gain_a_little_each) {
  const auto decision = [](std::size_t stretches, Cost gain, std::size_t letters = 2) {
    Damage found = legacy_letters(gain, letters);
    found.rarity = 6 * kNat;
    found.joint.language = 2700;
    found.joint.stretches = stretches;
    return decide(found, {});
  };
  BOOST_TEST((decision(4, 48 * kNat) == Decision::safe));
  BOOST_TEST((decision(5, 48 * kNat) == Decision::suggested));
  BOOST_TEST((decision(2, 48 * kNat, 1) == Decision::suggested));
  BOOST_TEST((decision(2, 43 * kNat) == Decision::suggested));
}

// kFromLegacy.suggested: the doubts take 11 nats.
BOOST_AUTO_TEST_CASE(what_hardly_gains_is_left) {
  BOOST_TEST((decide(legacy_letters(17 * kNat, 2), {}) == Decision::suggested));
  BOOST_TEST((decide(legacy_letters(15 * kNat, 2), {}) == Decision::left));
}

BOOST_AUTO_TEST_CASE(a_common_channel_is_no_proof_against_a_likelier_text) {
  Damage found = legacy_letters(40 * kNat, 2);
  found.joint.language = 2200;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.contested = true;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  Support page;
  page.sure = 1;
  BOOST_TEST((decide(found, page) == Decision::safe));
}

BOOST_AUTO_TEST_CASE(letters_end_words_as_signs_do) {
  Damage found = legacy_letters(40 * kNat, 1);
  found.joint.language = 2200;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.is_letter = false;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  found.joint.is_odd = true;
  BOOST_TEST((decide(found, {}) == Decision::safe));
}

// kStrange: not where it is damage in any language
BOOST_AUTO_TEST_CASE(controls_in_words_are_letters) {
  Damage found = legacy_letters(40 * kNat, 1);
  found.joint.language = 2200;
  found.has_letters = false;
  BOOST_TEST((decide(found, {}) == Decision::left));
  found.joint.is_odd = found.joint.is_no_text = true;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.joint.gain = 16 * kNat;
  found.joint.language = 3100;
  BOOST_TEST((decide(found, {}) == Decision::suggested));
  found.joint.is_no_text = false;
  BOOST_TEST((decide(found, {}) == Decision::left));
}

BOOST_AUTO_TEST_CASE(what_a_control_is_in_windows_needs_no_model) {
  Damage found = legacy_letters(40 * kNat, 1);
  found.joint.language = 2200;
  found.has_letters = false;
  found.joint.is_odd = found.joint.is_no_text = true;
  found.layers = layers_of({"windows-1252"});
  BOOST_TEST((decide(found, {}) == Decision::left));
}

BOOST_AUTO_TEST_CASE(no_word_is_a_blank_through_two_channels) {
  Damage found = legacy_letters(60 * kNat, 2);
  found.joint.language = 2200;
  found.layers = layers_of({"gbk", "utf-8"});
  BOOST_TEST((decide(found, {}) == Decision::safe));
  found.is_blank = true;
  BOOST_TEST((decide(found, {}) == Decision::left));
}

// kInPage
BOOST_AUTO_TEST_CASE(lines_of_a_page_that_came_through_a_channel) {
  Support page;
  page.page_came = PageCame::through_it;
  BOOST_TEST((decide(legacy_letters(5 * kNat, 1), page) == Decision::safe));
  BOOST_TEST((decide(legacy_letters(3 * kNat, 1), page) != Decision::safe));
  BOOST_TEST((decide(legacy_letters(5 * kNat, 1), {}) != Decision::safe));
  Damage blank = legacy_letters(5 * kNat, 1);
  blank.is_blank = true;
  page.gains = 500 * kNat;
  page.stretches = page.sure = 20;
  BOOST_TEST((decide(blank, page) != Decision::safe));
  blank.is_blank = false;
  BOOST_TEST((decide(blank, page) == Decision::safe));
}

// A letter of a large script in a Latin word is of no language that nobody here knows.
BOOST_AUTO_TEST_CASE(intruders_are_of_no_language) {
  Damage found = legacy_letters(15 * kNat, 1);
  found.joint.is_odd = true;
  BOOST_TEST((decide(found, {}) == Decision::left));
  found.joint.has_intruders = true;
  BOOST_TEST((decide(found, {}) == Decision::safe));
}

// kProved
BOOST_AUTO_TEST_CASE(formulas_and_letters_at_home_prove_nothing_by_coming_again) {
  Damage found = weak_word();
  found.joint.gain = 110 * kNat;
  BOOST_TEST((decide(found, {}) == Decision::safe));
  Damage home = found;
  home.plausibility.was_at_home = true;
  BOOST_TEST((decide(home, {}) != Decision::safe));
  found.has_more_than_operators = false;
  BOOST_TEST((decide(found, {}) != Decision::safe));
}

BOOST_AUTO_TEST_SUITE_END()
