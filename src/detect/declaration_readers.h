// The readers behind read_declarations, and the little text work that they share. Every reader passes over
// its bytes once.
#pragma once

#include <string_view>
#include <vector>

#include "detect/declarations.h"
#include "text/ascii.h"

namespace mojimend {

class DeclarationList {
 public:
  explicit DeclarationList(std::string_view head) : head_(head) {}

  // `label` is a part of the head.
  void add(std::string_view label, std::string_view form);
  std::vector<Declaration> take();

 private:
  std::string_view head_;
  std::vector<Declaration> found_;
};

// Whitespace of HTML, which is that of the other forms as well.
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r'; }

std::string_view trim(std::string_view text);
std::string_view trim_left(std::string_view text);
// These ignore the case of ASCII letters; the second text is in lower case.
bool starts_with_word(std::string_view text, std::string_view lower);
bool equals_word(std::string_view text, std::string_view lower);
std::size_t find_word(std::string_view text, std::string_view lower, std::size_t from);

// "Get an XML encoding", WHATWG HTML 13.2.3.2. `start` is the document without a byte order mark.
void read_xml_declaration(std::string_view start, DeclarationList& list);
// "Prescan a byte stream to determine its encoding", WHATWG HTML 13.2.3.2, but not only the first one.
void read_html_metas(std::string_view start, DeclarationList& list);
// "Determine the fallback encoding", CSS Syntax 3.2.
void read_css_charset(std::string_view start, DeclarationList& list);
// Emacs ("Specifying File Variables" in its manual), Vim (":help modeline") and Python (PEP 263).
void read_editor_lines(std::string_view start, DeclarationList& list);
// Content-Type header fields: RFC 2045 5.1, folded as RFC 5322 2.2.3 allows; and "Header Entry" in GNU
// gettext's manual.
void read_content_types(std::string_view start, DeclarationList& list);

}  // namespace mojimend
