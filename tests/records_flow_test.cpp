// Records: strings of JSON there and back, fields found, and the same answer however the bytes arrive.
#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <cctype>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "files/fix.h"
#include "records/json.h"
#include "records/json_string.h"
#include "records/records.h"
#include "records_support.h"
#include "text/utf8.h"
#include "text_random.h"

namespace {

using namespace mojimend;
using mojimend::test::Random;
using mojimend::test::rounds;
using mojimend::test::Trickle;
namespace fs = std::filesystem;

JsonString read(std::string_view raw, std::size_t base = 0) {
  auto string = read_json_string(raw, base);
  BOOST_REQUIRE_MESSAGE(string.has_value(), raw);
  return std::move(*string);
}

// "a|b" for the values found in `line`, or the error's message.
std::string found(const std::string& field, const std::string& line) {
  JsonFields fields(parse_record_format("jsonl:" + field)->fields);
  const std::string padded = line + std::string(kJsonPadding, '"');
  const auto answer = fields.find(std::string_view(padded).substr(0, line.size()));
  if (!answer) return answer.error().message();
  std::string out;
  for (const Span each : (*answer)->strings)
    out += (out.empty() ? "" : "|") + line.substr(each.start, each.size());
  return out;
}

struct Outcome {
  std::string fixed;
  Report report;
  RecordTotals totals;
  std::vector<std::string> troubles;
};

// Keeps the report and the fixed text of the file.
struct Keeper : ReportSink {
  explicit Keeper(Outcome& given) : outcome(given), fixer(output) {}
  Result<void> begin(const DocumentHead& head) override { return outcome.report.begin(head); }
  Result<void> block(const Block& block) override {
    BOOST_TEST(block.offset == seen);
    seen += block.original.size();
    return outcome.report.block(block).and_then([&] { return fixer.block(block); });
  }
  Result<void> end(const Totals& totals) override {
    outcome.fixed = output.text;
    return outcome.report.end(totals);
  }
  Outcome& outcome;
  StringOutput output;
  FixToOutput fixer;
  std::size_t seen = 0;
};

Outcome run(std::string_view bytes, const std::string& format, std::size_t most = 1 << 20, unsigned seed = 1,
            const Options& options = {}, std::size_t jobs = 1) {
  Outcome outcome;
  Keeper keeper(outcome);
  Trickle input(bytes, most, seed);
  RecordSinks sinks{&keeper, nullptr,
                    [&](const Error& error) { outcome.troubles.push_back(error.message()); }};
  sinks.jobs = jobs;
  const auto totals = process_records(input, options, *parse_record_format(format), sinks);
  BOOST_REQUIRE(totals.has_value());
  outcome.totals = *totals;
  return outcome;
}

std::vector<std::string> pages() {
  std::vector<std::string> out;
  for (const auto& entry : fs::directory_iterator(fs::path(MOJIMEND_FIXTURES) / "synthetic")) {
    if (!entry.path().filename().string().starts_with("glossed-") || entry.path().extension() != ".txt")
      continue;
    std::ifstream in(entry.path(), std::ios::binary);
    out.emplace_back(std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>());
  }
  std::sort(out.begin(), out.end());
  BOOST_REQUIRE(!out.empty());
  return out;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(records)

BOOST_AUTO_TEST_CASE(strings_are_read_with_their_way_back) {
  const std::string raw = R"(a\n\u570b國\ud83d\ude00\ud83d\/x)";
  const JsonString string = read(raw, 100);
  BOOST_TEST(string.text == "a\n國國😀\uFFFD/x");
  BOOST_TEST((string.map.to_original({1, 2}) == Span{101, 103}));
  BOOST_TEST((string.map.to_original({2, 5}) == Span{103, 109}));
  BOOST_TEST((string.map.to_original({5, 8}) == Span{109, 112}));
  BOOST_TEST((string.map.to_original({8, 12}) == Span{112, 124}));
  BOOST_TEST((string.map.original_end() == 100 + raw.size()));
  BOOST_REQUIRE_EQUAL(string.lone.size(), 1u);
  BOOST_TEST((string.lone[0] == Span{124, 130}));
  for (const char* lone : {R"(\udc00)", R"(\ud800\u0041)", R"(\ud800\ud800)", R"(\ud800)", R"(\ud800\n)"})
    BOOST_TEST(!read(lone).lone.empty(), lone);
}

BOOST_AUTO_TEST_CASE(wrong_escapes_are_placed) {
  for (const char* raw : {R"(ab\q)", R"(ab\u12)", R"(ab\u12g4)", R"(ab\u+123)", "ab\\", R"(ab\U0041)"}) {
    const auto string = read_json_string(raw, 10);
    BOOST_REQUIRE_MESSAGE(!string.has_value(), raw);
    BOOST_TEST((string.error().kind == ErrorKind::malformed));
    BOOST_TEST(*string.error().offset == 12u);
  }
}

BOOST_AUTO_TEST_CASE(the_style_is_kept) {
  const auto again = [](std::string_view raw, std::string_view text) {
    return json_escaped(text, read(raw).style);
  };
  BOOST_TEST(again("", "國/\"\\\n\x01\x7F😀") == "國/\\\"\\\\\\n\\u0001\x7F😀");
  BOOST_TEST(again(R"(\u570b)", "國é😀") == R"(\u570b\u00e9\ud83d\ude00)");
  BOOST_TEST(again(R"(\u570B)", "國é😀") == R"(\u570B\u00E9\uD83D\uDE00)");
  BOOST_TEST(again(R"(\/)", "a/b") == R"(a\/b)");
  BOOST_TEST(again(R"(\u003cb)", "<>a") == R"(\u003c>a)");
  BOOST_TEST(again(R"(\u2028國)", "國é") ==
             "國é");  // a mixture: only some characters were thought to need it
}

BOOST_AUTO_TEST_CASE(what_is_read_is_written_alike) {
  Random random(3);
  const std::vector<std::u32string> alphabet{U"a/ \"\\\b\f\n\r\t\x01\x1F", U"國é\u2028",
                                             U"😀\U00020000\uFFFF"};
  for (std::size_t round = 0; round < rounds(2000); ++round) {
    EscapeStyle style;
    if (random.one_in(2)) style.non_ascii = NonAscii::escaped;
    if (random.one_in(2)) style.digits = HexDigits::upper;
    if (random.one_in(2)) style.solidus = Solidus::escaped;
    if (random.one_in(4)) style.as_number.set('a');
    std::string text;
    for (std::size_t i = random.number(0, 8); i > 0; --i) {
      const auto& letters = alphabet[random.number(0, alphabet.size() - 1)];
      append_utf8(text, letters[random.number(0, letters.size() - 1)]);
    }
    const std::string raw = json_escaped(text, style);
    const JsonString back = read(raw);
    BOOST_TEST(back.text == text);
    BOOST_TEST(back.lone.empty());
    // Each character's own escape stands where the map says.
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t size = read_code_point(text, at).size;
      const Span original = back.map.to_original({at, at + size});
      BOOST_TEST(read(raw.substr(original.start, original.size())).text == text.substr(at, size));
      at += size;
    }
  }
}

BOOST_AUTO_TEST_CASE(fields_are_found_by_their_keys) {
  BOOST_TEST(found("a", R"({"a":"x","b":{"a":"no"},"c":["a",{"a":"no"}],"a" : "y\"" })") == R"(x|y\")");
  BOOST_TEST(found("a.b", R"({"b":"no","a":{"b":"x","a":{"b":"no"}},"a":{"b":"y"},"a":["b"]})") == "x|y");
  BOOST_TEST(found("國", R"({"\u570b":"x"})") == "x");
  BOOST_TEST(found("a", R"({"a":1,"b":null,"a":{},"a":[],"A":"no","a\ud800":"no"})") == "");
  BOOST_TEST(found("a", R"({"a":"","n":NaN,"m":1e99})") == "");
}

BOOST_AUTO_TEST_CASE(what_is_no_object_is_placed) {
  BOOST_TEST(found("a", R"([1])") == "it does not begin with { (byte offset 0)");
  BOOST_TEST(found("a", R"({"a":"x" "b"})").ends_with("is missing (byte offset 9)"));
  BOOST_TEST(found("a", R"({"a":"x"} "b")").ends_with("closed (byte offset 13)"));
  BOOST_TEST(found("a", R"({"a":"x"}{})") == "something stands behind the object (byte offset 9)");
  BOOST_TEST(found("a", "{\"a\":\"\xFF\"}") == "it is not UTF-8 (byte offset 6)");
  BOOST_TEST(found("a", "{\"a\":\"\x01\"}") == "a control character stands in a string (byte offset 6)");
  BOOST_TEST(found("a", R"({"a":"x)") == "a string is not closed (byte offset 7)");
  BOOST_TEST(found("a", R"({"a":"x","b":[1}})").ends_with("is missing (byte offset 15)"));
  std::string deep = R"({"a":"x","b":)" + std::string(5000, '[') + std::string(5000, ']') + "}";
  BOOST_TEST(found("a", deep).starts_with("its brackets are nested too deeply"));
}

// "reason@place|…" for the fields that `line` lacks.
std::string lacks(const std::string& fields, const std::string& line) {
  JsonFields finder(parse_record_format("jsonl:" + fields)->fields);
  const std::string padded = line + std::string(kJsonPadding, '"');
  const auto answer = finder.find(std::string_view(padded).substr(0, line.size()));
  BOOST_REQUIRE(answer.has_value());
  std::string out;
  for (const JsonLack& each : (*answer)->lacks)
    out += (out.empty() ? "" : "|") + each.reason + "@" + std::to_string(each.at);
  return out;
}

BOOST_AUTO_TEST_CASE(fields_that_are_missing_are_told) {
  BOOST_TEST(lacks("a", R"({"a":"x"})") == "");
  BOOST_TEST(lacks("a", R"({"a":null})") == "");
  BOOST_TEST(lacks("a", R"( {"b":{"a":"x"}})") == "the field a is missing@1");
  BOOST_TEST(lacks("a", R"({"a":1})") == "the field a holds a number, not a string@5");
  BOOST_TEST(lacks("a", R"({"a":true})") == "the field a holds true or false, not a string@5");
  BOOST_TEST(lacks("a", R"({"a":["x"]})") == "the field a holds an array, not a string@5");
  BOOST_TEST(lacks("a", R"({"a":{}})") == "the field a holds an object, not a string@5");
  BOOST_TEST(lacks("a", R"({"a":1,"a":"x","a":2})") == "");
  BOOST_TEST(lacks("a.b", R"({"a":"x"})") == "the field a.b is missing@0");
  BOOST_TEST(lacks("a[]", R"({"a":[]})") == "");
  BOOST_TEST(lacks("a[]", R"({"a":"x"})") == "the field a[] holds a string, not an array@5");
  BOOST_TEST(lacks("a?,b?,c,d", R"({"a":1,"c":"x"})") == "the field d is missing@0");
  BOOST_TEST(found("a[].b,c,c", R"({"a":[{"b":"x"},{"b":["no"]},{"b":"y"},"no"],"c":"z"})") == "x|y|z");
  BOOST_TEST(found("a[]", R"({"a":["x",["no"],{"a":"no"},"y"]})") == "x|y");
}

BOOST_AUTO_TEST_CASE(formats_are_parsed) {
  BOOST_TEST((parse_record_format("line")->kind == RecordKind::line));
  const auto json = parse_record_format("jsonl:a.b c?,d[].e");
  BOOST_REQUIRE_EQUAL(json->fields.size(), 2u);
  BOOST_TEST(json->fields[0].name == "a.b c?");
  BOOST_TEST(json->fields[0].steps[1].key == "b c");
  BOOST_TEST((json->fields[0].missing == Missing::allowed));
  BOOST_TEST((json->fields[1].missing == Missing::named));
  BOOST_TEST((json->fields[1].steps[0].takes == JsonStep::Takes::members));
  BOOST_TEST(json->fields[1].steps[1].key == "e");
  BOOST_TEST((parse_record_format("csv:a,3?")->columns == std::vector<std::string>{"a", "3?"}));
  BOOST_TEST((parse_record_format("warc")->kind == RecordKind::warc));
  const std::string many = "jsonl:a" + [] {
    std::string more;
    for (std::size_t i = 0; i < kMostFields; ++i) more += ",a";
    return more;
  }();
  for (const std::string wrong : {"", "lines", "jsonl", "jsonl:", "jsonl:.a", "jsonl:a.", "jsonl:?",
                                  "jsonl:[]", "jsonl:a,", "csv:", "csv:a,,b", "warc:x", many.c_str()})
    BOOST_TEST(!parse_record_format(wrong).has_value(), wrong);
}

BOOST_AUTO_TEST_CASE(the_answer_does_not_depend_on_how_the_bytes_arrive) {
  std::string lines;
  const std::string page = pages().front();
  EscapeStyle ascii;
  ascii.non_ascii = NonAscii::escaped;
  for (const EscapeStyle& style : {EscapeStyle{}, ascii})
    lines += "{\"text\":\"fine\"}\r\n{\"text\":\"" + json_escaped(page, style) + "\"}\nno\n\n";
  lines += R"({"text":"\ud83d","n":1})";
  const Outcome whole = run(lines, "jsonl:text");
  BOOST_TEST(whole.totals.totals.applied > 0u);
  BOOST_TEST(whole.report.totals.applied == whole.totals.totals.applied);
  BOOST_TEST(whole.fixed == whole.report.fixed);
  BOOST_TEST(whole.fixed != lines);
  BOOST_TEST(whole.totals.left == 2u);
  const std::size_t wrong = lines.find("\nno\n") + 1;
  BOOST_TEST(whole.troubles.front() ==
             "f:3: no JSON object: it does not begin with {, at column 1 (byte offset " +
                 std::to_string(wrong) + "); the line was left as it is");
  for (const std::size_t most : {7, 100, 5000}) {
    const Outcome pieces = run(lines, "jsonl:text", most, 9, {}, most % 5);
    BOOST_TEST(pieces.fixed == whole.fixed);
    BOOST_TEST(pieces.troubles == whole.troubles);
    BOOST_TEST(pieces.report.changes.size() == whole.report.changes.size());
  }
}

BOOST_AUTO_TEST_CASE(rows_and_warc_records_do_not_depend_on_how_the_bytes_arrive) {
  const std::string bad = "DrÃ¼ben schlÃ¤ft das Dorf", good = "Drüben schläft das Dorf";
  const std::string rows =
      "id,text\r\n1,\"" + bad + ",\r\n\"\"x\"\"\"\r\n2,\"a\"b\r\n3," + bad + "\r\n4\r\n5,\"" + bad + "\n";
  const auto warc = [](const std::string& text) {
    return "WARC/1.0\r\nWARC-Type: conversion\r\nContent-Length: " + std::to_string(text.size()) +
           "\r\n\r\n" + text + "\r\n\r\n";
  };
  const std::string crawl = warc(bad) + warc("") + "rubbish\r\n" + warc(bad) + warc(bad).substr(0, 80);
  const std::vector<std::pair<std::string, std::string>> files{{rows, "csv:text"}, {crawl, "warc"}};
  for (const auto& [bytes, format] : files) {
    const Outcome whole = run(bytes, format);
    BOOST_TEST(whole.fixed.find(good) != std::string::npos);
    BOOST_TEST(whole.fixed != bytes);
    BOOST_TEST(whole.totals.left >= 2u);
    for (unsigned seed = 1; seed <= 60; ++seed) {
      const Outcome pieces = run(bytes, format, 1 + seed, seed, {}, seed % 4 + 1);
      BOOST_TEST(pieces.fixed == whole.fixed);
      BOOST_TEST(pieces.troubles == whole.troubles);
    }
  }
}

BOOST_AUTO_TEST_CASE(a_record_may_be_longer_than_the_buffer) {
  const std::string line = "{\"text\":\"" + std::string(5'000'000, 'x') + "\\n\"}";
  for (const std::string end : {"", "\n", "\r\n{\"text\":null}\n"}) {
    const Outcome outcome = run(line + end, "jsonl:text", 300'000);
    BOOST_TEST((outcome.fixed == line + end));
    BOOST_TEST(outcome.totals.left == 0u);
  }
}

BOOST_AUTO_TEST_CASE(a_line_that_is_too_long_is_named_and_passed_through) {
  const std::string longest(kLongestRecord - 1, 'x');
  for (const char* kind : {"line", "jsonl:a"}) {
    const std::string before = "{\"a\":\"\"}\n", lines = before + longest + "xx\n{\"a\":1}\nno\n";
    const Outcome outcome = run(lines, kind);
    BOOST_TEST((outcome.fixed == lines));
    BOOST_REQUIRE(!outcome.troubles.empty());
    BOOST_TEST(outcome.troubles[0] ==
               "f:2: the line is longer than 32 MiB (byte offset 9); it was left as it is");
    BOOST_TEST(outcome.troubles.size() == (kind == std::string("line") ? 1u : 3u));
  }
  BOOST_TEST(run(longest + "\n", "line").troubles.empty());
}

BOOST_AUTO_TEST_CASE(changes_and_losses_stand_at_their_places_in_the_file) {
  const std::string page = pages().front();
  EscapeStyle ascii;
  ascii.non_ascii = NonAscii::escaped;
  const std::string before = "{}\n{\"text\":\"";
  const Outcome outcome = run(before + json_escaped(page, ascii) + "\"}\n", "jsonl:text");
  const auto alone = process(page);
  BOOST_REQUIRE(alone.has_value());
  BOOST_REQUIRE_EQUAL(outcome.report.changes.size(), alone->changes.size());
  for (std::size_t i = 0; i < alone->changes.size(); ++i) {
    const Span there = outcome.report.changes[i].edit.span, here = alone->changes[i].edit.span;
    const std::string raw = (before + json_escaped(page, ascii)).substr(there.start, there.size());
    BOOST_TEST(read(raw).text == page.substr(here.start, here.size()));
  }
  BOOST_REQUIRE_EQUAL(outcome.report.losses.size(), alone->losses.size());
  for (std::size_t i = 0; i < alone->losses.size(); ++i)
    BOOST_TEST(outcome.report.losses[i].span.start ==
               before.size() + json_escaped(page.substr(0, alone->losses[i].span.start), ascii).size());
}

// The promise on which the fast path stands.
BOOST_AUTO_TEST_CASE(what_is_clean_is_clean_in_every_part) {
  Random random(4);
  const Options options;
  std::size_t damaged = 0;
  for (const std::string& page : pages())
    for (std::size_t round = 0; round < rounds(2000); ++round) {
      std::size_t start = random.number(0, page.size()),
                  end = std::min(page.size(), start + random.number(0, 60));
      // Fields and records begin and end beside signs.
      const auto is_sign = [&](std::size_t at) {
        const auto byte = static_cast<unsigned char>(page[at]);
        return byte < 0x80 && std::isalnum(byte) == 0;
      };
      while (start > 0 && start < page.size() && !is_sign(start - 1)) ++start;
      while (end < page.size() && !is_sign(end)) ++end;
      if (end <= start) continue;
      const std::string part = page.substr(start, end - start);
      if (is_clean(part, options)) continue;
      ++damaged;
      BOOST_TEST(!is_clean("{\"text\":\"" + part + "\"}", options), part);
      BOOST_TEST(!is_clean(page.substr(0, end), options), part);
    }
  BOOST_TEST(damaged > 100u);
}

BOOST_AUTO_TEST_CASE(clean_is_said_only_where_nothing_is_found) {
  Options options;
  BOOST_TEST(is_clean("Plain, 這裡沒有錯。", options));
  BOOST_TEST(is_clean("", options));
  BOOST_TEST(!is_clean("\xFF", options));
  BOOST_TEST(!is_clean("\uFFFD", options));
  options.from = {"utf8", "UTF-8"};
  BOOST_TEST(is_clean("plain", options));
  options.from = {"gbk"};
  BOOST_TEST(!is_clean("plain", options));
  options.from = {};
  options.rules.add(Rule::newline);
  BOOST_TEST(is_clean("plain\n", options));
  BOOST_TEST(!is_clean("plain\r\n", options));
}

BOOST_AUTO_TEST_CASE(lines_in_another_encoding_become_utf8) {
  Options options;
  options.from = {"windows-1252"};
  BOOST_TEST(run("caf\xE9\r\nna\xEFve", "line", 5, 1, options).fixed == "café\r\nnaïve");
  options.from = {"gbk"};
  const Outcome outcome = run("\xC8\xD5\n\xFF\xFF\xFF\n", "line", 100, 1, options);
  BOOST_TEST(outcome.fixed == "日\n\xFF\xFF\xFF\n");
  BOOST_TEST(outcome.totals.left == 1u);
  BOOST_TEST(outcome.troubles.at(0).starts_with("f:2: "));
}

BOOST_AUTO_TEST_SUITE_END()
