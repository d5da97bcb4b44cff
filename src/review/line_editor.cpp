// Moves over code points: a mark above a letter can be taken off it.
#include "review/line_editor.h"

#include <algorithm>

#include "report/columns.h"
#include "report/words.h"
#include "text/utf8.h"

namespace mojimend {

std::size_t LineEditor::before(std::size_t at) const {
  if (at == 0) return 0;
  do --at;
  while (at > 0 && is_continuation(text_[at]));
  return at;
}

std::size_t LineEditor::after(std::size_t at) const {
  return at == text_.size() ? at : at + read_code_point(text_, at).size;
}

void LineEditor::press(const KeyPress& key) {
  const auto erase_to = [&](std::size_t end) { text_.erase(at_, end - at_); };
  const bool control = key.kind == PressKind::control;
  if (key.kind == PressKind::character) {
    text_.insert(at_, key.text);
    at_ += key.text.size();
  } else if (key.kind == PressKind::left) {
    at_ = before(at_);
  } else if (key.kind == PressKind::right) {
    at_ = after(at_);
  } else if (key.kind == PressKind::home || (control && key.text == "a")) {
    at_ = 0;
  } else if (key.kind == PressKind::end || (control && key.text == "e")) {
    at_ = text_.size();
  } else if (key.kind == PressKind::remove) {
    erase_to(after(at_));
  } else if (key.kind == PressKind::backspace) {
    const std::size_t end = at_;
    at_ = before(at_);
    erase_to(end);
  } else if (control && key.text == "k") {
    erase_to(text_.size());
  } else if (control && key.text == "u") {
    text_.erase(0, at_);
    at_ = 0;
  }
}

LineEditor::View LineEditor::view(std::size_t columns) const {
  View out;
  const std::string front = printable(std::string_view(text_).substr(0, at_));
  const std::string behind = printable(std::string_view(text_).substr(at_));
  // From the left end, unless the cursor would be outside.
  std::string_view shown = front;
  while (!shown.empty() && columns_of(shown) >= columns) shown.remove_prefix(read_code_point(shown, 0).size);
  out.cursor = columns_of(shown);
  out.text = shown;
  out.text += first_columns(behind, columns - std::min(columns, out.cursor));
  return out;
}

}  // namespace mojimend
