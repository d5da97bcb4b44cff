// What one line of a page taught is tried first on the next, and gives way where another channel explains it.
#include <boost/test/unit_test.hpp>
#include <string>

#include "encoding/decode.h"
#include "mojibake/taught.h"
#include "mojibake_support.h"

using namespace mojimend;

namespace {

const std::string kRussian =
    "Ключи от дома висят над дверью.\nНа будущей неделе поезд придёт раньше.\n"
    "Лодка медленно плывёт по тихой реке.\nВесной в саду цветут пять яблонь.\n";
const std::string kGreek =
    "Τα κλειδιά του σπιτιού κρέμονται πάνω από την πόρτα.\nΤην επόμενη εβδομάδα το τρένο θα έρθει νωρίτερα.\n"
    "Η βάρκα πλέει αργά στο ήσυχο ποτάμι.\nΤην άνοιξη ανθίζουν πέντε μηλιές στον κήπο.\n";

std::string misread(const std::string& text, const char* written, const char* read = "windows-1252") {
  return decode_strict(*encode(text, *find_encoding(written)), *find_encoding(read))->text;
}

// What is made of the line where another one taught the channel.
std::string taken_off(const std::string& line, const char* written, const char* read = "windows-1252") {
  TaughtChannels taught(std::nullopt);
  taught.learn({mode_of(written, read)});
  MendedLine mended(to_utf32(line));
  return taught.take_off(mended) ? to_utf8(mended.text()) : line;
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

// kPlainWideLetter, kPlainWideOfTwoBytes: rare characters stand in plain text, and come of chance where two
// bytes were read as others.
BOOST_AUTO_TEST_CASE(plain_text_has_rare_characters) {
  const std::string clean = "蜥蜴趴在石头上晒太阳。";
  BOOST_TEST(taken_off(misread(clean, "gbk"), "gbk") == clean);
  const std::string in_big5 = misread(clean, "gbk", "big5");
  BOOST_TEST(taken_off(in_big5, "gbk", "big5") == in_big5);
}

// kPlainWide: Japanese in the encoding of Chinese is letters of Chinese, none too rare, and no text.
BOOST_AUTO_TEST_CASE(rare_characters_alone_are_not_plain) {
  const std::string seen = misread("夕方の港に船が戻る。", "euc-jp");
  BOOST_TEST(taken_off(seen, "gbk") == seen);
}

// kFirst, kSurelyDearer
BOOST_AUTO_TEST_CASE(the_first_letters_say_whether_a_line_is_read) {
  TaughtChannels taught(std::nullopt), own(mode_of("koi8-r", "windows-1251"));
  taught.learn({mode_of("koi8-r", "windows-1251")});
  const auto begins = [](const TaughtChannels& channels, const std::string& line) {
    return channels.may_begin_from_others(line);
  };
  const std::string clean = "Что вы ищете, того здесь нет.";
  const auto damaged = [](const char* text) { return misread(text, "koi8-r", "windows-1251"); };
  BOOST_TEST(begins(taught, damaged(clean.c_str())));
  BOOST_TEST((!begins(taught, clean) && !begins(own, clean)));
  // One letter may be a rare one.
  BOOST_TEST(begins(taught, damaged("Я шёл домой")));
  // Capitals are rarer than the small letters that stand there.
  BOOST_TEST((!begins(taught, damaged("ВСЁ")) && begins(own, damaged("ВСЁ"))));
}

BOOST_AUTO_TEST_SUITE_END()
