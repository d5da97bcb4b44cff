// The questions of a review and what their answers take with them; the rows of its screen; a line that is
// edited.
#include <boost/test/unit_test.hpp>

#include "config/identity.h"
#include "report/columns.h"
#include "review/collect.h"
#include "review/line_editor.h"
#include "review/screen.h"
#include "review/session.h"

using namespace mojimend;

namespace {

ReviewChange change(std::string id, std::string path, std::string before, Rule rule = Rule::mojibake) {
  ReviewChange out;
  out.id = std::move(id);
  out.file = path;
  out.path = std::move(path);
  out.rule = rule;
  out.before = std::move(before);
  out.after = "x";
  out.front =
      "the line "
      "before\n國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國國"
      "國國國 ";
  out.behind = " more\nthe line behind\n";
  return out;
}

std::vector<ReviewChange> example() {
  return {change("1", "a", "p"), change("2", "a", "q"), change("3", "b", "p"),
          change("4", "b", "r", Rule::gloss)};
}

Answer rejected(std::string id) {
  Answer out;
  out.id = std::move(id);
  return out;
}

std::vector<ReviewChange> collected(const std::string& text, Options options = {}) {
  MemorySource source(text, "a.txt");
  std::vector<ReviewChange> out;
  CollectSink sink(out);
  IdentitySink identified(sink);
  BOOST_REQUIRE(process(source, options, identified));
  return out;
}

void type(LineEditor& editor, std::string_view text) {
  for (const char each : text) editor.press({PressKind::character, std::string(1, each)});
}

}  // namespace

BOOST_AUTO_TEST_SUITE(review_session)

BOOST_AUTO_TEST_CASE(the_same_change_is_one_question) {
  Answers answers;
  ReviewSession session(example(), answers);
  BOOST_TEST(session.questions() == 3u);
  BOOST_TEST(session.places() == 2u);
  BOOST_TEST(session.files() == 2u);
  BOOST_TEST(session.answer(Reply::accept) == 2u);
  BOOST_TEST(session.shown().id == "2");
  BOOST_TEST(session.counts().accepted == 2u);
  BOOST_TEST((answers.find("3")->reply == Reply::accept));
  BOOST_TEST(session.undo());
  BOOST_TEST(session.shown().id == "1");
  BOOST_TEST(answers.size() == 0u);
  BOOST_TEST(!session.undo());
}

BOOST_AUTO_TEST_CASE(a_rule_in_a_file_takes_what_is_open_there) {
  Answers answers;
  ReviewSession session(example(), answers);
  session.next();
  session.answer(Reply::reject);  // 2
  session.previous();
  session.previous();
  while (session.shown().id != "1") session.next();
  BOOST_TEST(session.answer_rule_in_file(Reply::accept) == 1u);
  BOOST_TEST((answers.find("2")->reply == Reply::reject));
  BOOST_TEST(!answers.find("3"));
  // The question is open in the other file.
  while (session.places() < 2) session.next();
  session.next_place();
  BOOST_TEST((session.state() == ReviewState::mixed));
  BOOST_TEST(session.answer(Reply::reject) == 1u);
  BOOST_TEST((answers.find("1")->reply == Reply::accept));
  BOOST_TEST((answers.find("3")->reply == Reply::reject));
}

BOOST_AUTO_TEST_CASE(answers_of_before_count_and_the_first_open_place_is_shown) {
  Answers answers;
  answers.put(rejected("1"));
  answers.put(rejected("2"));
  ReviewSession session(example(), answers);
  BOOST_TEST(session.shown().id == "3");
  BOOST_TEST(session.counts().open == 2u);
  session.answer(Reply::accept);
  session.answer(Reply::accept);
  BOOST_TEST(session.counts().open == 0u);
  // Looked at again, an answer to a question takes all of it.
  session.previous();
  while (session.shown().id != "1") session.next();
  BOOST_TEST(session.answer(Reply::accept) == 2u);
}

BOOST_AUTO_TEST_CASE(undo_finds_its_change_after_a_split_and_when_some_are_dropped) {
  Answers answers;
  ReviewSession session(example(), answers);
  session.answer(Reply::accept);
  session.previous();
  BOOST_TEST(session.split());
  BOOST_TEST(session.questions() == 4u);
  BOOST_TEST(session.undo());
  BOOST_TEST(session.shown().id == "1");
  BOOST_TEST(session.places() == 1u);
  BOOST_TEST(!session.split());
  BOOST_TEST(session.drop(Rule::mojibake, [](const ReviewChange& each) { return each.path == "a"; }) == 2u);
  BOOST_TEST(session.questions() == 2u);
  BOOST_TEST(session.drop(Rule::mojibake, [](const ReviewChange&) { return true; }) == 1u);
  BOOST_TEST(session.drop(Rule::gloss, [](const ReviewChange&) { return true; }) == 1u);
  BOOST_TEST(session.empty());
}

