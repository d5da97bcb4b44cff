// A language narrows the encodings to those that can write it.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "detect/detect.h"
#include "detect/languages.h"

using namespace mojimend;

namespace {

bool can(const char* language, std::string_view encoding) {
  const auto all = encodings_of({language});
  return std::ranges::find(all, find_encoding(encoding)) != all.end();
}

}  // namespace

BOOST_AUTO_TEST_SUITE(languages)

BOOST_AUTO_TEST_CASE(encodings_are_those_that_have_the_letters) {
  struct Case {
    const char* language;
    std::string_view yes, no;
  };
  constexpr Case kCases[] = {
      {"ru", "windows-1251", "windows-1252"},
      {"uk", "koi8-u", "macintosh"},
      {"pl", "iso-8859-2", "windows-1252"},
      {"fr", "cp850", "windows-1250"},
      {"vi", "windows-1258", "cp850"},
      {"el", "cp737", "windows-1254"},
      {"zh-Hans", "gbk", "big5"},
      {"zh-Hant", "big5", "windows-1252"},
      {"ja", "euc-jp", "windows-1252"},
      {"ko", "johab", "big5"},
      {"he", "cp862", "iso-8859-6"},
      {"ro", "windows-1250", "cp850"},
      {"fa", "windows-1256", "windows-1255"},
      {"th", "windows-874", "windows-1258"},
  };
  for (const Case& each : kCases) {
    BOOST_TEST(can(each.language, each.yes), each.language << " " << each.yes);
    BOOST_TEST(!can(each.language, each.no), each.language << " " << each.no);
    BOOST_TEST(can(each.language, "utf-8"));
  }
}

BOOST_AUTO_TEST_CASE(languages_are_known_by_their_tags) {
  BOOST_TEST(is_language("pt-BR"));
  BOOST_TEST(!is_language("xx"));
  BOOST_TEST(!is_language(""));
  BOOST_TEST(encodings_of({"xx"}).empty());
}

BOOST_AUTO_TEST_CASE(what_the_languages_cannot_be_in_is_no_answer) {
  const std::string bytes = "tr\xE6t\n";
  DetectOptions options;
  options.among = encodings_of({"ru", "uk"});
  for (const Candidate& each : detect(bytes, options).candidates)
    BOOST_TEST((std::ranges::find(options.among, each.encoding) != options.among.end()));
  BOOST_TEST(detect(bytes).encoding->name == "windows-1252");
}

BOOST_AUTO_TEST_SUITE_END()
