// What one line of a page taught is tried first on the next, and gives way where another channel explains it.
#include <boost/test/unit_test.hpp>
#include <string>

#include "encoding/decode.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

const std::string kRussian =
    "Ключи от дома висят над дверью.\nНа будущей неделе поезд придёт раньше.\n"
    "Лодка медленно плывёт по тихой реке.\nВесной в саду цветут пять яблонь.\n";
const std::string kGreek =
    "Τα κλειδιά του σπιτιού κρέμονται πάνω από την πόρτα.\nΤην επόμενη εβδομάδα το τρένο θα έρθει νωρίτερα.\n"
    "Η βάρκα πλέει αργά στο ήσυχο ποτάμι.\nΤην άνοιξη ανθίζουν πέντε μηλιές στον κήπο.\n";

std::string misread(const std::string& text, const char* written) {
  return decode_strict(*encode(text, *find_encoding(written)), *find_encoding("windows-1252"))->text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(taught)

// kPlainLetter: Greek bytes read as Russian are likelier than accents alone, and no words.
BOOST_AUTO_TEST_CASE(another_channel_on_the_page_is_found) {
  const std::string russian = misread(kRussian, "windows-1251"), greek = misread(kGreek, "windows-1253");
  const Mended mended = mend(russian + greek + russian);
  BOOST_TEST(mended.safe == kRussian + kGreek + kRussian);
  BOOST_TEST(first_that_does_not_replay(russian + greek + russian, mended.repairs) == "");
}

// Small letters are the same bytes in two encodings; capitals are not, and the rarer one has a blank for one.
BOOST_AUTO_TEST_CASE(of_two_that_were_taught_the_likelier_is_taken) {
  const std::string clean =
      "лодка медленно идет по тихой реке\nвесной в саду цветут пять яблонь\n" + kRussian + "Кот и пес\n";
  BOOST_TEST(mend(misread(clean, "windows-1251")).safe == clean);
}

BOOST_AUTO_TEST_SUITE_END()
