// Paragraphs in many encodings come out right: fixtures/synthetic/detect-paragraphs.tsv holds them in UTF-8,
// with the encodings to write them in and what may be answered.
#include <boost/test/unit_test.hpp>
#include <fstream>
#include <sstream>

#include "detect/detect.h"
#include "encoding/decode.h"

using namespace mojimend;

namespace {

struct Row {
  std::string language, text;
  std::vector<std::string> encodings;
};

std::vector<Row> rows() {
  std::ifstream file(MOJIMEND_FIXTURES "/synthetic/detect-paragraphs.tsv");
  BOOST_REQUIRE(file.good());
  std::vector<Row> all;
  for (std::string line; std::getline(file, line);) {
    if (line.starts_with('#')) continue;
    std::istringstream fields(line);
    Row row;
    std::string encodings;
    std::getline(fields, row.language, '\t');
    std::getline(fields, encodings, '\t');
    std::getline(fields, row.text, '\t');
    std::istringstream names(encodings);
    for (std::string name; std::getline(names, name, ',');) row.encodings.push_back(name);
    all.push_back(row);
  }
  return all;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(fixtures)

BOOST_AUTO_TEST_CASE(paragraphs_are_read_as_they_were_written) {
  std::size_t seen = 0;
  for (const Row& row : rows()) {
    for (const std::string& name : row.encodings) {
      const Encoding* encoding = find_encoding(name);
      BOOST_REQUIRE_MESSAGE(encoding, name);
      const auto bytes = encode(row.text + "\n", *encoding);
      BOOST_TEST_INFO(row.language << " in " << name);
      BOOST_REQUIRE(bytes.has_value());
      const Detection found = detect(*bytes);
      BOOST_TEST_INFO(row.language << " in " << name);
      BOOST_REQUIRE((found.nature == Nature::text));
      BOOST_TEST_INFO(row.language << " in " << name << ": " << found.candidates.front().evidence);
      // Encodings in which it says the same are the same answer.
      BOOST_TEST(decode_lenient(*bytes, *found.encoding).text == row.text + "\n");
      BOOST_TEST(found.confidence > 0.5);
      ++seen;
    }
  }
  BOOST_TEST(seen >= 90u);
}

BOOST_AUTO_TEST_CASE(the_names_of_the_usual_ones_are_exact) {
  for (const Row& row : rows()) {
    const std::string& name = row.encodings.front();
    const Detection found = detect(*encode(row.text, *find_encoding(name)));
    BOOST_TEST_INFO(row.language);
    BOOST_TEST(found.encoding->name == name);
  }
}

BOOST_AUTO_TEST_SUITE_END()
