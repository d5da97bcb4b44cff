// Documents in encodings whose line feed is no byte 0A, or whose bytes mean what was said before them.
#include <boost/test/unit_test.hpp>

#include "pipeline_documents.h"

using namespace mojimend;
using namespace mojimend::test;

namespace {

Options keeping(std::string_view label, std::size_t block_size = kBlockSize) {
  Options options = from(label, block_size);
  options.to = TargetEncoding::keep;
  return options;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(encodings)

BOOST_AUTO_TEST_CASE(a_document_without_damage_keeps_every_byte) {
  for (const Encoding& encoding : all_encodings()) {
    std::string text = "Order 7: ~naive~ + \\text.\n\n";
    for (const std::string_view sentence : {kChinese, kRussian, kJapanese, kKorean, kTraditional})
      if (encode(sentence, encoding)) text += std::string(sentence) + "\n";
    const std::string bytes = *encode(text, encoding);
    for (const std::size_t size : {std::size_t{300}, kBlockSize}) {
      const auto report = process(bytes, keeping(encoding.name, size));
      BOOST_TEST_REQUIRE(report.has_value(),
                         encoding.name << ": " << (report ? "" : report.error().message()));
      BOOST_TEST((report->fixed == bytes), encoding.name << " in blocks of " << size);
      BOOST_TEST(report->changes.empty());
    }
  }
}

BOOST_AUTO_TEST_CASE(an_error_names_its_line_whatever_a_line_feed_is) {
  struct Case {
    std::string_view encoding, bad;
  };
  using namespace std::string_view_literals;
  for (const Case& each : {Case{"utf-32le", "\0\xD8\0\0"sv},
                           {"utf-32be", "\0\0\xD8\0"sv},
                           {"cesu-8", "\xFF"sv},
                           {"johab", "\xFF"sv},
                           {"euc-tw", "\xFF"sv},
                           {"cp857", "\xD5"sv},
                           {"hz-gb-2312", "~x"sv},
                           {"iso-2022-kr", "\xFF"sv},
                           {"utf-7", "+?"sv}}) {
    const std::string start = in(each.encoding, repeated("a line\n", 50));
    for (const std::size_t size : {std::size_t{64}, kBlockSize}) {
      const auto report = process(start + std::string(each.bad), from(each.encoding, size));
      BOOST_TEST_REQUIRE(!report.has_value(), each.encoding);
      BOOST_TEST(*report.error().line == 51u, each.encoding << " in blocks of " << size);
      BOOST_TEST(*report.error().offset == start.size());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_line_feed_that_is_none_and_one_that_is_hidden_are_counted_right) {
  // HZ's ~LF goes on with the line, UTF-7 has LF among its digits.
  for (const auto& [encoding, bytes, line] :
       {std::tuple<std::string_view, std::string, std::size_t>{"hz-gb-2312", "a~\nb\n~x", 2},
        {"utf-7", "a+AAoACg-b+?", 3}}) {
    const auto report = process(bytes, from(encoding));
    BOOST_TEST_REQUIRE(!report.has_value());
    BOOST_TEST(*report.error().line == line, encoding);
  }
}

BOOST_AUTO_TEST_CASE(what_is_kept_is_edited_only_where_nothing_is_shifted) {
  for (const std::string_view encoding : {"hz-gb-2312", "iso-2022-jp", "iso-2022-kr", "utf-7"}) {
    Options options = keeping(encoding);
    options.rules.add(Rule::newline);
    const std::string_view sentence = encoding == "iso-2022-kr"   ? kKorean
                                      : encoding == "iso-2022-jp" ? kJapanese
                                                                  : kChinese;
    const std::string text = "a\r\n" + std::string(sentence) + "\r\n";
    const auto report = process(in(encoding, text), options);
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST(
        decode_lenient(report->fixed, *find_encoding(encoding)).text == "a\n" + std::string(sentence) + "\n",
        encoding);
  }
  // CR and LF inside the digits: no byte between them can be taken away.
  Options options = keeping("utf-7");
  options.rules.add(Rule::newline);
  const std::string hidden = "a\r\n+AA0ACk4t-";
  const auto report = process(hidden, options);
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->fixed == "a\n+AA0ACk4t-");
}

BOOST_AUTO_TEST_CASE(a_line_too_long_that_is_shifted_throughout_is_refused_not_misread) {
  for (const std::string_view encoding : {"hz-gb-2312", "iso-2022-kr", "iso-2022-cn", "utf-7"}) {
    const std::string line = repeated(encoding == "iso-2022-kr" ? "한국" : "中文", 100);
    const std::string bytes = in(encoding, "a\n" + line + "\n");
    const auto refused = process(bytes, from(encoding, 64));
    BOOST_TEST_REQUIRE(!refused.has_value(), encoding);
    BOOST_TEST(*refused.error().line == 2u);
    BOOST_TEST(process(bytes, from(encoding))->fixed == "a\n" + line + "\n");
  }
}

BOOST_AUTO_TEST_CASE(what_is_only_suggested_in_a_file_that_becomes_utf8_becomes_utf8_unchanged) {
  const std::string text = "Größe &amp;uuml;ber Maß, R&amp;auml;ume für Gäste.\n";
  const std::string bytes = in("windows-1252", text);
  Options options = from("windows-1252");
  const auto safe = process(bytes, options);
  BOOST_TEST_REQUIRE(safe.has_value());
  BOOST_TEST(safe->totals.suggested > 0u);
  BOOST_TEST(safe->fixed == text);
  // Somebody accepts nothing but the encoding.
  options.apply = ApplyLevel::with_suggested;
  options.decisions = std::make_shared<const Decisions>();
  BOOST_TEST(process(bytes, options)->fixed == text);
}

// kSureEncoding
BOOST_AUTO_TEST_CASE(nothing_is_safe_in_a_text_whose_encoding_is_a_guess) {
  const std::string bytes = "# this byte has no meaning: \xC2.\n";
  Options options;
  const auto report = process(bytes, options);
  BOOST_TEST_REQUIRE(report.has_value());
  BOOST_TEST(report->head.confidence < 0.8);
  BOOST_TEST((report->fixed == bytes));
  BOOST_TEST_REQUIRE(!report->changes.empty());
  for (const Change& each : report->changes) {
    BOOST_TEST((each.edit.safety == Safety::suggested));
    BOOST_TEST(!each.applies);
  }
  options.apply = ApplyLevel::with_suggested;
  const auto with_all = process(bytes, options);
  BOOST_TEST_REQUIRE(with_all.has_value());
  BOOST_TEST((with_all->fixed != bytes));
  options = from("windows-1252");
  const auto named = process(bytes, options);
  BOOST_TEST_REQUIRE(named.has_value());
  BOOST_TEST((named->changes.front().edit.safety == Safety::safe));
}

BOOST_AUTO_TEST_CASE(a_mark_of_utf32_goes_when_the_document_becomes_utf8) {
  for (const std::string_view encoding : {"utf-32le", "utf-32be"}) {
    const auto report = process(in(encoding, "\uFEFF早上\n"), Options());
    BOOST_TEST_REQUIRE(report.has_value());
    BOOST_TEST(report->fixed == "早上\n");
    BOOST_TEST(report->head.encoding == encoding);
  }
}

BOOST_AUTO_TEST_SUITE_END()
