// Characters of UTF-8 that were parted or cut: what proves itself, what is only likely, and bytes that say
// nothing.
#include "encoding/decode.h"
#include "kin_support.h"

using namespace mojimend;
using namespace std::string_literals;

namespace {

// Of bytes as the pipeline reads them: with the safe edits made, or with all.
enum class Level { safe, all };
std::string mended(const std::string& bytes, Level level) {
  const Decoded decoded = decode_lenient(bytes, utf8_encoding());
  const Page page{decoded.text, &decoded.map, bytes};
  const Repairs repairs = repair(page, only(Rule::out_of_step));
  std::vector<Edit> made;
  for (const Edit& edit : repairs.edits) {
    const auto seen = replay(to_utf32(edit.replacement), edit.channel);
    BOOST_TEST_REQUIRE(seen.has_value());
    const std::string stood = bytes.substr(edit.span.start, edit.span.size());
    BOOST_TEST((*seen == to_utf32(stood)));
    if (level == Level::all || edit.safety == Safety::safe) made.push_back(edit);
  }
  if (!repairs.edits.empty()) BOOST_TEST(may_be_damaged(decoded.text, only(Rule::out_of_step)));
  return EditList(std::move(made)).apply(bytes);
}

void check(const std::string& bytes, const std::string& safe, const std::string& all) {
  BOOST_TEST(mended(bytes, Level::safe) == safe);
  BOOST_TEST(mended(bytes, Level::all) == all);
  BOOST_TEST(mended(safe, Level::safe) == safe);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(kin_broken_utf8)

// 氣 is E6 B0 A3.
BOOST_AUTO_TEST_CASE(what_stands_between_the_bytes_of_a_character_goes) {
  for (const std::string& foreign : {" "s, "\n"s, "\r\n"s, "=\n"s, "=\r\n"s, "\0"s, "?"s}) {
    check("今天天\xE6" + foreign + "\xB0\xA3很好\n", "今天天氣很好\n", "今天天氣很好\n");
    check("今天天\xE6\xB0" + foreign + "\xA3很好\n", "今天天氣很好\n", "今天天氣很好\n");
  }
  check("d\xC3 \xA9j\xC3\n\xA0 vu 😀 \xF0\x9F?\x98\x80", "déjà vu 😀 😀", "déjà vu 😀 😀");
}

BOOST_AUTO_TEST_CASE(bytes_that_make_no_character_stay) {
  for (const std::string& bytes : {"今天\xE6 \xB0\xA3\xA3很好\n"s, "今天\xE6x\xB0\xA3很好\n"s,
                                   "\xE6 \xB0 \xA3\n"s, "今天\xC3\n"s, "\xED \xA0\x80"s})
    BOOST_TEST(mended(bytes, Level::safe) == bytes);
}

BOOST_AUTO_TEST_CASE(no_break_spaces_that_were_halves_of_characters) {
  const std::string clean = "Voilà la maison où il était déjà là à midi.\n";
  std::string bytes = clean;
  for (std::size_t at; (at = bytes.find('\xA0')) != bytes.npos;) bytes[at] = ' ';
  check(bytes, clean, clean);
  // Where one is whole they were not replaced; and one alone proves nothing.
  const std::string one_whole = "Voil\xC3  la maison. Il est d\xC3\xA9j\xC3  venu là.\n";
  check(one_whole, one_whole, "Voilà la maison. Il est déjà venu là.\n");
  check("Voil\xC3  la maison\n", "Voil\xC3  la maison\n", "Voilà la maison\n");
  // In the middle of 堆, E5 A0 86, and at the end of 你, E4 BD A0.
  check("一大\xE5 \x86東西，\xE4\xBD 也來吧，\xE4\xBD 說呢\n", "一大堆東西，你也來吧，你說呢\n",
        "一大堆東西，你也來吧，你說呢\n");
}

BOOST_AUTO_TEST_CASE(a_byte_that_is_gone_is_only_guessed) {
  check("Il a \xC3t\xC3\xA9 malade.\n", "Il a \xC3t\xC3\xA9 malade.\n", "Il a été malade.\n");
  check("Il a \xA9té malade.\n", "Il a \xA9té malade.\n", "Il a été malade.\n");
  check("It\xE2\x80s a nice day, isn\xE2\x80t it?\n", "It\xE2\x80s a nice day, isn\xE2\x80t it?\n",
        "It’s a nice day, isn’t it?\n");
  check("今天天\xE6\xA3很好\n", "今天天\xE6\xA3很好\n", "今天天氣很好\n");
  check("公園\xE8\xA3", "公園\xE8\xA3", "公園裡");
  // Any of many would do.
  check("\xC3\n", "\xC3\n", "\xC3\n");
}

// A0 is stripped at the ends of strings; elsewhere any byte may be gone.
BOOST_AUTO_TEST_CASE(a_no_break_space_that_was_stripped_is_likelier_than_others) {
  for (const auto& [seen, wanted] : {std::pair{"Nous allons l\xC3\n"s, "Nous allons là\n"s},
                                     {"Voil\xC3, c'est fini.\n"s, "Voilà, c'est fini.\n"s},
                                     {"Una bella citt\xC3\n"s, "Una bella città\n"s}})
    check(seen, seen, wanted);
}

BOOST_AUTO_TEST_CASE(pages_come_back) {
  for (const std::string name : {"wrapped", "spaces"}) {
    const std::string file = "synthetic/byte-parted-" + name;
    BOOST_TEST(mended(slurp(file + ".txt"), Level::safe) == slurp(file + ".expected"));
  }
}

BOOST_AUTO_TEST_CASE(pages_in_other_encodings_are_left) {
  const Encoding& gbk = *find_encoding("gbk");
  const std::string bytes = "\xC4\xE3\xFF\xBA\xC3 \xC4\xE3\n";
  const Decoded decoded = decode_lenient(bytes, gbk);
  BOOST_TEST(repair({decoded.text, &decoded.map, bytes}, only(Rule::out_of_step)).edits.empty());
}

BOOST_AUTO_TEST_SUITE_END()