BOOST_AUTO_TEST_CASE(changes_with_one_id_are_one_decision) {
  Answers answers;
  ReviewSession session({change("1", "a", "p"), change("1", "a", "p"), change("2", "a", "p")}, answers);
  BOOST_TEST(session.answer(Reply::accept) == 3u);
  BOOST_TEST(answers.size() == 2u);
  BOOST_TEST(session.split());
  BOOST_TEST(session.questions() == 2u);
  BOOST_TEST(!session.split());
  BOOST_TEST(session.undo());
  BOOST_TEST(session.answer(Reply::accept) == 2u);
  BOOST_TEST(session.counts().open == 1u);
}

BOOST_AUTO_TEST_CASE(what_is_answered_again_is_answered_as_a_whole) {
  Answers answers;
  ReviewSession session({change("1", "a", "p"), change("1", "a", "p"), change("2", "a", "p")}, answers);
  session.answer(Reply::accept);
  BOOST_TEST(session.answer(Reply::reject) == 3u);
  BOOST_TEST(session.counts().rejected == 3u);
  BOOST_TEST(session.undo());
  BOOST_TEST(session.counts().accepted == 3u);
}

BOOST_AUTO_TEST_CASE(searching_goes_around_and_shows_the_place) {
  Answers answers;
  ReviewSession session(example(), answers);
  BOOST_TEST(session.search("r"));
  BOOST_TEST(session.shown().id == "4");
  BOOST_TEST(session.search("mojibake"));
  BOOST_TEST(session.shown().id == "1");
  session.previous();
  BOOST_TEST(session.search("q"));
  BOOST_TEST(session.shown().id == "2");
  BOOST_TEST(!session.search("nowhere"));
}

BOOST_AUTO_TEST_CASE(no_screen_is_wider_or_higher_than_the_terminal) {
  Answers answers;
  ReviewSession session(example(), answers);
  for (std::size_t rows = 1; rows < 40; rows += 3)
    for (std::size_t columns = 20; columns < 130; columns += 7) {
      const ScreenSize size{rows, columns};
      for (const auto& page : {question_rows(session, size, Colour::off),
                               end_rows(session, "x/y", size, Colour::off), help_rows(size, Colour::off)}) {
        BOOST_TEST(page.size() <= (rows > kPromptRows ? rows - kPromptRows : 0));
        for (const std::string& row : page) BOOST_TEST(columns_of(row) <= columns, row);
      }
      BOOST_TEST(columns_of(keys_row(columns)) < columns);
    }
}

BOOST_AUTO_TEST_CASE(an_encoding_is_collected_once_with_its_places) {
  Options options;
  options.from = {"windows-1252"};
  const auto changes = collected("M\xFC\xDFig\nSch\xF6n &amp;auml;hnlich\nGr\xFC\xDF\n", options);
  BOOST_REQUIRE(changes.size() == 2u);
  BOOST_TEST((changes[0].rule == Rule::encoding));
  BOOST_TEST(changes[0].places == 3u);
  BOOST_TEST(changes[0].before == "windows-1252");
  BOOST_TEST(changes[1].front == "Müßig\nSchön ");
  BOOST_TEST(changes[1].behind.starts_with("hnlich\nGrüß"));
}

BOOST_AUTO_TEST_CASE(a_line_is_edited_by_characters) {
  LineEditor editor("añ國");
  editor.press({PressKind::backspace});
  editor.press({PressKind::left});
  editor.press({PressKind::character, "é"});
  BOOST_TEST(editor.text() == "aéñ");
  editor.press({PressKind::remove});
  editor.press({PressKind::home});
  type(editor, "xy");
  editor.press({PressKind::control, "k"});
  BOOST_TEST(editor.text() == "xy");
  editor.press({PressKind::control, "a"});
  editor.press({PressKind::right});
  editor.press({PressKind::control, "u"});
  editor.press({PressKind::end});
  editor.press({PressKind::backspace});
  editor.press({PressKind::backspace});
  BOOST_TEST(editor.text() == "");
}

BOOST_AUTO_TEST_CASE(the_cursor_stays_in_view) {
  LineEditor editor("國國國國國國\u200B");
  for (std::size_t columns = 4; columns < 30; ++columns) {
    const LineEditor::View view = editor.view(columns);
    BOOST_TEST(view.cursor < columns);
    BOOST_TEST(columns_of(view.text) <= columns);
  }
  BOOST_TEST(editor.view(40).text == "國國國國國國<U+200B>");
  BOOST_TEST(editor.view(40).cursor == 20u);
}

BOOST_AUTO_TEST_SUITE_END()
