// Answers: who a change is, what a file of answers says, and what fix makes of it.
#include <boost/test/unit_test.hpp>
#include <fstream>

#include "config/answers.h"
#include "config/identity.h"
#include "encoding/decode.h"
#include "temporary_folder.h"

using namespace mojimend;

namespace {

struct Identified {
  Report report;
  std::string id(std::size_t index) const { return report.changes.at(index).id; }
};

Identified identified(const std::string& text, const std::string& path = "a.txt", Options options = {}) {
  MemorySource source(text, path);
  Identified out;
  IdentitySink sink(out.report);
  BOOST_REQUIRE(process(source, options, sink));
  return out;
}

std::string fixed(const std::string& text, const Answers& answers, std::size_t* stale = nullptr) {
  MemorySource source(text, "a.txt");
  const auto decided = decide(source, {}, answers);
  BOOST_REQUIRE(decided.has_value());
  if (stale) *stale = decided->stale;
  return process(text, decided->options)->fixed;
}

Answer accept(const std::string& id) {
  Answer out;
  out.id = id;
  out.reply = Reply::accept;
  out.path = "a.txt";
  return out;
}

const std::string kFirst = "Der BÃ¤cker backt morgens um fÃ¼nf Uhr sein Brot, und am Abend schlÃ¤ft er.\n";
const std::string kSecond = "Die MÃ¼llerin mahlt das Mehl, das er dafÃ¼r in jeder Woche braucht.\n";

}  // namespace

BOOST_AUTO_TEST_SUITE(answers)

BOOST_AUTO_TEST_CASE(a_change_keeps_its_id_while_its_neighbours_are_fixed_and_text_comes_before_it) {
  const Identified both = identified(kFirst + kSecond);
  BOOST_REQUIRE(both.report.changes.size() >= 2u);
  const Change& last = both.report.changes.back();
  BOOST_TEST(last.id.size() == 16u);
  BOOST_TEST(both.id(0) != last.id);
  const std::size_t at = last.edit.span.start;
  // As it is when all before it is fixed.
  std::string rest = both.report.fixed.substr(
      0,
      both.report.fixed.size() - (kFirst.size() + kSecond.size() - last.edit.span.end) - last.after.size());
  rest += (kFirst + kSecond).substr(at);
  const Identified later = identified("Ein Satz mehr.\n\n" + rest);
  BOOST_REQUIRE(!later.report.changes.empty());
  BOOST_TEST(later.report.changes.back().id == last.id);
}

BOOST_AUTO_TEST_CASE(path_text_and_surroundings_tell_changes_apart) {
  const std::string id = identified(kFirst).id(0);
  BOOST_TEST(identified(kFirst, "b.txt").id(0) != id);
  BOOST_TEST(identified(kFirst, "./x/../a.txt").id(0) == id);
  BOOST_TEST(identified("Nur " + kFirst).id(0) != id);
  BOOST_TEST(fingerprint(Rule::gloss, "ab", "c") != fingerprint(Rule::gloss, "a", "bc"));
  BOOST_TEST(fingerprint(Rule::gloss, "a", "b") != fingerprint(Rule::entity, "a", "b"));
}

BOOST_AUTO_TEST_CASE(other_lines_count_only_where_the_line_is_short) {
  const std::string id = identified(kFirst).id(0);
  BOOST_TEST(identified("Ein Satz mehr.\n" + kFirst + "Und noch einer.\n").id(0) == id);
  const Identified list = identified("eins\nCafÃ©\nzwei\nCafÃ©\ndrei\n");
  BOOST_REQUIRE(list.report.changes.size() == 2u);
  BOOST_TEST(list.id(0) != list.id(1));
  const std::string far = " liegt in der Schublade des Tisches, und dort im CafÃ© ist es gut.\n";
  const Identified numbered = identified("Nummer 1" + far + "Nummer 2" + far);
  BOOST_REQUIRE(numbered.report.changes.size() == 2u);
  BOOST_TEST(numbered.id(0) != numbered.id(1));
  // Nothing that lasts tells these apart.
  const std::string line = "Ich war gestern im CafÃ© an der Ecke.\n";
  const Identified alike = identified(line + line);
  BOOST_REQUIRE(alike.report.changes.size() == 2u);
  BOOST_TEST(alike.id(0) == alike.id(1));
}

