// The loop: draw, wait for a key, do what it says.
#include "review/review.h"

#include <algorithm>
#include <filesystem>

#include "report/columns.h"
#include "review/line_editor.h"
#include "review/screen.h"
#include "review/session.h"
#include "review/terminal.h"

namespace mojimend {
namespace {

constexpr std::string_view kEndKeys = "w make the changes  q quit  u undo  k back  ? help";

class Review {
 public:
  Review(std::vector<ReviewChange> changes, Answers& answers, const ReviewSettings& settings,
         Terminal& terminal)
      : settings_(settings), terminal_(terminal), answers_(answers), session_(std::move(changes), answers) {
    is_at_end_ = session_.counts().open == 0;
  }
  ReviewEnd run();
  bool is_closed() const { return is_closed_; }

 private:
  enum class After { go_on, leave, make };

  After press(const KeyPress& key);
  After press_letter(const std::string& letter);
  void press_answer(char letter);
  void answered(std::size_t count, std::string_view what);
  void save();
  void edit();
  void search();
  void ignore();
  void help();
  void draw();
  void draw(std::vector<std::string> rows, const std::string& prompt,
            const Terminal::Cursor* cursor = nullptr);
  std::vector<std::string> rows() const;
  // What a person types behind `label`; nothing after Esc.
  std::optional<std::string> ask(const std::string& label, const std::string& text);
  KeyPress wait();

