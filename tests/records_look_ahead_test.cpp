// Looks at many records at once: each record is in a look of its own or of others, and what is doubtful
// spoils little.
#include <boost/test/unit_test.hpp>
#include <string>
#include <vector>

#include "records/look_ahead.h"

using namespace mojimend;

namespace {

// Lines of 100 bytes, of which one is bad.
std::string text_of(std::size_t lines, std::size_t bad) {
  std::string text;
  for (std::size_t i = 0; i < lines; ++i) text += std::string(99, i == bad ? 'X' : 'x') + "\n";
  return text;
}

struct Looks {
  std::size_t bytes = 0;
  std::vector<std::size_t> doubtful;  // records
};

Looks look_at(const std::string& text, std::size_t record) {
  Looks looks;
  LookAhead ahead(text, [&](std::string_view seen) {
    looks.bytes += seen.size();
    return seen.find('X') == seen.npos;
  });
  for (std::size_t at = 0; at < text.size(); at += record)
    if (ahead.at({at, std::min(at + record, text.size())}) == Look::doubtful)
      looks.doubtful.push_back(at / record);
  return looks;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(look_ahead)

BOOST_AUTO_TEST_CASE(clean_text_is_looked_at_once) {
  const std::string text = text_of(5000, 5000);
  const Looks looks = look_at(text, 100);
  BOOST_TEST(looks.doubtful.empty());
  BOOST_TEST(looks.bytes <= text.size());
}

BOOST_AUTO_TEST_CASE(what_is_doubtful_spoils_little) {
  const Looks looks = look_at(text_of(5000, 2500), 100);
  BOOST_TEST(looks.doubtful.size() >= 1u);
  BOOST_TEST(looks.doubtful.size() < 200u);
  BOOST_TEST(std::ranges::count(looks.doubtful, 2500u) == 1);
}

// Rows of CSV have line ends in them.
BOOST_AUTO_TEST_CASE(a_record_of_many_lines_is_seen_as_a_whole) {
  const Looks looks = look_at(text_of(5000, 4999), 50'000);
  BOOST_TEST(looks.doubtful == std::vector<std::size_t>{9}, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
