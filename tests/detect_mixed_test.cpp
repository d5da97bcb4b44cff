// Documents that mix UTF-8 with another encoding: each run of lines has its own answer, and what only looks
// like a mixture is none.
#include <boost/test/unit_test.hpp>

#include "detect/detect.h"
#include "detect/line_runs.h"
#include "encoding/decode.h"

using namespace mojimend;

namespace {

constexpr std::string_view kRussian[] = {"Вечером дети собрали сено, а потом долго пили чай.\n",
                                         "Зимой в деревне темнеет рано, и все сидят дома.\n"};
constexpr std::string_view kChinese[] = {"早上的集市很热闹，卖菜的阿姨给我多放了两根葱。\n",
                                         "晚上的广场上人很多，孩子们在灯下踢毽子。\n"};

std::string in(std::string_view encoding, std::string_view text) {
  return *encode(text, *find_encoding(encoding));
}

std::string repeated(std::string_view text, std::size_t times) {
  std::string all;
  while (times-- > 0) all += text;
  return all;
}

std::string_view at(const Detection& found, std::size_t offset) {
  for (const SegmentGuess& each : found.segments)
    if (each.span.start <= offset && offset < each.span.end) return each.encoding->name;
  return "none";
}

void check_cover(const Detection& found, std::size_t size) {
  std::size_t end = 0;
  for (const SegmentGuess& each : found.segments) {
    BOOST_TEST(each.span.start == end);
    BOOST_TEST(each.span.start < each.span.end);
    end = each.span.end;
  }
  BOOST_TEST(end == size);
}

}  // namespace

BOOST_AUTO_TEST_SUITE(mixed)

BOOST_AUTO_TEST_CASE(lines_in_turn_have_their_own_encodings) {
  std::string text;
  std::vector<std::size_t> starts;
  for (int line = 0; line < 12; ++line) {
    starts.push_back(text.size());
    text += line % 2 == 0 ? std::string(kRussian[line / 2 % 2]) : in("windows-1251", kRussian[line / 2 % 2]);
  }
  const Detection found = detect(text);
  BOOST_TEST(found.mixed);
  check_cover(found, text.size());
  for (std::size_t line = 0; line < starts.size(); ++line)
    BOOST_TEST(at(found, starts[line]) == (line % 2 == 0 ? "utf-8" : "windows-1251"));
}

BOOST_AUTO_TEST_CASE(a_file_may_go_on_in_another_encoding) {
  const std::string first = repeated(kChinese[0], 5), second = in("gbk", repeated(kChinese[1], 8));
  const Detection found = detect(first + second);
  check_cover(found, first.size() + second.size());
  BOOST_REQUIRE(found.segments.size() == 2u);
  BOOST_TEST(at(found, 0) == "utf-8");
  BOOST_TEST(at(found, first.size()) == "gbk");
  BOOST_TEST(found.segments[1].span.start == first.size());
}

BOOST_AUTO_TEST_CASE(ascii_lines_belong_to_what_stands_before) {
  const std::string text = std::string(kRussian[0]) + "plain words\n" + in("koi8-r", kRussian[1]) + "more\n" +
                           in("koi8-r", kRussian[0]);
  const Detection found = detect(text);
  check_cover(found, text.size());
  BOOST_TEST(found.segments.size() == 2u);
}

BOOST_AUTO_TEST_CASE(text_in_one_encoding_is_no_mixture) {
  // Some short lines of GBK happen to be valid UTF-8.
  std::string gbk;
  for (int line = 0; line < 300; ++line)
    gbk += in("gbk", kChinese[line % 2]) + in("gbk", line % 3 == 0 ? "好的\n" : "没有\n");
  BOOST_TEST(detect(gbk).segments.size() == 1u);
  BOOST_TEST(!detect(gbk).mixed);
  std::string damaged = repeated(kChinese[0], 20);
  damaged[100] = '\xFF';
  BOOST_TEST(detect(damaged).segments.size() == 1u);
  BOOST_TEST(detect(repeated(kChinese[0], 3) + "caf\xC3\n" + repeated(kChinese[1], 3)).segments.size() == 1u);
}

BOOST_AUTO_TEST_CASE(only_encodings_that_the_user_allows) {
  DetectOptions options;
  options.from = {find_encoding("windows-1251")};
  const std::string text = std::string(kRussian[0]) + in("windows-1251", kRussian[1]);
  BOOST_TEST(detect(text, options).segments.size() == 1u);
}

BOOST_AUTO_TEST_CASE(runs_and_their_samples_are_bounded) {
  LineRuns lines;
  std::string text;
  for (std::size_t line = 0; line < LineRuns::kMost + 100; ++line)
    text += line % 2 == 0 ? "\xC3\xA9t\xC3\xA9\n" : "\xE9t\xE9\n";
  lines.feed(text, false, 0);
  lines.finish();
  BOOST_TEST(lines.runs().size() == LineRuns::kMost);
  BOOST_TEST(lines.runs().back().end == text.size());
  LineRuns long_line;
  long_line.feed(repeated("\xE9", 1000000), false, 0);
  long_line.finish();
  BOOST_TEST(long_line.runs().size() == 1u);
  BOOST_TEST(long_line.runs()[0].sample.size() <= LineRuns::kSample + 8);
}

BOOST_AUTO_TEST_SUITE_END()
