// Backslashes that were put before the second halves of characters: what proves them, what is taken out with
// them, and the texts in which a backslash is meant.
#include "channel/replay.h"
#include "kin_support.h"

using namespace mojimend;

namespace {

constexpr Rule kRule = Rule::byte_escape;

}  // namespace

BOOST_AUTO_TEST_SUITE(kin_byte_escape)

BOOST_AUTO_TEST_CASE(characters_lose_their_backslashes) {
  check_mended("許\\功\\蓋\\\n", "許功蓋\n", kRule);
  check_mended("表\\示\n", "表示\n", kRule);
  check_mended("這是成功\\的經驗，感謝許\\多人。\n", "這是成功的經驗，感謝許多人。\n", kRule);
  check_mended("ソ\\ースの機能\\を表\\示する。\n", "ソースの機能を表示する。\n", kRule);
  check_mended("電腦運\\作正常，這個運\\動不難。\n", "電腦運作正常，這個運動不難。\n", kRule);  // GBK
}

// One character three times, each time before another one; and one alone, where nobody parts words.
BOOST_AUTO_TEST_CASE(one_character_can_prove_the_text) {
  check_mended("成功\\甲，成功\\乙，成功\\丙\n", "成功甲，成功乙，成功丙\n", kRule);
  check_mended("允許\\檢視這些。\n", "允許檢視這些。\n", kRule);
  check_left("性能\\品質\n", kRule);
  check_suggested("利用可能\\\n検索可能\\\n一部可能\\\n", "利用可能\n検索可能\n一部可能\n", kRule);
}

BOOST_AUTO_TEST_CASE(what_ascii_had_escaped_goes_with_them) {
  check_mended("許\\多成功\\的人說\\\\n和 C:\\\\dir。\n", "許多成功的人說\\n和 C:\\dir。\n", kRule);
  check_mended("許\\多成功\\的人說\\\"好\\\"，it\\'s。\n", "許多成功的人說\"好\"，it's。\n", kRule);
  // A backslash of its own behind such a character.
  check_mended("許\\多人成功\\\\\\n\n", "許多人成功\\n\n", kRule);
}

// An escape by hand does not prove that others were doubled by a program.
BOOST_AUTO_TEST_CASE(a_character_that_was_escaped_by_hand_leaves_others) {
  check_mended("\"リソ\\ースを \\\\\\\\機械名\\\\場所 から読みます\"\n\"ソ\\ースの場所です\"\n",
               "\"リソースを \\\\\\\\機械名\\\\場所 から読みます\"\n\"ソースの場所です\"\n", kRule);
}

// A line end proves little, and so do backslashes of ASCII that are doubled; together they are worth a word.
BOOST_AUTO_TEST_CASE(doubled_backslashes_of_ascii_count) {
  check_suggested("正常運\\\n用 \\\\a 和 \\\\b\n", "正常運\n用 \\a 和 \\b\n", kRule);
  check_left("正常運\\\n用 \\\\a\n", kRule);
  check_left("正常運\\\n", kRule);
}

BOOST_AUTO_TEST_CASE(escaped_again_and_again) {
  check_mended("許\\\\\\多成功\\\\\\的人\\\\\\\\n。\n", "許多成功的人\\n。\n", kRule);
  check_mended("許\\\\\\\\\\\\\\多成功\\\\\\\\\\\\\\的人。\n", "許多成功的人。\n", kRule);
}

BOOST_AUTO_TEST_CASE(escaped_marks_part_characters) {
  // 會 is B7 7C in Big5, and B7 5C is 愧.
  check_mended("許\\多人都愧|成功\\的。\n", "許多人都會成功的。\n", kRule);
  check_mended("限制的登入不愧|再佔用任何資源。\n", "限制的登入不會再佔用任何資源。\n", kRule);
  check_left("他很愧|甲|乙|\n", kRule);
  check_left("這次會議，他很愧|乙\n", kRule);  // 會 stands whole
}