BOOST_AUTO_TEST_CASE(ids_do_not_depend_on_whether_the_encoding_is_kept) {
  const std::string legacy =
      *encode("Müßiggänger gähnen &amp;auml; und &amp;ouml; über Öl.\n", *find_encoding("windows-1252"));
  Options keep;
  keep.from = {"windows-1252"};
  Options to_utf8 = keep;
  keep.to = TargetEncoding::keep;
  std::vector<std::string> kept, transcoded;
  for (const Change& each : identified(legacy, "a.txt", keep).report.changes) kept.push_back(each.id);
  for (const Change& each : identified(legacy, "a.txt", to_utf8).report.changes)
    if (each.edit.rule != Rule::encoding) transcoded.push_back(each.id);
  BOOST_TEST(!kept.empty());
  BOOST_TEST(kept == transcoded, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(what_is_accepted_is_made_and_nothing_else) {
  const std::string text = kFirst + kSecond;
  const Identified all = identified(text);
  Answers answers;
  BOOST_TEST(fixed(text, answers) == text);
  answers.put(accept(all.id(0)));
  Answer no = accept(all.id(1));
  no.reply = Reply::reject;
  answers.put(no);
  answers.put(accept("0123456789ABCDEF"));
  std::size_t stale = 0;
  const std::string once = fixed(text, answers, &stale);
  BOOST_TEST(stale == 1u);
  const Edit& edit = all.report.changes[0].edit;
  BOOST_TEST(once == text.substr(0, edit.span.start) + edit.replacement + text.substr(edit.span.end));
  for (const Change& each : all.report.changes) answers.put(accept(each.id));
  BOOST_TEST(fixed(text, answers) == all.report.fixed);
}

BOOST_AUTO_TEST_CASE(a_text_that_somebody_wrote_comes_instead) {
  const Identified all = identified(kFirst);
  Answer edited = accept(all.id(0));
  edited.replacement = "Müller und Bäcker";
  Answers answers;
  answers.put(edited);
  const Span span = all.report.changes[0].edit.span;
  BOOST_TEST(fixed(kFirst, answers) ==
             kFirst.substr(0, span.start) + "Müller und Bäcker" + kFirst.substr(span.end));
}

BOOST_AUTO_TEST_CASE(a_file_becomes_utf_8_as_a_whole_or_not_at_all) {
  const std::string clean =
      "Müßiggänger gähnen im Schatten, während die Bäcker backen.\nÖl für Käse, Grüße aus Köln.\n";
  const std::string text = *encode(clean, *find_encoding("windows-1252"));
  const Identified all = identified(text);
  BOOST_REQUIRE(all.report.changes.size() >= 2u);
  for (const Change& each : all.report.changes) BOOST_TEST(each.id == all.id(0));
  Answers answers;
  BOOST_TEST(fixed(text, answers) == text);
  answers.put(accept(all.id(0)));
  BOOST_TEST(fixed(text, answers) == clean);
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_again_and_does_not_depend_on_the_order_of_answering) {
  const mojimend_test::Folder folder;
  const std::string path = folder.at("answers.json");
  Answer one = accept("B"), two = accept("A");
  one.line = 2;
  two.line = 10;
  two.before = "\xFFx";
  two.replacement = "";
  Answers answers, other;
  answers.put(one);
  answers.put(two);
  other.put(two);
  other.put(one);
  BOOST_TEST(answers.text() == other.text());
  BOOST_REQUIRE(answers.write(path));
  const auto read = Answers::read(path);
  BOOST_REQUIRE(read.has_value());
  BOOST_TEST(read->size() == 2u);
  BOOST_TEST(read->find("A")->replacement.has_value());
  BOOST_TEST(!read->find("B")->replacement.has_value());
  BOOST_TEST(read->text() == answers.text());
  BOOST_TEST(answers.text().find("\"id\":\"B\"") < answers.text().find("\"id\":\"A\""));
}

BOOST_AUTO_TEST_CASE(what_is_no_file_of_answers_is_named_with_the_reason) {
  const mojimend_test::Folder folder;
  const std::string path = folder.at("answers.json");
  BOOST_TEST((Answers::read(path).error().kind == ErrorKind::missing));
  for (const char* text : {"", "[]", "{\"version\": 2, \"answers\": []}", "{\"version\": 1}",
                           "{\"version\": 1, \"answers\": [{\"id\": \"A\", \"answer\": \"maybe\"}]}",
                           "{\"version\": 1, \"answers\": [{\"answer\": \"accept\"}]}"}) {
    std::ofstream(path) << text;
    const auto read = Answers::read(path);
    BOOST_REQUIRE(!read.has_value());
    BOOST_TEST((read.error().kind == ErrorKind::malformed));
    BOOST_TEST(read.error().path == path);
  }
}

BOOST_AUTO_TEST_SUITE_END()
