// Letters that are listed or shown are no damage, and letters of words are no list; marks stand around what
// is no word.
#include "repair_support.h"

using namespace mojimend;

namespace {

// With suggestions.
std::string mended_at_all(const std::string& text) { return mend(text).repairs.edits.apply(text); }

}  // namespace

BOOST_AUTO_TEST_SUITE(lists)

// kOfWord: "Д", "Е" and "Ж" follow each other, and stand in Swedish words. By themselves they are an
// alphabet.
BOOST_AUTO_TEST_CASE(letters_in_words_are_no_list) {
  const std::string damaged = "Alla hДstar gЕr pЕ Дngen Жver Еn\n";
  BOOST_TEST(mended_at_all(damaged) == "Alla hästar går på ängen över ån\n");
  const std::string list = "Д, Е, Ж: aД oЖ uЕ, Д/Е/Ж\n";
  BOOST_TEST(mended_at_all(list) == list);
}

BOOST_AUTO_TEST_CASE(a_letter_in_both_cases_is_no_word) {
  for (const std::string shown : {"the keys (æÆ), then dashes (–—), thorn (þÞ), the currency (€) and\n",
                                  "the letters æÆ of it\n", "the pair (çÇ), then more\n"})
    BOOST_TEST(mended_at_all(shown) == shown);
}

// kAllDiffer, kPlainList: the accents of languages in the order of alphabets and keyboards, each by itself.
// What comes of them are letters, but no words. Letters that differ in a word are one.
BOOST_AUTO_TEST_CASE(accents_of_a_language_are_a_list) {
  for (const std::string accents :
       {"ĄĆĘŁŃÓŚŹŻ", "ŽŠČ žšč", "ÖÜÓŐÚÉÁŰÍ", "öüóőúéáűí", "ăâîșțăâîșț", "ăâîşţ", "ĂÂÎŞŢ", "éèàùç",
        "āčēģīķļņšūž", "ąčęėįšųūž", "ĄČĘĖĮŠŲŪŽ", "ÜŞÖİĞÇ", "ŷŵûôîêâ", "џќњљјѕѓ", "ץףןםך"})
    for (const std::string& shown :
         {accents + "\n", "[a-z" + accents + "]+\n", "letters = \"" + accents + "\";\n"})
      BOOST_TEST(mend(shown).safe == shown);
  BOOST_TEST(mended_at_all("ßçûê, Ñîõðàíèòü\n") == "Язык, Сохранить\n");
}

// kBehindAlphabets: the keyboard of Korean; as Japanese they would read well.
BOOST_AUTO_TEST_CASE(parts_of_korean_letters_are_a_keyboard) {
  for (const std::string row : {"ㅁㄴㅇㄹㅎㅗㅓㅏㅣ\n", "[a-zA-Zㅁㄴㅇㄹㅎㅗㅓㅏㅣ]+\n"})
    BOOST_TEST(mended_at_all(row) == row);
}

// kFewest: words with their vowels are text, whatever the model says.
BOOST_AUTO_TEST_CASE(vowels_on_letters_are_in_place) {
  for (const std::string text :
       {"'one' => ['يَوْم', 'يَوْمَيْن', '2:أَيَّام', '9:يَوْم'],\n", "{0} يَوْم {1} يَوْمَيْن {2} أَيَّام\n"})
    BOOST_TEST(mended_at_all(text) == text);
}

// ASCII between signs makes no letters of them: as "„m, „n" these would be quotations that nothing closes.
BOOST_AUTO_TEST_CASE(letters_in_front_of_words_are_no_signs) {
  const std::string text = "/// Valid: ăm, ăn, ăng, ănh, ăp, ăt, ăc\n/// Invalid: ăi, ăo, ău, ăy\n";
  BOOST_TEST(mend(text).safe == text);
}

// kRareMade: two letters of a rare reader, in a language that it writes.
BOOST_AUTO_TEST_CASE(a_word_is_no_letters_of_a_rare_reader) {
  for (const std::string text : {"лўли\n", "лалхгар/D00D\n"}) BOOST_TEST(mend(text).safe == text);
}

// "_Överför", "_Čaj je vroč": the key of a menu, in front of a letter that another encoding made of it.
BOOST_AUTO_TEST_CASE(an_underscore_parts_words) {
  BOOST_TEST(mended_at_all("_╓verf÷r\n") == "_Överför\n");
  BOOST_TEST(mended_at_all("_╚aj je vroÞ\n") == "_Čaj je vroč\n");
}

// kMark
BOOST_AUTO_TEST_CASE(marks_around_what_is_no_word) {
  BOOST_TEST(mended_at_all("Vis plasseringen av 芦%s禄 til 芦%s禄\n") ==
             "Vis plasseringen av «%s» til «%s»\n");
  BOOST_TEST(mended_at_all("No se encuentra la hoja 束%s損.\n") == "No se encuentra la hoja «%s».\n");
  BOOST_TEST(mended_at_all("Datoteka 쨩%s짬 ni prava\n") == "Datoteka »%s« ni prava\n");
}

BOOST_AUTO_TEST_SUITE_END()
