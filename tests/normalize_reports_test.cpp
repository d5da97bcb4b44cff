// What is reported and never changed: controls of direction, judged beside ICU's own bidirectional algorithm,
// and words of look-alike letters.
#include <unicode/ubidi.h>
#include <unicode/unistr.h>

#include <boost/test/unit_test.hpp>
#include <random>

#include "normalize_support.h"
#include "text/utf8.h"

using namespace mojimend;
using namespace mojimend_test;

namespace {

const Wanted kBidi = want({Rule::bidi}), kConfusable = want({Rule::confusable});

std::size_t count_reports(std::string_view text, const Wanted& wanted) {
  return edits_of(text, wanted).reports.size();
}

// The level of a letter put behind the line: above 0 if a control in the line is still in force there.
int level_behind(const std::u32string& line) {
  const std::u32string longer = line + U"x";
  const icu::UnicodeString text = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(longer.data()), static_cast<int32_t>(longer.size()));
  UErrorCode status = U_ZERO_ERROR;
  UBiDi* bidi = ::ubidi_open();
  ::ubidi_setPara(bidi, text.getBuffer(), text.length(), 0, nullptr, &status);
  const int level = ::ubidi_getLevelAt(bidi, text.length() - 1);
  ::ubidi_close(bidi);
  BOOST_REQUIRE(U_SUCCESS(status));
  return level;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(reports)

BOOST_AUTO_TEST_CASE(controls_that_nothing_ends_and_that_end_nothing) {
  BOOST_TEST(reported("a\u202Bb\u202Cc", kBidi) == "");
  BOOST_TEST(reported("a\u2067b\u2069c", kBidi) == "");
  BOOST_TEST(reported("a\u202Bb\nc\u202C", kBidi) == "\u202B → ; \u202C → ");
  BOOST_TEST(count_reports("\u2067a\u202Bb\u2069", kBidi) == 1u);
  BOOST_TEST(count_reports("\u2067a\u202Cb\u2069", kBidi) == 1u);
  BOOST_TEST(count_reports("a\u200Eb\u200Fc\u061C", kBidi) == 0u);
}

// As in the paper's examples: a control in code is told even where its end follows.
BOOST_AUTO_TEST_CASE(overrides_and_whatever_stands_in_code_are_told) {
  BOOST_TEST(count_reports("\u202Ea\u202C", kBidi) == 1u);
  const Wanted code = want({Rule::bidi}, {}, TextContext::code);
  BOOST_TEST(count_reports("if x: # \u2067 end admin \u2069\n", code) == 2u);
}

// Whatever is still in force at a line's end has been told, and if nothing was told nothing is in force.
BOOST_AUTO_TEST_CASE(lines_without_a_report_end_as_they_began) {
  std::mt19937 random(3);
  constexpr char32_t kLetters[] = {'a',    U'א',   '1',    ' ',    0x202A, 0x202B,
                                   0x202C, 0x2066, 0x2067, 0x2068, 0x2069};
  std::size_t quiet = 0, in_force = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::u32string line;
    for (std::size_t size = 1 + random() % 9; size > 0; --size)
      line += kLetters[random() % std::size(kLetters)];
    const bool told = count_reports(to_utf8(line), kBidi) > 0;
    const bool is_in_force = level_behind(line) > 0;
    BOOST_TEST_REQUIRE((told || !is_in_force), to_utf8(line));
    quiet += !told;
    in_force += is_in_force;
  }
  BOOST_TEST((quiet > 1000u && in_force > 1000u));
}

BOOST_AUTO_TEST_CASE(words_of_look_alikes) {
  BOOST_TEST(reported("раypal", kConfusable) == "раypal → paypal");
  BOOST_TEST(reported("Мocквa and mіx", kConfusable) == "Мocквa → Москва; mіx → mix");
  BOOST_TEST(reported("ΑΒC", kConfusable) == "ΑΒC → ΑΒϹ");
}

BOOST_AUTO_TEST_CASE(words_of_one_script_and_visible_mixtures_stay) {
  // The last are whole words of Cyrillic and Greek that look Latin, units, and names with a letter of their
  // own.
  for (const std::string_view each :
       {"Привет мир", "Ελλάδα", "kΩ µm", "сор", "рор а", "ΑΒΓ", "x-ось", "βeta", "Жlogs", "日本語abc"})
    BOOST_TEST(reported(each, kConfusable) == "");
}

BOOST_AUTO_TEST_SUITE_END()
