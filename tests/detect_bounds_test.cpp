// Each bound of detection from both sides, and the stages by themselves.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "detect/binary.h"
#include "detect/contest.h"
#include "detect/detect.h"
#include "detect/marks.h"
#include "detect/rank.h"
#include "detect/sampler.h"
#include "detect/shortlist.h"
#include "detect/utf8_tally.h"
#include "detect/wide.h"
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

ByteSet high_bytes(std::string_view bytes) {
  ByteSet set;
  add_high_bytes(bytes, set);
  return set;
}

std::vector<Candidate> ranked(std::string_view sample) {
  return rank({sample, high_bytes(sample), {}, nullptr}).candidates;
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

// kHead, kHeadNulShare: of the bytes of a window at the beginning, in pieces of any size
BOOST_AUTO_TEST_CASE(data_with_numbers_at_its_head_is_binary_however_much_text_follows) {
  const auto is_binary = [](std::size_t nuls, std::size_t from, std::size_t piece) {
    std::string bytes = repeated("words ", 20'000);
    std::fill_n(bytes.begin() + static_cast<std::ptrdiff_t>(from), nuls, '\0');
    ControlTally tally;
    for (std::size_t at = 0; at < bytes.size(); at += piece)
      tally.feed(std::string_view(bytes).substr(at, piece));
    return tally.verdict().has_value();
  };
  for (const std::size_t piece : {std::size_t{7}, std::size_t{1000}, std::size_t{20'000}}) {
    BOOST_TEST(is_binary(12, 4, piece));
    BOOST_TEST(!is_binary(11, 4, piece));
    BOOST_TEST(!is_binary(12, 9000, piece));
  }
}

BOOST_AUTO_TEST_CASE(utf16_and_utf32_without_a_mark_are_read_by_the_model) {
  const auto name_of = [](const std::string& bytes) {
    const auto guess = guess_wide(bytes);
    return guess ? guess->encoding->name : "none";
  };
  for (std::string_view name : {"utf-16le", "utf-16be", "utf-32le", "utf-32be"}) {
    BOOST_TEST(name_of(in(name, "words in a row")) == name);
    BOOST_TEST(name_of(in(name, "晚来风急，不知有谁同坐")) == name);
    BOOST_TEST(name_of(in(name, "ВечеромПилиЧай")) == name);
  }
  BOOST_TEST(name_of("a") == "none");
  // U+4E00 has a zero byte on the wrong side.
  BOOST_TEST(name_of(in("utf-16le", "一天一夜一人一城")) == "utf-16le");
  BOOST_TEST(name_of(in("gbk", "晚来风急，不知有谁同坐，早上的集市很热闹")) == "none");
  BOOST_TEST(name_of(in("utf-16le", "words and \uE000\uE000\uE000\uE000\uE000\uE000\uE000\uE000\uE000")) ==
             "none");
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
    const std::vector<Candidate> found = detect(text).candidates;
    return !found.empty() && found.front().evidence.find("good ones") != std::string::npos;
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

BOOST_AUTO_TEST_CASE(one_odd_sign_is_no_noise) { BOOST_TEST(!ranked("x\x9Dy\n").empty()); }

BOOST_AUTO_TEST_CASE(lists_of_letters_are_no_noise) {
  std::string patterns;
  for (int each = 0; each < 40; ++each)
    patterns += "a1\xE9" + std::to_string(each) +
                "x2\xFB"
                "q3\xEA"
                "z\n";
  BOOST_TEST(!ranked(patterns).empty());
  std::string dense;
  for (int each = 0; each < 400; ++each)
    dense += static_cast<char>(0x80 | (each * each * 31 + each * 7) % 128);
  BOOST_TEST(ranked(dense).empty());
}

BOOST_AUTO_TEST_CASE(candidates_are_few) {
  BOOST_TEST(ranked("caf\xE9\n").size() <= kMaxCandidates);
  BOOST_TEST(ranked("caf\xE9\n").size() > 1u);
}

BOOST_AUTO_TEST_CASE(what_the_document_declares_tips_the_scales_between_equals_and_no_more) {
  const std::string word = "caf\xE9\n";
  const auto best = [](std::string_view sample, std::string_view declared) {
    return rank({sample, high_bytes(sample), {}, find_encoding(declared)}).candidates.front().encoding->name;
  };
  BOOST_TEST(best(word, "windows-1252") == "windows-1252");
  BOOST_TEST(best(word, "iso-8859-15") == "iso-8859-15");
  const std::string russian = in("windows-1251", "Зимой в деревне темнеет рано.\n");
  BOOST_TEST(best(russian, "macintosh") == "windows-1251");
}

BOOST_AUTO_TEST_CASE(a_bad_byte_in_double_byte_text_is_a_bad_byte_and_no_more) {
  std::string text = in("gbk", repeated("早上的集市很热闹，卖菜的阿姨给我多放了两根葱。", 4));
  text.insert(40, 1, '\xFF');
  BOOST_TEST(ranked(text).front().encoding->name == "gbk");
  BOOST_TEST(ranked(text.substr(1)).front().encoding->name == "gbk");
  BOOST_TEST(ranked(text.substr(0, 39)).front().encoding->name == "gbk");  // cut inside a character
}

BOOST_AUTO_TEST_CASE(an_unreadable_sequence_costs_less_at_the_ends) {
  const Encoding& gbk = *find_encoding("gbk");
  const auto cost = [&](const std::string& bytes) {
    Contestant one(bytes, gbk, 0);
    one.read_to(bytes.size());
    return one.cost();
  };
  const std::string text = in("gbk", "早上的集市");
  BOOST_TEST(cost(text + "\xFF") - cost(text) == kCutOff);
  BOOST_TEST(cost(text + "\xFF ") - cost(text) > kUnreadable);
  Contestant single("\xFF", *find_encoding("iso-8859-8"), 0);
  single.read_to(1);
  BOOST_TEST(single.cost() == kUndefined);
}

BOOST_AUTO_TEST_CASE(who_falls_behind_drops_out_of_the_contest) {
  const std::string russian = in("koi8-r", repeated("Зимой в деревне темнеет рано. ", 20));
  std::vector<Contestant> all;
  for (std::string_view name : {"windows-1251", "koi8-r", "windows-1252", "gbk"})
    all.emplace_back(russian, *find_encoding(name), 0);
  const auto order = contest(all, russian.size(), 64);
  BOOST_TEST(order.front().encoding().name == "koi8-r");
  BOOST_TEST(order.front().read() >= 64u);
  BOOST_TEST(order.front().read() < russian.size());
  BOOST_TEST(order.back().read() < order.front().read() + 1);
}

BOOST_AUTO_TEST_CASE(the_shortlist_holds_the_truth_and_of_equals_the_commonest) {
  const std::string greek = in("windows-1253", "Χθες το βράδυ καθίσαμε");
  const auto list = shortlist(greek, high_bytes(greek), priors(), 4);
  BOOST_TEST(list.size() == 4u);
  BOOST_TEST(list.front().encoding->name == "windows-1253");
  const std::string french = "l'\xE9t\xE9";
  const auto names = shortlist(french, high_bytes(french), priors(), 60);
  // iso-8859-15 reads these bytes as windows-1252 does, until the document has other ones.
  const auto has = [](const std::vector<Prior>& priors, std::string_view name) {
    return std::ranges::any_of(priors, [&](const Prior& each) { return each.encoding->name == name; });
  };
  BOOST_TEST(has(names, "windows-1252"));
  BOOST_TEST(!has(names, "iso-8859-15"));
  BOOST_TEST(has(shortlist(french, high_bytes("\xE9\xA4"), priors(), 60), "iso-8859-15"));
}

BOOST_AUTO_TEST_CASE(evidence_is_what_stands_around_bytes_above_ascii) {
  BOOST_TEST(condensed("nothing at all", 100).empty());
  BOOST_TEST(condensed("a long way to caf\xE9 and from there on\n", 100) == "caf\xE9 and ");
  BOOST_TEST(condensed("\xE9 12345 \xE8", 100) == "\xE9 12345 \xE8");
  BOOST_TEST(condensed(repeated("\xE9", 1000), 64).size() == 64u);
}

BOOST_AUTO_TEST_SUITE_END()
