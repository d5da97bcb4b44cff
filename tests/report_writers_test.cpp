// JSON, check's lines, explain and detect from hand-made documents; places; the spool.
#include <algorithm>
#include <array>
#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "report/detection.h"
#include "report/explain.h"
#include "report/findings.h"
#include "report/json.h"
#include "report/rules.h"
#include "report/spool.h"
#include "report_support.h"

namespace {

using namespace mojimend;
using mojimend::testing::Document;

Channel example_channel() {
  Step step;
  step.full_width = {2, 9};
  step.stood = {{3, "\xE0\x8D"}};
  step.written = "gbk";
  step.inserted = {{4, "\x28\x71\xA8\xAB\x6E\x67\x29"}};
  step.read = "gbk";
  step.unreadable = Unreadable::question_pair;
  step.user_defined = UserDefined::dropped;
  step.folded = true;
  return {step};
}

Document example() {
  Document document;
  document.original = "first\n國x(guó)?\nlast\n";
  document.change(6, 9, "国", false);
  document.change(10, 16, "");
  document.changes[1].edit.evidence = "a gloss";
  document.changes[1].edit.channel = example_channel();
  document.losses.push_back({{16, 17}, "one digit"});
  document.head.segments = {{0, 23, "utf-8", 1}};
  document.head.candidates = {{"utf-8", 1, "valid"}};
  return document;
}

template <typename Sink>
std::string written(const Document& document, std::vector<std::size_t> cuts = {}) {
  StringOutput output;
  Sink sink(output);
  BOOST_REQUIRE(document.send(sink, std::move(cuts)).has_value());
  return output.text;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(writers)

BOOST_AUTO_TEST_CASE(json_channel_is_as_specified) {
  BOOST_TEST(
      channel_json(example_channel()) ==
      R"([{"full_width":[2,9],"stood":[{"at":3,"bytes":"E08D"}],"written":"gbk","inserted":[{"at":4,)"
      R"("bytes":"2871A8AB6E6729"}],"read":"gbk","unreadable":"question-pair","user_defined":"dropped",)"
      R"("folded":"full-width"}])");
  BOOST_TEST(channel_json({Step{{}, {}, "utf-8", {}, "big5"}}) == R"([{"written":"utf-8","read":"big5"}])");
  BOOST_TEST(channel_json({}) == "[]");
}

BOOST_AUTO_TEST_CASE(every_way_of_reading_has_a_name_and_words) {
  const std::array<std::array<std::string, 2>, 8> kExpected = {{
      {"", "It was read as windows-1252."},
      {R"(,"unreadable":"question-pair")",
       "It was read as windows-1252; a lead byte that made no character with the byte behind it became one "
       "`?`, both bytes gone."},
      {R"(,"unreadable":"c1")", "It was read as windows-1252; undefined bytes were kept as C1 controls."},
      {R"(,"unreadable":"replacement")", "It was read as windows-1252; what is no character became U+FFFD."},
      {R"(,"unreadable":"replacement-byte")",
       "It was read as windows-1252; each byte that begins no character became U+FFFD."},
      {R"(,"unreadable":"question-byte")",
       "It was read as windows-1252; each byte that begins no character became `?`."},
      {R"(,"unreadable":"dropped-byte")",
       "It was read as windows-1252; bytes that begin no character were dropped."},
      {R"(,"unreadable":"katakana-dot")",
       "It was read as windows-1252; a byte that begins no character and the byte behind it became `・`."},
  }};
  for (std::size_t each = 0; each < kExpected.size(); ++each) {
    Step step{{}, {}, "utf-8", {}, "windows-1252"};
    step.unreadable = static_cast<Unreadable>(each);
    BOOST_TEST(channel_json({step}) ==
               R"([{"written":"utf-8","read":"windows-1252")" + kExpected[each][0] + "}]");
    BOOST_TEST(channel_words({step}).at(1) == kExpected[each][1]);
  }
}

BOOST_AUTO_TEST_CASE(what_was_done_after_reading) {
  Step step{{}, {}, "utf-8", {}, "windows-1252"};
  step.no_break_space = NoBreakSpace::space;
  step.quotes = Quotes::straight;
  step.invisible = Invisible::stripped;
  step.cased = Cased::lower;
  BOOST_TEST(channel_json({step}) ==
             R"([{"written":"utf-8","read":"windows-1252","no_break_space":"space","quotes":"straight",)"
             R"("invisible":"stripped","cased":"lower"}])");
  const std::vector<std::string> words = {"The text was written in utf-8.",
                                          "It was read as windows-1252.",
                                          "No-break spaces became spaces.",
                                          "Quotation marks were made straight.",
                                          "C1 controls and soft hyphens were taken out.",
                                          "Letters were made lower case."};
  BOOST_TEST(channel_words({step}) == words, boost::test_tools::per_element());
  step.cased = Cased::upper;
  BOOST_TEST(channel_words({step}).back() == "Letters were made upper case.");
  BOOST_TEST(channel_json({step}).ends_with(R"("cased":"upper"}])"));
}

BOOST_AUTO_TEST_CASE(bytes_whose_case_was_changed) {
  Step step{{}, {}, "big5", {}, "big5"};
  step.cased_bytes = Cased::upper;
  BOOST_TEST(channel_json({step}) == R"([{"written":"big5","read":"big5","cased_bytes":"upper"}])");
  const std::vector<std::string> words = {
      "The text was written in big5.",
      "Its bytes were made upper case as if each were a letter of ASCII, second halves of characters too.",
      "It was read as big5."};
  BOOST_TEST(channel_words({step}) == words, boost::test_tools::per_element());
  step.cased_bytes = Cased::lower;
  BOOST_TEST(channel_json({step}).ends_with(R"("cased_bytes":"lower"}])"));
}

BOOST_AUTO_TEST_CASE(json_has_its_members_in_order) {
  const std::string expected =
      R"({"path":"file.txt","encoding":"utf-8","confidence":1.0,"bom":0,)"
      R"("segments":[{"start":0,"end":23,"encoding":"utf-8","confidence":1.0}],"changes":[)"
      R"({"start":6,"end":9,"line":2,"column":1,"before":"國","after":"国","rule":"gloss","safety":"suggested",)"
      R"("channel":[],"evidence":""},)"
      R"J({"start":10,"end":16,"line":2,"column":3,"before":"(guó)","after":"","rule":"gloss","safety":"safe",)J"
      R"("channel":)" +
      channel_json(example_channel()) + R"(,"evidence":"a gloss"}],)" +
      R"("losses":[{"start":16,"end":17,"line":2,"column":8,"what":"one digit"}]})" + "\n";
  BOOST_TEST(written<JsonSink>(example()) == expected);
  BOOST_TEST(written<JsonSink>(example(), {3, 9, 10, 16}) == expected);
}

BOOST_AUTO_TEST_CASE(json_escapes_and_never_throws) {
  Document document;
  document.head.path = "a\"\n\xFF";
  document.original = "x\n";
  document.change(0, 1, "\xFF\x01");
  const std::string text = written<JsonSink>(document);
  BOOST_TEST(text.find("{\"path\":\"a\\\"\\n\xEF\xBF\xBD\",") == 0u);
  BOOST_TEST(text.find("\"after\":\"\xEF\xBF\xBD\\u0001\"") != std::string::npos);
  BOOST_TEST(std::count(text.begin(), text.end(), '\n') == 1);
}

BOOST_AUTO_TEST_CASE(columns_leave_out_the_byte_order_mark) {
  Document document;
  document.original =
      "\xEF\xBB\xBF"
      "x(y)";
  document.head.bom = 3;
  document.change(0, 3, "");
  document.change(4, 7, "");
  const std::string text = written<JsonSink>(document);
  BOOST_TEST(text.find(R"("end":3,"line":1,"column":1)") != std::string::npos);
  BOOST_TEST(text.find(R"("end":7,"line":1,"column":2)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(columns_of_a_transcoded_document_count_what_was_read) {
  Document document;
  document.original = "a\xB9\xFA\xB9\xFA z\n\xB9\xFA!";
  document.head.encoding = "gb18030";
  document.change(1, 5, "國國");
  document.changes[0].before = "國國";
  document.change(6, 7, "Z");
  document.change(8, 10, "國");
  document.changes[2].before = "國";
  document.change(10, 11, "");
  document.losses.push_back({{3, 5}, "inside"});
  for (const std::vector<std::size_t>& cuts : {std::vector<std::size_t>{}, {5}, {1, 6, 10}}) {
    const std::string text = written<JsonSink>(document, cuts);
    BOOST_TEST(text.find(R"("start":6,"end":7,"line":1,"column":5)") != std::string::npos, text);
    BOOST_TEST(text.find(R"("start":10,"end":11,"line":2,"column":2)") != std::string::npos, text);
    BOOST_TEST(text.find(R"("start":3,"end":5,"line":1,"column":2)") != std::string::npos, text);
  }
}

BOOST_AUTO_TEST_CASE(columns_of_utf16_leave_out_the_byte_order_mark) {
  Document document;
  document.original = std::string(
      "\xFF\xFE"
      "a\0b\0",
      6);
  document.head.encoding = "utf-16le";
  document.head.bom = 2;
  document.change(0, 4, "a");
  document.changes[0].before =
      "\uFEFF"
      "a";
  document.change(4, 6, "b");
  BOOST_TEST(written<JsonSink>(document).find(R"("end":6,"line":1,"column":2)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_safe_change_that_cannot_be_written_says_so) {
  Document document;
  document.original = "ab";
  document.change(0, 1, "c", false);
  document.change(1, 2, "d", false);
  document.changes[1].edit.safety = Safety::safe;
  const std::string text = written<JsonSink>(document);
  BOOST_TEST(text.find(R"("safety":"suggested","channel")") != std::string::npos);
  BOOST_TEST(text.find(R"("safety":"safe","applies":false,"channel")") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(rules_are_laid_out_with_which_are_on) {
  BOOST_TEST(("\n" + rules_text(RuleSet::none(), {})).find("\non   ") == std::string::npos);
  BOOST_TEST(rules_text(RuleSet::defaults(), {}).find("on   gloss  ") != std::string::npos);
  Policies curly;
  curly.set(Policy::quotes, "curly");
  BOOST_TEST(rules_text(RuleSet::none(), curly)
                 .find("\n       --quotes straight|curly|straight-all|off (curly)\n") != std::string::npos);
  BOOST_TEST(rules_json(RuleSet::defaults(), {})
                 .find(R"({"rule":"bom","kind":"policy","safety":"safe","on":false,)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(confidence_has_four_decimals) {
  Document document;
  document.original = "x";
  document.head.confidence = 0.9592999470435712;
  BOOST_TEST(written<JsonSink>(document).find("\"confidence\":0.9593,") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(check_prints_one_line_a_finding_by_place) {
  BOOST_TEST(written<FindingsSink>(example()) ==
             "file.txt:2:1: gloss [suggested]: `國` → `国`\n"
             "file.txt:2:3: gloss [safe]: `(guó)` → `` a gloss\n"
             "file.txt:2:8: lost: one digit\n");
}

BOOST_AUTO_TEST_CASE(check_tells_a_transcoding_once) {
  Document document;
  document.original = "\xE9 \xE9";
  document.head.encoding = "windows-1252";
  document.change(0, 1, "é");
  document.change(2, 3, "é");
  for (Change& each : document.changes) each.edit.rule = Rule::encoding;
  BOOST_TEST(written<FindingsSink>(document) ==
             "file.txt:1:1: encoding [safe]: the text is windows-1252 and becomes utf-8 (2 places)\n");
}

BOOST_AUTO_TEST_CASE(what_is_transcoded_inside_of_a_suggestion_stands_where_that_begins) {
  Document document;
  document.original = "\xE9\xE9 \xE9x\n\xE9";
  document.head.encoding = "windows-1252";
  document.change(0, 3, "y", false);
  document.change(0, 2, "éé");
  document.change(3, 4, "é");
  document.change(6, 7, "é");
  document.changes[0].before = "éé ";
  for (const std::size_t at : {1, 2, 3}) {
    document.changes[at].edit.rule = Rule::encoding;
    document.changes[at].before = document.changes[at].after;
  }
  const std::string text = written<JsonSink>(document);
  BOOST_TEST(text.find(R"("start":0,"end":3,"line":1,"column":1,)") != text.npos, text);
  BOOST_TEST(text.find(R"("start":0,"end":2,"line":1,"column":1,)") != text.npos);
  BOOST_TEST(text.find(R"("start":3,"end":4,"line":1,"column":4,)") != text.npos);
  BOOST_TEST(text.find(R"("start":6,"end":7,"line":2,"column":1,)") != text.npos);
}

BOOST_AUTO_TEST_CASE(nothing_that_is_printed_can_move_the_cursor) {
  BOOST_TEST(printable("a\n\x1b[2J\r\t\xC2\x85\xE2\x80\xAE\xFF國") ==
             "a<LF><ESC>[2J<CR><TAB><U+0085><U+202E><FF>國");
  Document document;
  document.head.path = "a\nb";
  document.original = "x";
  document.losses.push_back({{0, 1}, "gone"});
  BOOST_TEST(written<FindingsSink>(document) == "a<LF>b:1:1: lost: gone\n");
}

BOOST_AUTO_TEST_CASE(long_texts_lose_their_middle) {
  BOOST_TEST(shortened("國國國國國國", 6) == "國國國國國國");
  BOOST_TEST(shortened("一二三四五六七", 4) == "一二…六七");
  BOOST_TEST(shortened("\x80\x80\x80\x80\xFF", 2) == "<80><80><80><80><FF>");
}

BOOST_AUTO_TEST_CASE(a_line_for_a_long_change_stays_short) {
  Document document;
  document.original = std::string(10000, 'x');
  document.change(0, 10000, "y");
  BOOST_TEST(written<FindingsSink>(document).size() < 100u);
  BOOST_TEST(written<ExplainSink>(document).size() < 500u);
}

BOOST_AUTO_TEST_CASE(explain_counts_before_it_lists) {
  const std::string text = written<ExplainSink>(example());
  const auto at = [&](std::string_view what) {
    const auto found = text.find(what);
    BOOST_TEST(found != text.npos, what << " is not in\n" << text);
    return found;
  };
  BOOST_TEST(at("The text is UTF-8 (confidence 1.00).") < at("2:1 gloss [suggested], not applied"));
  const std::string story = [&] {
    std::string line = text.substr(0, text.find("\n\n"));
    std::ranges::replace(line, '\n', ' ');
    return line;
  }();
  BOOST_TEST(
      story ==
      "file.txt The text is UTF-8 (confidence 1.00). This happened to it: GBK with bytes put in, full "
      "width folded (1 change). By rule: gloss 2. 1 change is safe: what happened, run again on the "
      "repaired text, gives what stands here. 1 change is only suggested. With these options, fix makes "
      "1. 1 place is lost for good: one digit.");
  at("bytes: 10–16: 28 67 75 C3 B3 29 `(gu..)`");
  at("1. Characters 3 and 10 were full width.");
  at("2. Character 4 stands for bytes that cannot be known; most likely E0 8D.");
  at("3. The text was written in gbk.");
  at("4. Bytes were put in front of byte 4: 28 71 A8 AB 6E 67 29 `(q..ng)`.");
  at("5. It was read as gbk; a lead byte that made no character");
  at("6. Full-width letters and marks were folded to ASCII.");
  at("2:8 lost\n    one digit");
}

BOOST_AUTO_TEST_CASE(explain_shows_what_each_step_made_of_the_bytes) {
  Document document;
  document.original = "CafÃ&eacute;";
  document.change(3, 13, "é");
  Step read{{}, {}, "utf-8", {}, "windows-1252"};
  document.changes[0].edit.channel = {read, read};
  const std::string text = written<ExplainSink>(document);
  for (const char* line : {"1. The text was written in utf-8.\n         `é` → C3 A9\n",
                           "2. It was read as windows-1252.\n         C3 A9 → `Ã©`\n",
                           "3. The text was written in utf-8.\n         `Ã©` → C3 83 C2 A9\n",
                           "4. It was read as windows-1252.\n         C3 83 C2 A9 → `ÃƒÂ©`\n"})
    BOOST_TEST(text.find(line) != text.npos, text);
  StringOutput output;
  JsonSink sink(output, JsonSink::Detail::all);
  BOOST_REQUIRE(document.send(sink).has_value());
  BOOST_TEST(
      output.text.find(R"("stages":[{"written":"C3A9","damaged":"C3A9","read":"Ã©"},)"
                       R"({"written":"C383C2A9","damaged":"C383C2A9","read":"ÃƒÂ©"}])") != std::string::npos,
      output.text);
  BOOST_TEST(output.text.find(R"("story":"The text is UTF-8)") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(explain_of_clean_text_is_short) {
  Document document;
  document.original = "clean\n";
  BOOST_TEST(written<ExplainSink>(document) ==
             "file.txt\nThe text is UTF-8 (confidence 1.00). No damage was found.\n\n");
}

BOOST_AUTO_TEST_CASE(suspects_are_told_and_are_no_findings) {
  Document document;
  document.original = "a\n\"Ã©\" is \"é\"\n";
  document.suspects = {{{3, 7}, "Ã©", "é", "likelier", {Step{{}, {}, "utf-8", {}, "windows-1252"}}}};
  const std::string json = written<JsonSink>(document), text = written<ExplainSink>(document);
  BOOST_TEST(json.find(R"("losses":[],"suspects":[{"start":3,"end":7,"line":2,"column":2,"before":"Ã©",)"
                       R"("after":"é","channel":[{"written":"utf-8","read":"windows-1252"}],)"
                       R"("evidence":"likelier"}]})") != json.npos,
             json);
  BOOST_TEST(text.find("No damage was found. 1 place looks damaged") != text.npos, text);
  BOOST_TEST(
      text.find("2:2 suspect, left: the text shows it\n    here:  `Ã©`\n    looks: `é`\n") != text.npos,
      text);
  BOOST_TEST(written<FindingsSink>(document) == "");
}

BOOST_AUTO_TEST_CASE(detect_names_candidates_and_mixed_segments) {
  Document document = example();
  StringOutput json, text;
  BOOST_REQUIRE(write_detection_json(document.head, json).has_value());
  BOOST_TEST(json.text == R"({"path":"file.txt","encoding":"utf-8","confidence":1.0,"bom":0,)"
                          R"("segments":[{"start":0,"end":23,"encoding":"utf-8","confidence":1.0}],)"
                          R"("candidates":[{"encoding":"utf-8","confidence":1.0,"evidence":"valid"}]})"
                          "\n");
  document.head.bom = 3;
  document.head.segments.push_back({23, 30, "gbk", 0.5});
  BOOST_REQUIRE(write_detection_text(document.head, text).has_value());
  BOOST_TEST(text.text ==
             "file.txt: utf-8 (confidence 1.00), byte order mark of 3 bytes\n"
             "  bytes 0–23: utf-8 (confidence 1.00)\n  bytes 23–30: gbk (confidence 0.50)\n"
             "  1.00 utf-8: valid\n");
}

BOOST_AUTO_TEST_CASE(a_spool_gives_back_what_it_was_given) {
  for (const std::size_t bound : {std::size_t{1}, std::size_t{4}, std::size_t{1000}}) {
    Spool spool(bound);
    for (int round = 0; round < 2; ++round) {
      std::string expected;
      for (int i = 0; i < 50; ++i) {
        const std::string piece = std::to_string(i * round);
        expected += piece;
        BOOST_REQUIRE(spool.write(piece).has_value());
      }
      BOOST_TEST(spool.size() == expected.size());
      StringOutput all;
      BOOST_REQUIRE(spool.copy_to(all).has_value());
      BOOST_TEST(all.text == expected);
      std::array<char, 7> part{};
      BOOST_TEST(*spool.read(3, part) == 7u);
      BOOST_TEST(std::string(part.data(), 7) == expected.substr(3, 7));
      BOOST_TEST(*spool.read(expected.size() - 2, part) == 2u);
      BOOST_REQUIRE(spool.clear().has_value());
    }
  }
}

BOOST_AUTO_TEST_CASE(a_spool_without_room_says_where) {
  const std::string before = std::getenv("TMPDIR") ? std::getenv("TMPDIR") : "";
  ::setenv("TMPDIR", "/nowhere/at/all", 1);
  Spool spool(2);
  const auto done = spool.write("three");
  before.empty() ? ::unsetenv("TMPDIR") : ::setenv("TMPDIR", before.c_str(), 1);
  BOOST_REQUIRE(!done.has_value());
  BOOST_TEST(
      done.error().message() ==
      "/nowhere/at/all: cannot make a temporary file: No such file or directory; make room there, or set "
      "TMPDIR to a folder that has some");
}

BOOST_AUTO_TEST_SUITE_END()
