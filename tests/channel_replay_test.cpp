// Replay, step kind by step kind; what cannot be done; and that whatever the repair proposes replays, on the
// fixtures and on text and insertions made at random.
#include <random>

#include "channel/replay.h"
#include "encoding/double_byte.h"
#include "encoding/encoding.h"
#include "repair_support.h"

using namespace mojimend;

namespace {

Step kit() {
  Step step;
  step.written = step.read = "gbk";
  step.unreadable = Unreadable::question_pair;
  step.user_defined = UserDefined::dropped;
  step.folded = true;
  return step;
}

// The bytes of text that GBK has.
std::string gbk(std::u32string_view text) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("gbk"));
  std::string bytes;
  for (char32_t c : text) {
    const std::uint16_t pair = table.bytes_of(c);
    BOOST_REQUIRE(pair != 0);
    if (pair > 0xFF) bytes.push_back(static_cast<char>(pair >> 8));
    bytes.push_back(static_cast<char>(pair & 0xFF));
  }
  return bytes;
}

std::string replayed(std::u32string_view clean, const Channel& channel) {
  const auto seen = replay(clean, channel);
  return seen ? to_utf8(*seen) : "nothing";
}

std::string replayed(std::u32string_view clean, std::vector<Insertion> inserted) {
  Step step = kit();
  step.inserted = std::move(inserted);
  return replayed(clean, Channel{step});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(channel_replay)

BOOST_AUTO_TEST_CASE(no_step_and_a_step_without_damage_change_nothing) {
  BOOST_TEST(replayed(U"全國", Channel{}) == "全國");
  BOOST_TEST(replayed(U"全國\nabc?", Channel{kit()}) == "全國\nabc?");
}

BOOST_AUTO_TEST_CASE(insertions_between_characters) {
  BOOST_TEST(replayed(U"全國政", {{4, gbk(U"(guó)")}}) == "全國(guó)政");
  BOOST_TEST(replayed(U"開幕。", {{0, "<"}, {4, ","}, {6, ">"}}) == "<開幕,。>");
}

BOOST_AUTO_TEST_CASE(insertions_inside_characters) {
  BOOST_TEST(replayed(U"人民日報》", {{7, gbk(U"(qǐng)")}, {8, gbk(U"(bào)")}}) == "人民日?qǐng)?bào)》");
  BOOST_TEST(replayed(U"發展營造", {{2, gbk(U"(fā)")}, {5, gbk(U"(fàn)")}}) == "發(fā)展?fàn)I造");
}

BOOST_AUTO_TEST_CASE(several_insertions_at_one_place_keep_their_order) {
  BOOST_TEST(replayed(U"國", {{2, "a"}, {2, "b"}}) == "國ab");
}

BOOST_AUTO_TEST_CASE(full_width_letters_are_widened_and_folded_again) {
  Step step = kit();
  step.full_width = {1};
  BOOST_TEST(replayed(U"網,會", Channel{step}) == "網,會");
  step.inserted = {{3, "x"}};  // between the two bytes of ，
  BOOST_TEST(replayed(U"網,會", Channel{step}) != "網,會");
  step.inserted.clear();
  step.folded = false;
  BOOST_TEST(replayed(U"網,會", Channel{step}) == "網，會");
}

BOOST_AUTO_TEST_CASE(what_the_reader_does_with_user_defined_characters) {
  for (const char* pair : {"\xAA\xA1", "\xAF\xFE", "\xF8\xA1", "\xFE\xFE", "\xA1\x40", "\xA7\xA0"}) {
    Step step = kit();
    step.stood = {{1, pair}};
    BOOST_TEST(replayed(U"中\uFFFD國", Channel{step}) == "中國");
    step.user_defined = UserDefined::kept;
    BOOST_TEST(replayed(U"中\uFFFD國", Channel{step}) != "中國");
  }
  for (const char* pair : {"\xA1\xA1", "\xB0\xA1"}) {
    Step step = kit();
    step.stood = {{0, pair}};
    BOOST_TEST(replayed(U"\uFFFD", Channel{step}) != "");
  }
}

// Empty cells and what was filled since; 80 is a character whatever the reader shows for half of one.
BOOST_AUTO_TEST_CASE(what_code_page_936_has_no_character_for_is_dropped) {
  Step step = kit();
  step.user_defined = UserDefined::code_page_936;
  for (const char* pair :
       {"\xA6\xDD", "\xA6\xBE", "\xAA\xA1", "\xA1\x40", "\xFE\x50", "\xA2\xE3", "\xA8\xBF"}) {
    step.stood = {{1, pair}};
    BOOST_TEST(replayed(U"中\uFFFD國", Channel{step}) == "中國", pair);
  }
  for (const char* pair : {"\xA6\xA1", "\xA2\xE2", "\xFE\x4F"}) {
    step.stood = {{1, pair}};
    BOOST_TEST(replayed(U"中\uFFFD國", Channel{step}) != "中國", pair);
  }
  step.stood = {{1, "\x80"}};
  BOOST_TEST(replayed(U"中\uFFFD(", Channel{step}) == "中€(");
  step.stood = {{1, "\x81"}};
  BOOST_TEST(replayed(U"中\uFFFD(", Channel{step}) == "中?");
}

BOOST_AUTO_TEST_CASE(a_lost_character_by_the_bytes_that_stood) {
  Step step = kit();
  step.stood = {{1, "\xE0\x8D"}};
  step.inserted = {{2, ","}};
  BOOST_TEST(replayed(U"a\uFFFDb", Channel{step}) == "a?峛");
}

BOOST_AUTO_TEST_CASE(a_lead_byte_takes_what_follows_with_it) {
  BOOST_TEST(replayed(U"中\n國", {{2, "\x88"}}) == "中?國");
  BOOST_TEST(replayed(U"中", {{2, "\x88"}}) == "中?");
}

BOOST_AUTO_TEST_CASE(steps_run_in_their_order) {
  Step one = kit(), two = kit();
  one.inserted = {{2, "b"}};
  two.inserted = {{3, "c"}};
  BOOST_TEST(replayed(U"國", Channel{one, two}) == "國bc");
  BOOST_TEST(replayed(U"國", Channel{two, one}) == "nothing");
}

BOOST_AUTO_TEST_CASE(what_cannot_be_done_gives_nothing) {
  const auto refused = [](std::u32string_view clean, auto&& change) {
    Step step = kit();
    change(step);
    return !replay(clean, {step}).has_value();
  };
  BOOST_TEST(refused(U"全國", [](Step& s) { s.written = "no-such-encoding"; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.read = ""; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.written = "windows-1252"; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.inserted = {{5, "x"}}; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.inserted = {{3, "x"}, {1, "y"}}; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.full_width = {2}; }));
  BOOST_TEST(refused(U"ab", [](Step& s) { s.full_width = {1, 0}; }));
  BOOST_TEST(refused(U"全國", [](Step& s) { s.stood = {{2, "1"}}; }));
  BOOST_TEST(refused(U"\U0001F600", [](Step&) {}));
  BOOST_TEST(refused(U"\uFFFD", [](Step&) {}));
  // A reader that has no word for what it cannot read never shows such text.
  BOOST_TEST(refused(U"國", [](Step& s) {
    s.unreadable = Unreadable::none;
    s.inserted = {{1, "("}};
  }));
}

BOOST_AUTO_TEST_CASE(every_edit_of_every_damaged_page_replays) {
  for (const char* name :
       {"wild/gbk-glossed.txt", "synthetic/glossed-museum.txt", "synthetic/glossed-news.txt",
        "synthetic/glossed-novel.txt", "synthetic/glossed-recipe.txt", "synthetic/glossed-sports.txt",
        "synthetic/glossed-weather.txt"}) {
    const std::string text = slurp(name);
    const Mended mended = mend(text);
    BOOST_TEST(mended.repairs.edits.size() > 10u, name);
    BOOST_TEST(first_that_does_not_replay(text, mended.repairs) == "", name);
  }
}

// Insertions that nobody planned: whatever comes of them, what is proposed replays, and replay never fails on
// text that GBK has.
BOOST_AUTO_TEST_CASE(random_insertions_into_random_text) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("gbk"));
  std::mt19937 random(20240608);
  const std::vector<std::string> kInsertions = {gbk(U"(guó)"), gbk(U"(huì)"), gbk(U"(xué)"), ",", "(", "x"};
  constexpr std::u32string_view kUsual = U"國會學報導協經濟，。、“”《》全政開幕他們討論大事";
  std::size_t edits = 0;
  for (int round = 0; round < 60; ++round) {
    std::u32string clean;
    while (clean.size() < 40) {
      const char32_t c =
          random() % 4 ? kUsual[random() % kUsual.size()] : static_cast<char32_t>(0x4E00 + random() % 0x51A5);
      if (table.bytes_of(c) != 0) clean.push_back(c);
    }
    Step step = kit();
    for (std::size_t at = 0; (at += random() % 16) <= 2 * clean.size();)
      step.inserted.push_back({at, kInsertions[random() % kInsertions.size()]});
    const auto seen = replay(clean, {step});
    BOOST_TEST_REQUIRE(seen.has_value(), to_utf8(clean));
    const std::string page = kProof + to_utf8(*seen) + "\n";
    const Mended mended = mend(page);
    edits += mended.repairs.edits.size();
    BOOST_TEST(first_that_does_not_replay(page, mended.repairs) == "");
  }
  BOOST_TEST(edits > 60u * 10u);
}

// 了 is A446 in Big5, 口 A466.
BOOST_AUTO_TEST_CASE(bytes_whose_case_was_changed) {
  Step step;
  step.written = step.read = "big5";
  step.cased_bytes = Cased::lower;
  BOOST_TEST(replayed(U"我們了AZ@[`{", {step}) == "我們口az@[`{");
  step.cased_bytes = Cased::upper;
  BOOST_TEST(replayed(U"口az@[`{一", {step}) == "了AZ@[`{一");
}

BOOST_AUTO_TEST_SUITE_END()
