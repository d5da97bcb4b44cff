// SARIF, annotations, Checkstyle and the summary from hand-made documents.
#include <boost/test/unit_test.hpp>
#include <nlohmann/json.hpp>

#include "report/base64.h"
#include "report/checkstyle.h"
#include "report/github.h"
#include "report/sarif.h"
#include "report/summary.h"
#include "report_support.h"

namespace {

using namespace mojimend;
using mojimend::testing::Document;

// What a run over these documents gives.
std::string reported(RunReport& report, const std::vector<Document>& documents, RunCounts counts = {}) {
  StringOutput output;
  BOOST_REQUIRE(report.begin(output).has_value());
  for (const Document& each : documents) {
    Spool part;
    DocumentCounts found;
    FindingCounter counter(report.document_sink(part), found);
    BOOST_REQUIRE(each.send(counter).has_value());
    counts.add(found);
    BOOST_REQUIRE(report.document(found, part, output).has_value());
  }
  BOOST_REQUIRE(report.end(counts, output).has_value());
  return output.text;
}

Document example() {
  Document document;
  document.original = "first\n國x(guó)?\nlast\n";
  document.change(6, 9, "国", false);
  document.change(10, 16, "");
  document.changes[1].edit.evidence = "a gloss: 100%, sure\n";
  document.losses.push_back({{16, 17}, "one digit"});
  document.head.size = document.original.size();
  return document;
}

// Two characters of windows-1252, one of which is more than transcoded.
Document legacy() {
  Document document;
  document.original = "a\xE9 \x93\n";
  document.head = {.path = "./b c.txt",
                   .encoding = "windows-1252",
                   .confidence = 0.9,
                   .size = 5,
                   .segments = {},
                   .candidates = {}};
  document.change(1, 2, "é");
  document.change(3, 4, "\"");
  document.changes[0].edit.rule = Rule::encoding;
  document.changes[0].before = "é";
  document.changes[1].before = "“";
  return document;
}

RunCounts trouble() {
  RunCounts counts;
  counts.skipped = {{"picture.png", "binary"}};
  counts.troubles = {{"gone.txt", "no such file"}};
  return counts;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(machines)

BOOST_AUTO_TEST_CASE(base64_as_in_the_standard) {
  const std::string bytes = "foobar";
  const char* wanted[] = {"", "Zg==", "Zm8=", "Zm9v", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmFy"};
  for (std::size_t i = 0; i < std::size(wanted); ++i) BOOST_TEST(base64(bytes.substr(0, i)) == wanted[i]);
  BOOST_TEST(base64("\xFF\xFE\xFD") == "//79");
}

BOOST_AUTO_TEST_CASE(paths_become_uris) {
  BOOST_TEST(path_uri("./a/../b c.txt") == "b%20c.txt");
  BOOST_TEST(path_uri("ü\xFF[1].txt") == "%C3%BC%FF%5B1%5D.txt");
  BOOST_TEST(path_uri("/etc/motd") == "file:///etc/motd");
}

BOOST_AUTO_TEST_CASE(an_annotation_cannot_break_out_of_its_line) {
  GithubReport report;
  Document document = example();
  document.head.path = "a,b:c%\n.txt";
  BOOST_TEST(
      reported(report, {document}) ==
      "::notice file=a%2Cb%3Ac%25%0A.txt,line=2,endLine=2,col=1,endColumn=2,title=mojimend gloss::`國` → "
      "`国`\n"
      "::warning file=a%2Cb%3Ac%25%0A.txt,line=2,endLine=2,col=3,endColumn=8,title=mojimend gloss::"
      "`(guó)` → `` a gloss: 100%25, sure<LF>\n"
      "::error file=a%2Cb%3Ac%25%0A.txt,line=2,endLine=2,col=8,endColumn=9,title=mojimend lost::one digit\n");
}

BOOST_AUTO_TEST_CASE(columns_of_two_lines_are_left_out) {
  GithubReport report;
  Document document;
  document.original = "a\nb\n";
  document.change(0, 3, "x");
  BOOST_TEST(reported(report, {document}) ==
             "::warning file=file.txt,line=1,endLine=2,title=mojimend gloss::`a<LF>b` → `x`\n");
}

BOOST_AUTO_TEST_CASE(checkstyle_has_a_file_for_each_that_has_findings) {
  CheckstyleReport report;
  Document clean, document = example();
  clean.original = "clean\n";
  document.head.path = "<&\">\x01.txt";
  document.losses.clear();
  BOOST_TEST(reported(report, {clean, document}) ==
             "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n"
             "  <file name=\"&lt;&amp;&quot;&gt;&lt;U+0001&gt;.txt\">\n"
             "    <error line=\"2\" column=\"1\" severity=\"info\" message=\"`國` → `国`\" "
             "source=\"mojimend.gloss\"/>\n"
             "    <error line=\"2\" column=\"3\" severity=\"warning\" message=\"`(guó)` → `` a gloss: 100%, "
             "sure&lt;LF&gt;\""
             " source=\"mojimend.gloss\"/>\n"
             "  </file>\n</checkstyle>\n");
}

BOOST_AUTO_TEST_CASE(sarif_has_a_fix_for_each_change) {
  SarifReport report("1.2.3");
  Document document = example();
  document.changes[0].edit.evidence = "see [this](1) and {0}";
  const auto log = nlohmann::json::parse(reported(report, {document}, trouble()));
  const auto& run = log["runs"][0];
  BOOST_TEST(run["tool"]["driver"]["semanticVersion"] == "1.2.3");
  BOOST_TEST(run["tool"]["driver"]["rules"].size() == kRuleCount);
  const auto& results = run["results"];
  BOOST_REQUIRE(results.size() == 3U);
  BOOST_TEST(results[0]["message"]["text"] == "`國` → `国` see \\[this\\](1) and {{0}}");
  BOOST_TEST(results[0]["level"] == "note");
  BOOST_TEST(results[1]["level"] == "warning");
  BOOST_TEST(results[2]["level"] == "error");
  BOOST_TEST(!results[2].contains("fixes"));
  const auto& region = results[1]["locations"][0]["physicalLocation"]["region"];
  BOOST_TEST(region["byteOffset"] == 10);
  BOOST_TEST(region["byteLength"] == 6);
  BOOST_TEST(region["startColumn"] == 3);
  BOOST_TEST(region["endColumn"] == 8);
  BOOST_TEST(region["snippet"]["text"] == "(guó)");
  const auto& made = results[0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
  BOOST_TEST(made["insertedContent"].dump() == R"({"text":"国"})");
  for (const auto& each : results)
    BOOST_TEST(run["tool"]["driver"]["rules"][each["ruleIndex"].get<std::size_t>()]["id"] == each["ruleId"]);
  BOOST_TEST(run["invocations"][0]["executionSuccessful"] == false);
  BOOST_TEST(run["invocations"][0]["toolExecutionNotifications"].size() == 2U);
}

// Each change alone would put UTF-8 into a file of another encoding.
BOOST_AUTO_TEST_CASE(a_document_that_becomes_utf8_has_one_fix) {
  SarifReport report("1.2.3");
  const auto log = nlohmann::json::parse(reported(report, {legacy()}));
  const auto& results = log["runs"][0]["results"];
  BOOST_REQUIRE(results.size() == 2U);
  BOOST_TEST(results[0]["ruleId"] == "gloss");
  BOOST_TEST(!results[0].contains("fixes"));
  const auto& change = results[1]["fixes"][0]["artifactChanges"][0];
  BOOST_TEST(change["artifactLocation"]["uri"] == "b%20c.txt");
  BOOST_REQUIRE(change["replacements"].size() == 2U);
  BOOST_TEST(change["replacements"][0]["insertedContent"]["binary"] == "w6k=");
  BOOST_TEST(log["runs"][0]["artifacts"][0]["encoding"] == "windows-1252");
}

// Where the encoding is kept, the text and its bytes there.
BOOST_AUTO_TEST_CASE(a_fix_in_a_kept_encoding_has_its_bytes) {
  SarifReport report("1.2.3");
  Document document = legacy();
  document.changes.erase(document.changes.begin());
  document.changes[0].edit.replacement = "\x94";
  document.changes[0].after = "”";
  const auto log = nlohmann::json::parse(reported(report, {document}));
  const auto& change = log["runs"][0]["results"][0]["fixes"][0]["artifactChanges"][0]["replacements"][0];
  BOOST_TEST(change["insertedContent"].dump() == R"({"binary":"lA==","text":"”"})");
}

BOOST_AUTO_TEST_CASE(the_summary_counts) {
  SummaryReport report(SummaryForm::json, Colour::off);
  BOOST_TEST(
      reported(report, {example(), legacy()}, trouble()) ==
      R"({"documents":2,"with_findings":2,"bytes":28,"applied":3,"suggested":1,"reported":0,"lost":1,)"
      R"("rules":[{"rule":"gloss","applied":2,"suggested":1,"reported":0},)"
      R"({"rule":"encoding","applied":1,"suggested":0,"reported":0}],)"
      R"("channels":[],"encodings":[)"
      R"({"encoding":"utf-8","documents":1,"bytes":23,"applied":1,"suggested":1,"lost":1},)"
      R"({"encoding":"windows-1252","documents":1,"bytes":5,"applied":2,"suggested":0,"lost":0}],)"
      R"("losses":[{"what":"one digit","places":1}],"skipped":[{"path":"picture.png","reason":"binary"}],)"
      R"("troubles":[{"path":"gone.txt","reason":"no such file"}]})"
      "\n");
}

BOOST_AUTO_TEST_CASE(the_summary_is_a_table) {
  SummaryReport report(SummaryForm::text, Colour::off);
  BOOST_TEST(reported(report, {example(), legacy()}, trouble()) ==
             "2 documents of 28 bytes, 2 with findings: 3 changes to apply, 1 suggested, 0 reported, 1 lost\n"
             "\n"
             "rule      applied  suggested  reported\n"
             "gloss           2          1         0\n"
             "encoding        1          0         0\n"
             "\n"
             "encoding      documents  bytes  applied  suggested  lost\n"
             "utf-8                 1     23        1          1     1\n"
             "windows-1252          1      5        2          0     0\n"
             "\n"
             "lost       places\n"
             "one digit       1\n"
             "\n"
             "skipped  files\n"
             "binary       1\n"
             "\n"
             "trouble       files\n"
             "no such file      1\n");
}

BOOST_AUTO_TEST_SUITE_END()
