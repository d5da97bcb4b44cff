// LineEditor: one line of text that a person edits.
#pragma once

#include <string>
#include <string_view>

#include "review/terminal.h"

namespace mojimend {

class LineEditor {
 public:
  explicit LineEditor(std::string text) : text_(std::move(text)), at_(text_.size()) {}

  // Takes the keys that move, write and delete; others are passed over.
  void press(const KeyPress& key);
  const std::string& text() const { return text_; }

  // The part of the text that fits into `columns` with the cursor in it, and the cursor's column. What is not
  // seen goes by its name.
  struct View {
    std::string text;
    std::size_t cursor = 0;
  };
  View view(std::size_t columns) const;

 private:
  std::size_t before(std::size_t at) const;
  std::size_t after(std::size_t at) const;

  std::string text_;
  std::size_t at_;  // of the cursor, in bytes, between characters
};

}  // namespace mojimend
