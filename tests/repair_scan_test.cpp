// The cheap scan against the same question asked byte by byte: at every place of a part, over parts' ends,
// and of texts made of nothing but what it looks for.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "byte_edits/readings.h"
#include "repair/repair.h"
#include "text/utf8.h"

using namespace mojimend;

namespace {

// What a reader leaves of a character that something was put into.
bool holds_part_of_a_character(const std::u32string& text, std::size_t i) {
  constexpr char32_t kWide = 0x2E80;
  const char32_t before = text[i - 1], behind = i + 1 < text.size() ? text[i + 1] : U'\n';
  if (text[i] == 0xFFFD) return before >= kWide || behind >= kWide;
  if (text[i] != U'?') return false;
  const bool tag =
      std::u32string_view(U"abcdefghijklmnopqrstuvwxyz/").find(behind) != std::u32string_view::npos;
  if (before == U' ') return tag && i > 1 && text[i - 2] >= kWide;
  const bool capital = behind >= U'@' && behind <= U'_' && i + 2 < text.size() && text[i + 2] >= kWide;
  const bool half_width_kana = behind >= 0xFF66 && behind < 0xFFA0;
  return before >= kWide && (tag || capital || half_width_kana || (behind >= 0x3400 && behind < 0xFF00));
}

// Whether three of these places stand within 512 bytes.
bool stand_close(const std::vector<std::size_t>& places) {
  for (std::size_t k = 2; k < places.size(); ++k)
    if (places[k] - places[k - 2] < 512) return true;
  return false;
}

// Hiragana and katakana, Han, Hangul.
bool is_letter(char32_t c) {
  return (c >= 0x3041 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x4DBF) || (c >= 0x4E00 && c <= 0x9FFF) ||
         (c >= 0xAC00 && c <= 0xD7A3) || c == 0x3007;
}

// "<br>", up to forty letters, none of them beyond ASCII.
bool ends_opening_tag(const std::u32string& text, std::size_t at) {
  const std::size_t start = text.rfind(U'<', at);
  return start != text.npos && at - start <= 40 &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(start),
                     text.begin() + static_cast<std::ptrdiff_t>(at), [](char32_t c) { return c < 0x80; }) &&
         std::u32string_view(U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ").find(text[start + 1]) !=
             std::u32string_view::npos;
}

// "(cat)" amid characters, the bracket at this place: a word of two to forty letters, the first a small one.
bool holds_word_in_brackets(const std::u32string& text, std::size_t at) {
  if (text[at] != U'(' || !is_letter(text[at - 1]) || text[at + 1] < U'a' || text[at + 1] > U'z')
    return false;
  const std::size_t end =
      text.find_first_not_of(U"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ -'", at + 1);
  return end < text.size() && end > at + 2 && end < at + 40 && text[end] == U')' && end + 1 < text.size() &&
         is_letter(text[end + 1]);
}

// What is a habit only where it stands often: a word in brackets amid characters, and something before marks.
bool holds_habit(const std::u32string& text) {
  std::vector<std::size_t> words, marks;
  std::size_t bytes = to_utf8(text.substr(0, 1)).size();
  for (std::size_t i = 1; i + 1 < text.size(); bytes += to_utf8(text[i++]).size()) {
    const bool wide = text[i - 1] >= 0x2E80;
    if (holds_word_in_brackets(text, i)) words.push_back(bytes);
    const bool mark = std::u32string_view(U"，、。；！？：").find(text[i + 1]) != std::u32string_view::npos;
    if (mark && ((text[i] == U'>' && ends_opening_tag(text, i)) ||
                 (wide && std::u32string_view(U" *#~|`").find(text[i]) != std::u32string_view::npos)))
      marks.push_back(bytes);
  }
  return stand_close(words) || stand_close(marks);
}

// The sights that can prove a page, looked for character by character.
bool holds_gloss(std::string_view bytes) {
  const std::u32string text = to_utf32(bytes);
  if (holds_habit(text)) return true;
  const Readings& readings = Readings::mandarin();
  for (std::size_t i = 1; i < text.size(); ++i) {
    if (holds_part_of_a_character(text, i)) return true;
    if (text.substr(i, 7) == U"&nbsp;顟") return true;
    if (text[i - 1] < 0x80) continue;
    if (text[i] == U',' && i + 1 < text.size() &&
        std::u32string_view(U"，、。；！？：").find(text[i + 1]) != text.npos)
      return true;
    const std::size_t end = text.find(U')', i);
    if (end == text.npos || (text[i] != U'(' && text[i] != U'?')) continue;
    const std::u32string inside = text.substr(i + 1, end - i - 1);
    const auto syllable = readings.syllable(inside);
    if (!syllable) continue;
    if (text[i] == U'(' && readings.reads(text[i - 1], *syllable)) return true;
    if (text[i] == U'?' && std::any_of(inside.begin(), inside.end(), [](char32_t c) { return c > 0x7F; }))
      return true;
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
  const bool glossed = holds_gloss(text);
  return may_be_glossed(text) == glossed && may_be_damaged(text, only(Rule::gloss)) == glossed &&
         may_be_damaged(text, only(Rule::lost)) == holds_replacement(text);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(scan)

BOOST_AUTO_TEST_CASE(damage_is_seen_at_every_place_of_a_long_text) {
  for (const std::string_view found : {"國(guó)", "瘂(yǎ)", "國?qǐng)", "國,。", "國,，", "\uFFFD"})
    for (std::size_t length = found.size(); length < 1100; length += length < 600 ? 1 : 97)
      for (const std::size_t at : {std::size_t{0}, length / 2, length - found.size()}) {
        if (at + found.size() > length) continue;
        std::string text(length, 'x');
        text.replace(at, found.size(), found);
        BOOST_TEST_REQUIRE(agrees(text), found << " at " << at << " of " << length);
        BOOST_TEST_REQUIRE((holds_gloss(text) || holds_replacement(text)));
      }
}

BOOST_AUTO_TEST_CASE(random_texts_of_suspicious_pieces_are_judged_alike) {
  constexpr std::string_view kPieces[] = {
      "國",       "。",  "，",  "(",     "?",          ",",         "a",      "guó",
      ")",        "ǎ",   "é",   "(guó)", " ",          "\n",        "(item)", "&nbsp;顟",
      "&nbsp;是", " 。", "<b>", ">",     "\uFFFD",     "是",        "qǐng)",  "de)",
      "(de)",     "的",  "я",   ";",     "一二三四五", "abcdefgh ", "X",      "ｵ"};
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

// At the end of a text, and beside another sight, every byte is looked at by itself.
BOOST_AUTO_TEST_CASE(a_character_that_could_be_escaped_is_no_sight) {
  const RuleSet escapes = only(Rule::byte_escape);
  BOOST_TEST(!may_be_damaged("許功蓋表，Привет", escapes));
  BOOST_TEST(!may_be_damaged("許功蓋 \\n 表", escapes));
  BOOST_TEST(may_be_damaged("許\\功蓋", escapes));
  BOOST_TEST(may_be_damaged("蓋\\", escapes));
}

// What is no UTF-8 has no answer, but takes no harm: the sanitizers look.
BOOST_AUTO_TEST_CASE(bytes_that_are_no_characters_do_no_harm) {
  static const char* const kPieces[] = {"侮",   "ｦ",        "表",       "釵",   "h",        "\n",
                                        "\xE4", "\xE4\xB8", "\xEF\xBE", "\x80", "\xF0\x9F", "\xC3"};
  std::mt19937 random(11);
  std::size_t alarms = 0;
  for (int round = 0; round < 20000; ++round) {
    std::string text;
    for (std::size_t pieces = random() % 24; pieces > 0; --pieces)
      text += kPieces[random() % std::size(kPieces)];
    alarms += may_be_damaged(text, RuleSet::defaults());
  }
  BOOST_TEST(alarms > 0u);
}

BOOST_AUTO_TEST_CASE(no_rule_no_alarm) {
  BOOST_TEST(!may_be_damaged("國(guó),。\uFFFD", RuleSet::none()));
  BOOST_TEST(!may_be_damaged("", RuleSet::defaults()));
  BOOST_TEST(!may_be_damaged("國", RuleSet::defaults()));
}

BOOST_AUTO_TEST_SUITE_END()
