// Bytes whose case was changed inside of characters: whole pages, short lines, and text that only lacks such
// bytes by chance.
#include "encoding/double_byte.h"
#include "kin_support.h"

using namespace mojimend;

namespace {

constexpr Rule kRule = Rule::out_of_step;

std::string cased(const std::string& text, const char* encoding, Cased how) {
  Step step;
  step.written = step.read = encoding;
  step.cased_bytes = how;
  step.unreadable = Unreadable::replacement;
  const auto damaged = replay(to_utf32(text), {step});
  BOOST_REQUIRE(damaged.has_value());
  return to_utf8(*damaged);
}

std::size_t different(const std::string& a, const std::string& b) {
  const std::u32string left = to_utf32(a), right = to_utf32(b);
  BOOST_REQUIRE(left.size() == right.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < left.size(); ++i) count += left[i] != right[i];
  return count;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kin_byte_case)

// Of all pages together: one of a few lines has characters that nothing but the sense decides.
BOOST_AUTO_TEST_CASE(pages_come_back) {
  std::size_t errors = 0, left_safe = 0, left_all = 0;
  for (const auto& [name, encoding] :
       {std::pair{"bytes-traditional", "big5"}, {"bytes-japanese", "shift_jis"}})
    for (const Cased how : {Cased::lower, Cased::upper}) {
      const std::string clean = slurp("synthetic/" + std::string(name) + ".txt");
      const std::string damaged = cased(clean, encoding, how);
      const Mended mended = mend(damaged, only(kRule));
      const std::string all = mended.repairs.edits.apply(damaged);
      errors += different(clean, damaged);
      left_safe += different(clean, mended.safe);
      left_all += different(clean, all);
      BOOST_TEST(first_that_does_not_replay(damaged, mended.repairs) == "");
      BOOST_TEST(may_be_damaged(damaged, only(kRule)));
      BOOST_TEST(mend(mended.safe, only(kRule)).safe == mended.safe);
      BOOST_TEST(with_all(all, only(kRule)) == all);
    }
  BOOST_TEST(errors == 244u);
  BOOST_TEST(left_safe <= 18u);
  BOOST_TEST(left_all <= 14u);
}

// kSightGain
BOOST_AUTO_TEST_CASE(clean_text_is_no_sight) {
  for (const char* name :
       {"brackets-traditional", "marks-japanese", "romanised-japanese", "backslashes-japanese"})
    BOOST_TEST(!may_be_damaged(slurp("negative/" + std::string(name) + ".txt"), only(kRule)), name);
}

BOOST_AUTO_TEST_CASE(two_sentences_are_enough) {
  const std::string clean =
      "機器運轉的時候不許把手伸過黃線，這一條沒有例外。去年有人問能不能帶孩子來，答案是可以。\n";
  check_mended(cased(clean, "big5", Cased::lower), clean, kRule);
}

BOOST_AUTO_TEST_CASE(capitals_of_ascii_say_that_nothing_was_made_lower_case) {
  const std::string damaged =
      cased("報名成功後，請在三天內到辦公室繳費，逾期視同放棄。\n", "big5", Cased::lower);
  check_left("PDF " + damaged, kRule);
  check_left("A\n" + damaged, kRule);
}

BOOST_AUTO_TEST_CASE(a_character_whose_byte_kept_its_case_says_so_too) {
  const std::string damaged =
      cased("報名成功後，請在三天內到辦公室繳費，逾期視同放棄。\n", "big5", Cased::lower);
  check_left("了" + damaged, kRule);  // A446
}

// Few such characters prove nothing, whatever the model thinks of them.
BOOST_AUTO_TEST_CASE(clean_text_without_such_bytes_stays) {
  for (const char* text : {"口\n", "魏增二\n", "五诸侯增三(井宿)\n", "増田\n", "カタカナ\n",
                           "アィイゥウェエォオカガキギクグケゲコゴサザシジスズ\n", "通知通知通知\n"})
    check_left(text, kRule);
}

BOOST_AUTO_TEST_CASE(lists_of_characters_stay) {
  const DoubleByteTable& table = *DoubleByteTable::of(*find_encoding("big5"));
  std::u32string list;
  for (unsigned lead = 0xA4; lead < 0xC6; ++lead)
    for (unsigned trail = 0x61; trail < 0x7B; trail += 3)
      list.push_back(table.pair(static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail)));
  check_left(to_utf8(list) + "\n", kRule);
}

BOOST_AUTO_TEST_CASE(what_the_page_is_sure_of_helps_where_it_is_not) {
  // 了 and 口 are A446 and A466 in Big5.
  const std::string line = cased("但走道也坐滿了。\n", "big5", Cased::lower);
  const std::string sure = cased("他們都走了，我們也走了，所以沒有人來了。\n", "big5", Cased::lower);
  BOOST_TEST(mend(sure + line, only(kRule)).safe.ends_with("坐滿了。\n"));
  const std::string other =
      cased("機器運轉的時候不許把手伸過黃線，答案是可以，但要先說一聲。\n", "big5", Cased::lower);
  BOOST_TEST(mend(other + line, only(kRule)).safe.ends_with("坐滿口。\n"));
}

BOOST_AUTO_TEST_SUITE_END()