BOOST_AUTO_TEST_CASE(one_that_stands_without_proves_the_contrary) {
  check_left("許\\多成功的人\n", kRule);
  check_left("C:\\文件\\功能\\許.txt\n", kRule);
  check_left("\\section{成功\\par 許}\n", kRule);
}

BOOST_AUTO_TEST_CASE(escapes_of_languages_are_no_damage) {
  for (const char* text :
       {"printf(\"成功\\n\");\n", "\"表\\t\" \"能\\n\" \"ソ\\0\"\n", "成功\\\n許可\n", "表\\\\\n"})
    check_left(text, kRule);
}

// A dump escapes ASCII because it has to.
BOOST_AUTO_TEST_CASE(escapes_that_are_meant_stay_beside_those_that_are_not) {
  const std::string text = "INSERT INTO a VALUES ('許\\多成功\\的人\\n蓋\\房子運\\', '餐\\廳 it\\'s');\n";
  const std::string now = "INSERT INTO a VALUES ('許多成功的人\\n蓋房子運\\', '餐廳 it\\'s');\n";
  check_mended(text, now, kRule);
}

// Escapes of ASCII say nothing of a backslash inside of a sentence; those before other letters do, and names
// of files are no sentences.
BOOST_AUTO_TEST_CASE(strings_of_a_program_are_sentences_as_well) {
  check_mended("INSERT INTO a VALUES ('成功\\的人\\n', 'it\\'s');\n",
               "INSERT INTO a VALUES ('成功的人\\n', 'it\\'s');\n", kRule);
  check_mended("puts(\"予\\定の道を選びます\\n\");\nputs(\"表\\を印刷します\\n\");\n",
               "puts(\"予定の道を選びます\\n\");\nputs(\"表を印刷します\\n\");\n", kRule);
  check_mended("log(\"好，也許\\該等一下\\n\");\n", "log(\"好，也許該等一下\\n\");\n", kRule);
  check_left("把 D:\\資料 裡允許\\的檔案刪掉。\n", kRule);
  check_left("把 D:\\資料 裡允許\\的和成功\\的檔案刪掉。\n", kRule);
  check_left("open(\"性能\\品質\\n\");\nopen(\"帳票表\\版下\\n\");\n", kRule);
}

// A page that was put together of damaged text and other.
BOOST_AUTO_TEST_CASE(lines_are_judged_where_the_page_is_mixed) {
  check_mended("功能表\n許\\多成功\\的人\n", "功能表\n許多成功的人\n", kRule);
  const std::string text = "功能表\n許\\多成功\\的人\n允許\\他\n";
  BOOST_TEST(mend(text, only(kRule)).safe == "功能表\n許多成功的人\n允許\\他\n");
  BOOST_TEST(with_all(text, only(kRule)) == "功能表\n許多成功的人\n允許他\n");
}

BOOST_AUTO_TEST_CASE(pages_come_out_as_they_were) {
  for (const std::string name : {"backslash-big5", "addslashes-shift_jis", "table-big5", "dump-big5"})
    check_mended(slurp("synthetic/byte-escape-" + name + ".txt"),
                 slurp("synthetic/byte-escape-" + name + ".expected"), kRule);
}

BOOST_AUTO_TEST_CASE(text_about_the_damage_stays) {
  check_left("Big5 的許功蓋問題：「許\\功\\蓋\\」\n", kRule);
  BOOST_TEST(mend("Big5 把它寫成「許\\功\\蓋\\」\n", only(kRule)).safe == "Big5 把它寫成「許\\功\\蓋\\」\n");
}

BOOST_AUTO_TEST_CASE(the_scan_sees_what_the_pass_changes) {
  constexpr const char* kPieces[] = {"許", "功", "蓋", "表", "示", "餐", "\\",
                                     "\\", "\\", "'",  "n",  " ",  "。", "\n"};
  check_random_texts(kPieces, 7, kRule, [](const std::string&) {});
}

BOOST_AUTO_TEST_SUITE_END()
