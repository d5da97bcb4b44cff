// The data of the page from hand-made documents, and that nothing in it can be markup.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/html.h"
#include "report/html_part.h"
#include "report/page.h"
#include "report_support.h"

namespace {

using namespace mojimend;
using mojimend::testing::Document;

std::string part_of(const Document& document, std::vector<std::size_t> cuts = {}) {
  StringOutput output;
  HtmlPart part(output);
  BOOST_REQUIRE(document.send(part, std::move(cuts)).has_value());
  return output.text;
}

// What the elements hold, one after the other.
std::vector<nlohmann::json> data_of(const std::string& part) {
  std::vector<nlohmann::json> out;
  const std::string opening = "<script type=\"application/json\" class=\"items\">", closing = "</script>\n";
  for (std::size_t at = 0; at < part.size();) {
    BOOST_REQUIRE(part.compare(at, opening.size(), opening) == 0);
    const std::size_t end = part.find(closing, at);
    out.push_back(nlohmann::json::parse(part.substr(at + opening.size(), end - at - opening.size())));
    at = end + closing.size();
  }
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(page)

BOOST_AUTO_TEST_CASE(no_text_ends_its_element) {
  Document document;
  document.original = "a </script><!-- b\n";
  document.change(2, 13, "<script>");
  const std::string part = part_of(document);
  BOOST_TEST(part.find('<', 1) == part.find("</script>\n"));
  const auto item = data_of(part)[0]["items"][0];
  BOOST_TEST(item["before"] == "</script><!");
  BOOST_TEST(item["after"] == "<script>");
  BOOST_TEST(item["behind"] == "-- b");
}

// Its place in the text, and how what is not seen is shown.
BOOST_AUTO_TEST_CASE(an_item_has_its_line_and_names) {
  Document document;
  document.original = "one\ntwo \xC2\xA0x\xE2\x80\x8By\x01\nthree\n";
  document.change(8, 11, "z");
  document.changes[0].edit.evidence = "because";
  document.changes[0].id = "0123456789ABCDEF";
  const auto data = data_of(part_of(document))[0];
  const auto& item = data["items"][0];
  BOOST_TEST(item["line"] == 2);
  BOOST_TEST(item["column"] == 5);
  BOOST_TEST(item["front"] == "two ");
  BOOST_TEST(item["behind"] == "\xE2\x80\x8By\x01");
  BOOST_TEST(item["shown"]["before"] == "\x01NBSP\x02x");
  BOOST_TEST(item["shown"]["behind"] == "\x01U+200B\x02y\x01U+0001\x02");
  BOOST_TEST(!item["shown"].contains("after"));
  BOOST_TEST(data["texts"][item["evidence"].get<std::size_t>()] == "because");
  BOOST_TEST(item["id"] == "0123456789ABCDEF");
}

// Words that differ are marked where others do not, and letters that look alike are named.
BOOST_AUTO_TEST_CASE(a_change_shows_what_differs) {
  Document document;
  document.original = "one two three\n\xD0\xB0\n";
  document.change(0, 13, "one 2 three");
  document.change(14, 16, "a");
  const auto items = data_of(part_of(document))[0]["items"];
  BOOST_TEST(items[0]["shown"]["before"] == "one \x03two\x04 three");
  BOOST_TEST(items[0]["shown"]["after"] ==
             "one \x03"
             "2\x04 three");
  BOOST_TEST(items[1]["shown"]["before"] == "\x01U+0430\x02");
  BOOST_TEST(!items[1]["shown"].contains("after"));
}

BOOST_AUTO_TEST_CASE(an_element_holds_only_so_many) {
  Document document;
  for (std::size_t i = 0; i < 2 * HtmlPart::kItems + 1; ++i) document.original += "a\n";
  for (std::size_t i = 0; i < 2 * HtmlPart::kItems + 1; ++i) document.change(2 * i, 2 * i + 1, "b");
  const auto data = data_of(part_of(document, {7, 100}));
  BOOST_REQUIRE(data.size() == 3U);
  BOOST_TEST(data[0]["items"].size() == HtmlPart::kItems);
  BOOST_TEST(data[2]["items"].size() == 1U);
  BOOST_TEST(data[2]["items"][0]["line"] == 2 * HtmlPart::kItems + 1);
}

BOOST_AUTO_TEST_CASE(another_encoding_is_one_item_at_the_end) {
  Document document;
  document.original = "a\xE9 \x93 \xE9\n";
  document.head.encoding = "windows-1252";
  document.change(1, 2, "é");
  document.change(3, 4, "\"");
  document.change(5, 6, "é");
  for (const std::size_t i : {0U, 2U}) {
    document.changes[i].edit.rule = Rule::encoding;
    document.changes[i].before = "é";
  }
  document.changes[1].before = "“";
  const auto data = data_of(part_of(document))[0];
  BOOST_REQUIRE(data["items"].size() == 2U);
  BOOST_TEST(data["items"][0]["rule"] == "gloss");
  BOOST_TEST(data["items"][1]["rule"] == "encoding");
  BOOST_TEST(data["items"][1]["places"] == 2);
  BOOST_TEST(data["items"][1]["start"] == 1);
}

BOOST_AUTO_TEST_CASE(a_loss_has_what_stands_around_it) {
  Document document;
  document.original = "first\nabc?def\nlast\n";
  document.losses.push_back({{9, 10}, "one digit"});
  const auto item = data_of(part_of(document))[0]["items"][0];
  BOOST_TEST(item["what"] == "one digit");
  BOOST_TEST(item["front"] == "abc");
  BOOST_TEST(item["before"] == "?");
  BOOST_TEST(item["behind"] == "def");
  BOOST_TEST(!item.contains("id"));
}

BOOST_AUTO_TEST_CASE(the_page_is_whole) {
  HtmlReport report([](const std::string& path) { return "named " + path; });
  Document document;
  document.original = "ab\n";
  document.change(0, 1, "c");
  RunCounts counts;
  StringOutput output;
  for (int i = 0; i < 2; ++i) {
    Spool part;
    DocumentCounts found;
    FindingCounter counter(report.document_sink(part), found);
    BOOST_REQUIRE(document.send(counter).has_value());
    counts.add(found);
    BOOST_REQUIRE(report.document(found, part, output).has_value());
  }
  BOOST_REQUIRE(report.end(counts, output).has_value());
  const auto at = [&](std::string_view text) { return output.text.find(text); };
  BOOST_TEST(at("<!doctype html>") == 0U);
  BOOST_TEST(output.text.ends_with("</html>\n"));
  BOOST_TEST(at("class=\"summary\"") < at("class=\"document\""));
  BOOST_TEST(at("\"name\":\"named file.txt\"") < at("class=\"items\""));
  for (const std::string_view each :
       {"<!-- style -->", "<!-- summary -->", "<!-- scripts -->", "<!-- documents -->"}) {
    BOOST_TEST(page_markup().find(each) != std::string_view::npos);
    BOOST_TEST(at(each) == output.text.npos);
  }
  BOOST_TEST(at(page_style()) != output.text.npos);
  for (const std::string_view each : page_scripts()) BOOST_TEST(at(each) != output.text.npos);
}

BOOST_AUTO_TEST_SUITE_END()