  const ReviewSettings& settings_;
  Terminal& terminal_;
  Answers& answers_;
  ReviewSession session_;
  std::string told_;  // by the last key, until the next one
  std::string sought_;
  bool is_at_end_ = false;  // everything is answered, and nobody looks back
  bool is_closed_ = false;
};

std::vector<std::string> Review::rows() const {
  return is_at_end_ || session_.empty()
             ? end_rows(session_, settings_.save, terminal_.size(), settings_.colour)
             : question_rows(session_, terminal_.size(), settings_.colour);
}

void Review::draw(std::vector<std::string> rows, const std::string& prompt, const Terminal::Cursor* cursor) {
  const ScreenSize size = terminal_.size();
  rows.resize(size.rows - std::min(size.rows, kPromptRows));
  rows.push_back(inked(first_columns(told_, size.columns - 1), Ink::suggested, settings_.colour));
  rows.push_back(prompt);
  terminal_.draw(rows, cursor);
}

void Review::draw() {
  const std::size_t columns = terminal_.size().columns;
  draw(rows(), inked(is_at_end_ ? first_columns(kEndKeys, columns - 1) : keys_row(columns), Ink::heading,
                     settings_.colour));
}

KeyPress Review::wait() {
  const KeyPress key = terminal_.read();
  if (key.kind == PressKind::closed) is_closed_ = true;
  return key;
}

ReviewEnd Review::run() {
  while (true) {
    draw();
    const KeyPress key = wait();
    if (is_closed_) return ReviewEnd::left;
    if (key.kind == PressKind::resized) continue;
    told_.clear();
    const After after = press(key);
    if (is_closed_ || after == After::leave) return ReviewEnd::left;
    if (after == After::make) return ReviewEnd::make;
  }
}

Review::After Review::press(const KeyPress& key) {
  const bool control = key.kind == PressKind::control;
  if (control && key.text == "c") return After::leave;
  if (control && key.text == "z") terminal_.suspend();
  if (key.kind == PressKind::character) return press_letter(key.text);
  if (session_.empty()) return After::go_on;
  if (key.kind == PressKind::down || key.kind == PressKind::right) return press_letter("j");
  if (key.kind == PressKind::up || key.kind == PressKind::left) return press_letter("k");
  if (key.kind == PressKind::tab && !is_at_end_) session_.next_place();
  return After::go_on;
}

Review::After Review::press_letter(const std::string& letter) {
  const char key = letter.size() == 1 ? letter[0] : '\0';
  if (key == 'q') return After::leave;
  if (key == 'w') return After::make;
  if (key == '?') {
    help();
  } else if (session_.empty()) {
    told_ = "nothing is left to ask about";
  } else if (key == 'u') {
    if (session_.undo()) {
      is_at_end_ = false;
      save();
    } else {
      told_ = "there is no answer of this run to take back";
    }
  } else if (is_at_end_) {
    if (key == 'k' || key == 'j' || key == '/') is_at_end_ = false;
    if (key == '/') search();
  } else if (key == 'j' || key == ' ') {
    session_.next();
  } else if (key == 'k') {
    session_.previous();
  } else if (key == 's') {
    if (!session_.split())
      told_ = session_.places() > 1 ? "nothing tells these places apart: they are one decision"
                                    : "it stands in one place alone";
  } else if (key == '/') {
    search();
  } else if (key == 'e') {
    edit();
  } else if (key == 'o') {
    const std::string other = session_.shown().alternative;
    if (other.empty()) told_ = "nothing else was found that might stand there";
    else answered(session_.answer_with(other), "accepted");
  } else if (key == 'i') {
    ignore();
  } else {
    press_answer(key);
  }
  return After::go_on;
}

void Review::press_answer(char letter) {
  switch (letter) {
    case 'y':
      return answered(session_.answer(Reply::accept), "accepted");
    case 'n':
      return answered(session_.answer(Reply::reject), "rejected");
    case 'a':
      return answered(session_.answer_rule_in_file(Reply::accept), "accepted");
    case 'd':
      return answered(session_.answer_rule_in_file(Reply::reject), "rejected");
    default:
      told_ = "no such key; ? lists them";
  }
}

void Review::answered(std::size_t count, std::string_view what) {
  if (count == 0) told_ = "nothing here is open";
  else if (count > 1) told_ = counted(count, "change") + " " + std::string(what);
  is_at_end_ = session_.counts().open == 0;
  save();
}

void Review::save() {
  if (const auto done = answers_.write(settings_.save); !done)
    told_ = "NOT SAVED: " + printable(done.error().message());
}

std::optional<std::string> Review::ask(const std::string& label, const std::string& text) {
  LineEditor editor(text);
  while (true) {
    const ScreenSize size = terminal_.size();
    const std::size_t start = std::min(columns_of(label), size.columns / 2);
    const LineEditor::View view = editor.view(size.columns - start - 1);
    const Terminal::Cursor cursor{size.rows - 1, start + view.cursor};
    draw(rows(), inked(first_columns(label, start), Ink::heading, settings_.colour) + view.text, &cursor);
    const KeyPress key = wait();
    const bool control = key.kind == PressKind::control;
    if (is_closed_ || key.kind == PressKind::escape || (control && key.text == "c")) return std::nullopt;
    if (key.kind == PressKind::enter) return editor.text();
    editor.press(key);
  }
}

void Review::edit() {
  const ReviewChange& change = session_.shown();
  if (change.rule == Rule::encoding) {
    told_ = "an encoding is taken or left";
    return;
  }
  const auto text = ask("it becomes (Enter, Esc): ", session_.written().value_or(change.after));
  if (!text) return;
  answered(*text == change.after ? session_.answer(Reply::accept) : session_.answer_with(*text), "accepted");
}

void Review::search() {
  const auto text = ask("search: ", "");
  if (!text) return;
  if (!text->empty()) sought_ = *text;
  if (!sought_.empty() && !session_.search(sought_)) told_ = "not found: " + printable(sought_);
}

void Review::ignore() {
  const ReviewChange change = session_.shown();
  const std::string rule(info(change.rule).name);
  draw(rows(), inked("never look for " + rule + " in: f this file  d its folder  e everywhere  Esc",
                     Ink::heading, settings_.colour));
  KeyPress key = wait();
  while (key.kind == PressKind::resized) key = wait();
  if (key.kind != PressKind::character) return;
  const IgnoreScope scope = key.text == "d"   ? IgnoreScope::folder
                            : key.text == "e" ? IgnoreScope::everywhere
                                              : IgnoreScope::file;
  if (scope == IgnoreScope::file && key.text != "f") return;
  const auto written = settings_.ignore_always(change.file, scope, change.rule);
  if (!written) {
    told_ = printable(written.error().message());
    return;
  }
  const std::string folder = std::filesystem::path(change.path).parent_path().string();
  const std::size_t count = session_.drop(change.rule, [&](const ReviewChange& each) {
    if (scope == IgnoreScope::file) return each.path == change.path;
    return scope == IgnoreScope::everywhere || folder.empty() || each.path.starts_with(folder + "/");
  });
  told_ = counted(count, "change") + " ignored, now and always: " + printable(*written);
  is_at_end_ = session_.counts().open == 0;
}

void Review::help() {
  while (true) {
    draw(help_rows(terminal_.size(), settings_.colour), "any key goes back");
    if (wait().kind != PressKind::resized) return;
  }
}

}  // namespace

Result<ReviewEnd> review(std::vector<ReviewChange> changes, Answers& answers,
                         const ReviewSettings& settings) {
  auto terminal = Terminal::open();
  if (!terminal) return failure(terminal.error());
  Review review(std::move(changes), answers, settings, **terminal);
  const ReviewEnd end = review.run();
  if (review.is_closed()) (*terminal)->deliver();
  return end;
}

}  // namespace mojimend
