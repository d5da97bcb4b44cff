// A page that came through one channel as a whole: its short lines are mended as the long ones that prove it.
#include "channel/codec.h"
#include "mojibake/page_channel.h"
#include "mojibake_support.h"

using namespace mojimend;

namespace {

// What comes of text that windows-1257 wrote, read as windows-1252.
std::string misread(const std::string& text) {
  std::string seen;
  const Codec &written = *Codec::find("windows-1257"), &read = *Codec::find("windows-1252");
  std::string bytes;
  BOOST_REQUIRE(written.write(bytes, to_utf32(text), Unreadable::c1));
  return to_utf8(*read.read(bytes, Unreadable::c1, UserDefined::kept));
}

const std::string kLong =
    "Šūkio žodžiai parašyti ant sienos didelėmis raidėmis.\n"
    "Kambario sienos išdažytos žaliai, o lubos liko baltos.\n"
    "Vaikų žaislai sudėti dėžėje po langu.\n"
    "Žirgas stovi prie tvarto ir laukia šeimininko.\n";
const std::string kShort = "Kėdė\nTrečia eilutė\nIšsiųsti\nPlačiau\n";

bool is_found(const std::string& page, const char* written = "windows-1257") {
  return channel_of_page(page, {mode_of(written, "windows-1252")}).has_value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page_channel)

BOOST_AUTO_TEST_CASE(short_lines_are_mended_with_the_long_ones) {
  BOOST_TEST(mend(misread(kLong + kShort)).safe == kLong + kShort);
  BOOST_TEST(mend(misread(kShort + kLong)).safe == kShort + kLong);
  // By themselves they prove nothing.
  BOOST_TEST(mend(misread("Trečia eilutė\n")).safe == misread("Trečia eilutė\n"));
  const Mended mended = mend(misread(kLong + kShort));
  BOOST_TEST(first_that_does_not_replay(misread(kLong + kShort), mended.repairs) == "");
}

// kLines, kLetters, kProof
BOOST_AUTO_TEST_CASE(a_page_proves_a_channel_by_several_lines_and_letters) {
  BOOST_TEST(is_found(misread(kLong)));
  const std::string lines = misread(kLong);
  const std::size_t second = lines.find('\n', lines.find('\n') + 1);
  BOOST_TEST(!is_found(lines.substr(0, second)));
  BOOST_TEST(!is_found(lines.substr(0, second) + "\n" + lines.substr(0, second)));
  BOOST_TEST(
      !is_found(misread("Čia yra stalas su lempa.\nČia guli katė ant kelio.\nČia auga medis prie namo.\n")));
  BOOST_TEST(!is_found(misread("Ši knyga yra mano.\nLangas yra žemas ir platus.\nEžeras yra arti namo.\n")));
}

// A long page gains more than thousandths of a nat have room for in 31 bits.
BOOST_AUTO_TEST_CASE(a_long_page_gains_much) {
  const std::string words[] = {"лодка", "берег", "туман",  "рыбак",    "сети",    "ветер",  "камыш", "утро",
                               "вечер", "песня", "дорога", "мельница", "колодец", "яблоня", "тропа"};
  std::string page;
  for (const std::string& a : words)
    for (const std::string& b : words) page += "Старая " + a + " и новая " + b + " за рекой у нашего леса\n";
  std::string bytes;
  BOOST_REQUIRE(Codec::find("windows-1251")->write(bytes, to_utf32(page), Unreadable::c1));
  const std::string seen =
      to_utf8(*Codec::find("windows-1252")->read(bytes, Unreadable::c1, UserDefined::kept));
  for (std::size_t end = seen.size(); end > 4000; end = seen.rfind('\n', end - 2000) + 1)
    BOOST_TEST(is_found(seen.substr(0, end), "windows-1251"), end);
}

// kShare
BOOST_AUTO_TEST_CASE(on_a_page_of_several_channels_none_is_the_pages) {
  const std::string other =
      "Vchody jsou zavøené, klíèe má správce domu.\nNa høiši stojí dva koše a jedna branka.\n"
      "Pøed domem roste tøešeò a za ním švestka.\nVlak pøijíždí ve ètvrtek veèer.\n";
  BOOST_TEST(!channel_of_page(misread(kLong) + other, {mode_of("windows-1257", "windows-1252"),
                                                       mode_of("windows-1250", "windows-1252")})
                  .has_value());
}

// kKnownLanguage
BOOST_AUTO_TEST_CASE(a_page_of_a_language_that_nobody_knows_is_none) {
  const std::string page =
      "nyang kèsèl ama perbaèk di pèngkol\nlènsèng mèrah kagèt dòang ngòmòng\n"
      "tèkèn kòlòng bèrès ngèlèmbar mùlù\nsòal kèmpèl gèdèan di pòjòk mùkè\n";
  for (const char* written : {"windows-1257", "windows-1250", "windows-1254"})
    BOOST_TEST(!is_found(page, written), written);
}

BOOST_AUTO_TEST_SUITE_END()
