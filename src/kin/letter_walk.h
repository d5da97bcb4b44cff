// LetterWalk: a text letter by letter, for scans that have to ask each letter of Chinese or Japanese text.
#pragma once

#include <cstddef>
#include <string_view>

#include "encoding/utf8_scan.h"
#include "text/utf8.h"

namespace mojimend {

// Over text that is no UTF-8 the walk stays inside of it.
class LetterWalk {
 public:
  explicit LetterWalk(std::string_view text, std::size_t from = 0) : text_(text), at_(from) {}

  bool at_end() const { return at_ >= text_.size(); }
  // Where the next letter begins: bytes.
  std::size_t at() const { return at_; }
  // All letters of ASCII up to the next one beyond.
  std::string_view take_ascii() {
    if (at_end() || static_cast<unsigned char>(text_[at_]) >= 0x80) return {};
    const std::string_view rest = text_.substr(at_), ascii = rest.substr(0, ascii_prefix(rest));
    at_ += ascii.size();
    return ascii;
  }
  // A line end behind the last.
  char32_t next() {
    if (at_end()) return U'\n';
    const CodePoint point = read_code_point(text_, at_);
    at_ += point.size;
    return point.value;
  }

 private:
  std::string_view text_;
  std::size_t at_;
};

}  // namespace mojimend
