// A document that mixes encodings becomes UTF-8 segment by segment, or keeps its bytes.
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;

BOOST_AUTO_TEST_SUITE(mixed)

BOOST_AUTO_TEST_CASE(each_segment_is_read_in_its_own_encoding) {
  const std::string line = std::string(kRussian) + "\n";
  std::string bytes, truth;
  for (int each = 0; each < 20; ++each) {
    bytes += each % 3 == 0 ? line : in("windows-1251", line);
    truth += line;
  }
  for (const std::size_t size : {std::size_t{300}, std::size_t{1000}, kBlockSize}) {
    Options options;
    options.block_size = size;
    const auto report = process(bytes, options);
    BOOST_REQUIRE(report.has_value());
    BOOST_TEST(report->fixed == truth);
    BOOST_TEST(report->head.segments.size() > 2u);
    for (const Change& change : report->changes) BOOST_TEST((change.edit.rule == Rule::encoding));
  }
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_kept_byte_for_byte) {
  const std::string line = std::string(kChinese) + "\n";
  const std::string bytes = repeated(line, 4) + in("gbk", repeated(line, 6));
  Options options;
  options.to = TargetEncoding::keep;
  const auto report = process(bytes, options);
  BOOST_REQUIRE(report.has_value());
  BOOST_TEST(report->fixed == bytes);
}

BOOST_AUTO_TEST_SUITE_END()
