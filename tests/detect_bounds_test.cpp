// Each bound of detection from both sides, and the stages by themselves.
#include <boost/test/unit_test.hpp>

#include "detect/advisers.h"
#include "detect/binary.h"
#include "detect/detect.h"
#include "detect/marks.h"
#include "detect/plausibility.h"
#include "detect/rank.h"
#include "detect/sampler.h"
#include "detect/utf8_tally.h"
#include "encoding/decode.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

std::string in(std::string_view encoding, std::string_view text) {
  return *encode(text, *find_encoding(encoding));
}

// `bad` once in every `each` bytes of words.
bool binary_with(char bad, std::size_t each) {
  std::string text = repeated("words ", each * 10);
  for (std::size_t at = 0; at < text.size(); at += each) text[at] = bad;
  ControlTally tally;
  tally.feed(text);
  return tally.verdict().has_value();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(bounds)

BOOST_AUTO_TEST_CASE(one_nul_in_a_hundred_bytes_is_binary) {
  BOOST_TEST(binary_with('\0', 90));
  BOOST_TEST(!binary_with('\0', 110));
}

BOOST_AUTO_TEST_CASE(one_control_character_in_ten_bytes_is_binary) {
  BOOST_TEST(binary_with('\x02', 9));
  BOOST_TEST(!binary_with('\x02', 11));
  BOOST_TEST(!binary_with('\x1B', 3));  // terminal logs
}

BOOST_AUTO_TEST_CASE(utf16_needs_an_ascii_character_in_a_hundred) {
  const std::string few = repeated("晚", 90) + "\n", fewer = repeated("晚", 110) + "\n";
  BOOST_TEST(guess_utf16(in("utf-16be", repeated(few, 5))) == find_encoding("utf-16be"));
  BOOST_TEST(!guess_utf16(in("utf-16be", repeated(fewer, 5))));
  BOOST_TEST(!guess_utf16("a"));
}

BOOST_AUTO_TEST_CASE(utf16_has_next_to_no_odd_characters) {
  const std::string good = repeated("words in a row and then some\n", 4);  // 116 characters
  BOOST_TEST(guess_utf16(in("utf-16le", good + "\uE000\uE000")) == find_encoding("utf-16le"));
  BOOST_TEST(!guess_utf16(in("utf-16le", good + "\uE000\uE000\uE000")));
}

BOOST_AUTO_TEST_CASE(the_side_with_more_zero_bytes_is_tried_first_and_the_other_too) {
  // U+4E00 has a zero byte on the wrong side.
  const std::string text = repeated("一天一夜一人一城，晚来风急，不知有谁同坐\n", 4);
  BOOST_TEST(guess_utf16(in("utf-16le", text)) == find_encoding("utf-16le"));
  BOOST_TEST(guess_utf16(in("utf-16be", text)) == find_encoding("utf-16be"));
}

BOOST_AUTO_TEST_CASE(iso_2022_jp_that_is_longer_than_what_is_kept_is_still_whole) {
  // An odd number of bytes before, so that the bound cuts a character.
  JisEscapes even, odd;
  even.feed(in("iso-2022-jp", repeated("会議", 10000)));
  odd.feed(in("iso-2022-jp", "会a" + repeated("会議", 10000)));
  BOOST_TEST(even.is_iso_2022_jp());
  BOOST_TEST(odd.is_iso_2022_jp());
  JisEscapes broken;
  broken.feed(in("iso-2022-jp", "会議") + "\x1B$B\x7F\x7F");
  BOOST_TEST(!broken.is_iso_2022_jp());
}

BOOST_AUTO_TEST_CASE(three_good_sequences_for_a_bad_one_are_too_few_for_utf8) {
  // Ranking may still find it likelier than anything else, but it is not taken for granted.
  const auto counted = [](const std::string& text) {
    return detect(text).candidates.front().evidence.find("good ones") != std::string::npos;
  };
  BOOST_TEST(!counted(repeated("\u00A2\u00A2\u00A2\xFF ", 50)));
  BOOST_TEST(counted(repeated("\u00A2\u00A2\u00A2\u00A2\xFF ", 50)));
}

BOOST_AUTO_TEST_CASE(utf8_is_counted_sequence_by_sequence) {
  Utf8Tally tally;
  tally.feed("aé中\xFF😀\xE4\xB8");
  tally.finish();
  BOOST_TEST(tally.multi_byte() == 3u);
  BOOST_TEST(tally.invalid() == 2u);
  BOOST_TEST(tally.first_invalid() == 6u);
}

BOOST_AUTO_TEST_CASE(a_sample_is_bounded_and_holds_what_is_not_ascii) {
  Sampler sampler;
  sampler.feed(repeated("A line without anything.\n", 1000) + "before \xE9 behind\n" + repeated("x\n", 1000));
  BOOST_TEST(sampler.text() == "before \xE9 behind\n");
  Sampler spread;
  spread.feed("\xE9 " + repeated("word ", 100) + "\xE8\n");
  BOOST_TEST(spread.text().size() < 2 * Sampler::kContext + 30);
  BOOST_TEST(spread.text().find('\xE8') != std::string::npos);
  Sampler full;
  full.feed(repeated("\xE9", 1000000));
  BOOST_TEST(full.text().size() >= Sampler::kWanted);
  BOOST_TEST(full.text().size() <= Sampler::kWanted + 4096);
  Sampler between;  // the end is put between characters where it can be
  between.feed(repeated("\xD6\xD0\xCE\xC4 ", 100000));
  BOOST_TEST(between.text().back() == ' ');
}

BOOST_AUTO_TEST_CASE(advisers_speak_in_our_names) {
  const std::string russian = in("koi8-r", repeated("Зимой в деревне темнеет рано, и все сидят дома.\n", 5));
  const std::vector<Advice> advice = ask_advisers(russian);
  BOOST_REQUIRE(advice.size() >= 2u);
  BOOST_TEST(advice[0].words == "uchardet says KOI8-R");
  for (const Advice& each : advice) {
    BOOST_TEST(each.encoding);
    BOOST_TEST(each.weight > 0);
    BOOST_TEST(each.weight <= 1);
  }
  BOOST_TEST(ask_advisers("").empty());
}

BOOST_AUTO_TEST_CASE(advice_tips_the_scales_between_equals_and_no_more) {
  const Encoding* latin2 = find_encoding("windows-1250");
  const Encoding* baltic = find_encoding("windows-1257");
  const std::string word =
      "p\xF8\xED tele, \xE8"
      "erven\n";  // letters in either
  const auto best = [&](std::vector<Advice> advice) { return rank(word, advice, {}).front().encoding; };
  BOOST_TEST(best({{latin2, 1, "one says"}}) == latin2);
  BOOST_TEST(best({{baltic, 1, "one says"}}) == baltic);
  const std::string russian = in("windows-1251", "Зимой в деревне темнеет рано.\n");
  const std::vector<Advice> wrong = {{find_encoding("macintosh"), 1, "one says"}};
  BOOST_TEST(rank(russian, wrong, {}).front().encoding->name == "windows-1251");
}

BOOST_AUTO_TEST_CASE(one_odd_sign_is_no_noise) { BOOST_TEST(!rank("x\x9Dy\n", {}, {}).empty()); }

BOOST_AUTO_TEST_CASE(candidates_are_few) { BOOST_TEST(rank("caf\xE9\n", {}, {}).size() <= kMaxCandidates); }

BOOST_AUTO_TEST_CASE(text_needs_fewer_bits_than_noise_in_its_own_encoding_only) {
  const auto bits_a_byte = [](std::string_view bytes, std::string_view name) {
    const Plausibility found = plausibility(bytes, *find_encoding(name));
    return found.beyond_ascii / static_cast<double>(found.bytes);
  };
  const std::string gbk = in("gbk", "早上的集市很热闹，卖菜的阿姨给我多放了两根葱。");
  BOOST_TEST(bits_a_byte(gbk, "gbk") < kNoiseBits - 0.5);
  for (std::string_view other :
       {"big5", "shift_jis", "euc-jp", "euc-kr", "windows-1251", "windows-1252", "koi8-r"})
    BOOST_TEST(bits_a_byte(gbk, other) > bits_a_byte(gbk, "gbk"));
  const std::string russian = in("koi8-r", "Зимой в деревне темнеет рано.");
  BOOST_TEST(bits_a_byte(russian, "koi8-r") < 6);
  BOOST_TEST(bits_a_byte(russian, "windows-1251") > bits_a_byte(russian, "koi8-r") + 1);  // cases are swapped
  BOOST_TEST(bits_a_byte("caf\xE9 cr\xE8me", "windows-874") >
             bits_a_byte("caf\xE9 cr\xE8me", "windows-1252"));
  BOOST_TEST(bits_a_byte(in("windows-1251", "дети и книги"), "windows-1255") >
             6);  // final forms inside words
  const std::string vietnamese =
      "Tr\xEA\xECn b\xEA\xEC"
      "n";  // letters with a tone mark behind them
  BOOST_TEST(bits_a_byte(vietnamese, "windows-1258") + 1 < bits_a_byte(vietnamese, "windows-1252"));
  BOOST_TEST(plausibility("a\xFF"
                          "b",
                          *find_encoding("gbk"))
                 .unreadable == 1u);
}

BOOST_AUTO_TEST_SUITE_END()
