// CSV: rows and fields, wherever the bytes are cut; quotes that a field gets.
#include <algorithm>
#include <boost/test/unit_test.hpp>

#include "records/csv_rows.h"
#include "text_random.h"

namespace {

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;

// "a|b/c" for two rows; "!" where text stands behind a quote; "~" where a quote does not end.
std::string read(std::string_view bytes, Random* random = nullptr) {
  std::string out;
  CsvScanner scanner(',', CsvScanner::Keep::fields);
  for (std::size_t at = 0; at < bytes.size();) {
    scanner.start(at);
    auto status = CsvScanner::Status::unfinished;
    for (std::size_t seen = at; status == CsvScanner::Status::unfinished && seen < bytes.size();) {
      seen = random ? std::min(bytes.size(), seen + random->number(1, 4)) : bytes.size();
      status = scanner.scan(bytes.substr(0, seen));
    }
    if (status == CsvScanner::Status::unfinished) status = scanner.finish(bytes);
    if (status == CsvScanner::Status::text_behind_quote) return out + "!" + std::to_string(scanner.at());
    if (status == CsvScanner::Status::unfinished) return out + "~" + std::to_string(scanner.open_quote());
    if (at > 0) out += "/";
    for (std::size_t i = 0; i < scanner.fields().size(); ++i) {
      const Span each = scanner.fields()[i];
      out += (i > 0 ? "|" : "") + std::string(bytes.substr(each.start, each.size()));
    }
    BOOST_TEST(scanner.width() == scanner.fields().size());
    at = scanner.at();
  }
  return out;
}

Change change(Span span, std::string replacement, bool applies = true) {
  Change out;
  out.edit.span = span;
  out.edit.replacement = std::move(replacement);
  out.applies = applies;
  return out;
}

std::string quoted(std::string_view field, std::vector<Change> changes) {
  const std::size_t offset = 100;
  for (Change& each : changes) each.edit.span = {each.edit.span.start + offset, each.edit.span.end + offset};
  changes.insert(changes.begin(), change({0, 1}, "of another field"));
  quote_changed_field(field, offset, changes, 1);
  std::string out;
  std::size_t at = 0;
  for (std::size_t i = 1; i < changes.size(); ++i) {
    out += field.substr(at, changes[i].edit.span.start - offset - at);
    out += changes[i].edit.replacement;
    at = changes[i].edit.span.end - offset;
  }
  return out + std::string(field.substr(at));
}

}  // namespace

BOOST_AUTO_TEST_SUITE(csv)

BOOST_AUTO_TEST_CASE(rows_and_fields_are_found) {
  BOOST_TEST(read("a,b\nc,\n") == "a|b/c|");
  BOOST_TEST(read("a,\"b,\n\"\"x\"\r\n\r\n,\"\"") == "a|\"b,\n\"\"x\"//|\"\"");
  BOOST_TEST(read("a b\"c\"\"\r,d\r\n") == "a b\"c\"\"\r|d");
  BOOST_TEST(read("a,\"b\"c\n") == "!5");
  BOOST_TEST(read("a,\"b\"\rc\n") == "!5");
  BOOST_TEST(read("a\nb,\"c\n\"\"") == "a~4");
  BOOST_TEST(read("a,\"b\"\r") == "a|\"b\"");
}

BOOST_AUTO_TEST_CASE(the_answer_does_not_depend_on_how_the_bytes_arrive) {
  Random random(5);
  const std::string_view alphabet = "a,\"\"\r\n\n";
  for (std::size_t round = 0; round < rounds(5000); ++round) {
    std::string bytes;
    for (std::size_t size = random.number(1, 30); bytes.size() < size;)
      bytes += alphabet[random.number(0, alphabet.size() - 1)];
    BOOST_TEST(read(bytes, &random) == read(bytes), bytes);
  }
}

BOOST_AUTO_TEST_CASE(the_separator_is_the_one_that_stands_most_often) {
  BOOST_TEST(csv_separator("a;b,c;d") == ';');
  BOOST_TEST(csv_separator("\"a;b;c\",d") == ',');
  BOOST_TEST(csv_separator("a\tb") == '\t');
  BOOST_TEST(csv_separator("a|b") == '|');
  BOOST_TEST(csv_separator("alone") == ',');
}

BOOST_AUTO_TEST_CASE(a_field_that_needs_quotes_gets_them) {
  BOOST_TEST(quoted("ab", {change({0, 1}, "x,")}) == "\"x,b\"");
  BOOST_TEST(quoted("5\" ab 6\"", {change({3, 4}, ","), change({5, 5}, "\"")}) == "\"5\"\" ,b\"\" 6\"\"\"");
  BOOST_TEST(quoted("a\"b\"c", {change({0, 1}, "no", false), change({2, 3}, "x\n"),
                                change({4, 5}, "no", false)}) == "\"a\"\"x\n\"\"c\"");
}

BOOST_AUTO_TEST_SUITE_END()
