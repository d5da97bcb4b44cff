// Names, labels and aliases lead to the right rows of the registry.
#include <boost/test/unit_test.hpp>
#include <set>

#include "encoding/encoding.h"

using namespace mojimend;

BOOST_AUTO_TEST_SUITE(registry)

BOOST_AUTO_TEST_CASE(every_encoding_is_found_by_its_name_and_utf8_is_first) {
  BOOST_TEST(all_encodings().front().name == "utf-8");
  BOOST_TEST(&utf8_encoding() == &all_encodings().front());
  std::set<std::string_view> names;
  for (const Encoding& each : all_encodings()) {
    BOOST_TEST_INFO(each.name);
    BOOST_TEST(find_encoding(each.name) == &each);
    BOOST_TEST(names.insert(each.name).second);
  }
  BOOST_TEST(names.size() == 69u);
}

BOOST_AUTO_TEST_CASE(labels_of_the_standard_lead_where_the_standard_says) {
  struct Row {
    std::string_view label, name;
  };
  constexpr Row kWhatwgLabels[] = {
#include "encoding/labels.inc"
  };
  for (const Row& each : kWhatwgLabels) {
    BOOST_TEST_INFO(each.label);
    const Encoding* found = find_encoding(each.label);
    BOOST_TEST((found && found->name == each.name));
  }
}

BOOST_AUTO_TEST_CASE(spellings_from_outside_the_web_are_known) {
  const auto name = [](std::string_view label) {
    const Encoding* found = find_encoding(label);
    return found ? found->name : "none";
  };
  BOOST_TEST(name("gb2312") == "gbk");
  BOOST_TEST(name("iso-8859-1") == "windows-1252");
  BOOST_TEST(name("ascii") == "windows-1252");
  BOOST_TEST(name("ks_c_5601-1987") == "euc-kr");
  BOOST_TEST(name("cp932") == "shift_jis");
  BOOST_TEST(name("Windows-31J") == "shift_jis");
  BOOST_TEST(name("cp949") == "euc-kr");
  BOOST_TEST(name("UHC") == "euc-kr");
  BOOST_TEST(name("MS936") == "gbk");
  BOOST_TEST(name("cp936") == "gbk");
  BOOST_TEST(name("cp874") == "windows-874");
  BOOST_TEST(name("latin-1") == "windows-1252");
  BOOST_TEST(name("UTF8") == "utf-8");
  BOOST_TEST(name("utf16") == "utf-16le");
  BOOST_TEST(name("big5hkscs") == "big5");
  BOOST_TEST(name("koi8") == "koi8-r");
  for (std::string_view label : {"437", "IBM437", "ibm-437", "dos-437", "CP437"})
    BOOST_TEST(name(label) == "cp437");
  BOOST_TEST(name("ibm00858") == "cp858");
  BOOST_TEST(name("ibm037") == "cp037");
  BOOST_TEST(name("EBCDIC-US") == "cp037");
  BOOST_TEST(name("cp866") == "ibm866");
  BOOST_TEST(name("x-mac-ce") == "mac-latin2");
  BOOST_TEST(name("MacGreek") == "mac-greek");
  BOOST_TEST(name("x-viet-tcvn5712") == "tcvn");
  BOOST_TEST(name("hz") == "hz-gb-2312");
  BOOST_TEST(name("utf-32") == "utf-32le");
  BOOST_TEST(name("UTF_7") == "utf-7");
  BOOST_TEST(name("latin10") == "iso-8859-16");
}

BOOST_AUTO_TEST_CASE(case_space_and_underscores_do_not_matter) {
  BOOST_TEST(find_encoding(" \tSHIFT-jis\r\n") == find_encoding("shift_jis"));
  BOOST_TEST(find_encoding("Windows_1252") == find_encoding("windows-1252"));
  BOOST_TEST(find_encoding("EUC_KR") == find_encoding("euc-kr"));
}

BOOST_AUTO_TEST_CASE(what_is_no_label_is_not_found) {
  for (std::string_view label : {"", "  ", "utf-9", "replacement", "x-user-defined", "utf 8", "cp999"})
    BOOST_TEST(!find_encoding(label));
}

BOOST_AUTO_TEST_SUITE_END()
