// The cheap scan against the same question asked byte by byte: at every place of a part, over parts' ends,
// and of texts made of nothing but what it looks for.
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>

#include "repair/repair.h"

using namespace mojimend;

namespace {

// What repair.h promises, read literally.
bool holds_gloss(std::string_view text) {
  const auto value = [&](std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u;
  };
  for (std::size_t at = 0; at + 1 < text.size(); ++at) {
    if (at == 0 || value(at - 1) < 0x80) continue;
    const unsigned next = value(at + 1);
    const bool pinyin = (next >= 'a' && next <= 'z') || (next >= 0xC3 && next <= 0xC7);
    const bool mark = next == ',' || next == '!' || next == ':' || next == ';' ||
                      (next == 0xE3 && value(at + 2) == 0x80) || (next == 0xEF && value(at + 2) == 0xBC);
    if ((value(at) == '(' || value(at) == '?') && pinyin) return true;
    if (value(at) == ',' && mark) return true;
  }
  return false;
}

bool holds_replacement(std::string_view text) {
  for (std::size_t at = 0; at + 2 < text.size(); ++at)
    if (text.substr(at, 3) == "\uFFFD") return true;
  return false;
}

RuleSet only(Rule rule) {
  RuleSet rules = RuleSet::none();
  rules.add(rule);
  return rules;
}

// Both questions; false if the scan answers either of them wrongly.
bool agrees(std::string_view text) {
  return may_be_glossed(text) == holds_gloss(text) &&
         may_be_damaged(text, only(Rule::gloss)) == holds_gloss(text) &&
         may_be_damaged(text, only(Rule::lost)) == holds_replacement(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scan)

BOOST_AUTO_TEST_CASE(damage_is_seen_at_every_place_of_a_long_text) {
  for (const std::string_view found : {"國(guó", "國(ǎ", "國?q", "國,,", "國,;", "國,。", "國,，", "\uFFFD"})
    for (std::size_t length = found.size(); length < 1100; length += length < 600 ? 1 : 97)
      for (const std::size_t at : {std::size_t{0}, length / 2, length - found.size()}) {
        if (at + found.size() > length) continue;
        std::string text(length, 'x');
        text.replace(at, found.size(), found);
        BOOST_TEST_REQUIRE(agrees(text), found << " at " << at << " of " << length);
        BOOST_TEST_REQUIRE((holds_gloss(text) || holds_replacement(text)));
      }
}

BOOST_AUTO_TEST_CASE(every_pair_of_bytes_behind_each_sign_is_judged_alike) {
  std::string text(700, 'x');
  for (const char sign : {'(', '?', ',', '!', '.'})
    for (const char before : {'\x7F', '\x80', '\xFF'})
      for (unsigned pair = 0; pair < 0x10000; ++pair) {
        // Near a part's end, so that the bytes asked about lie in two parts.
        const std::size_t at = 255 + pair % 3;
        text[at - 1] = before;
        text[at] = sign;
        text[at + 1] = static_cast<char>(pair >> 8);
        text[at + 2] = static_cast<char>(pair);
        BOOST_REQUIRE(agrees(std::string_view(text)));
        text.replace(at - 1, 4, "xxxx");
      }
}

BOOST_AUTO_TEST_CASE(random_texts_of_suspicious_pieces_are_judged_alike) {
  constexpr std::string_view kPieces[] = {
      "國", "。", "，",   "(",    "?",    ",",    "a",    "z",    "{", "ǎ", "é",          "\u00C0",
      " ",  "\n", "\xEF", "\xBF", "\xBD", "\xE3", "\x80", "\xBC", "я", ";", "一二三四五", "abcdefgh "};
  std::mt19937 random(20240607);
  std::size_t clean = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    // Few kinds of pieces a round, so that long texts without any damage come up as well.
    const std::size_t kinds = 1 + random() % 6, first = random() % std::size(kPieces),
                      step = 1 + random() % 5;
    for (std::size_t size = random() % 700; text.size() < size;)
      text += kPieces[(first + random() % kinds * step) % std::size(kPieces)];
    BOOST_TEST_REQUIRE(agrees(text), "round " << round);
    clean += text.size() > 300 && !holds_gloss(text) && !holds_replacement(text);
  }
  BOOST_TEST(clean > 1000u);
}

BOOST_AUTO_TEST_CASE(no_rule_no_alarm) {
  BOOST_TEST(!may_be_damaged("國(guó,。\uFFFD", RuleSet::none()));
  BOOST_TEST(!may_be_damaged("", RuleSet::defaults()));
  BOOST_TEST(!may_be_damaged("國", RuleSet::defaults()));
}

BOOST_AUTO_TEST_SUITE_END()
