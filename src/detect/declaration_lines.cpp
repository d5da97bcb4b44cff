// Declarations that keep to lines: of Emacs, Vim and Python (PEP 263), of mail (RFC 2045) and of PO files
// (GNU gettext); and the text work of all readers.
#include <algorithm>

#include "detect/declaration_readers.h"

namespace mojimend {
namespace {

constexpr std::size_t kCodingLines =
    2;  // Emacs and Python look at two lines: the first may be an interpreter's
constexpr std::size_t kModelines = 5;  // Vim's default

// Takes the first line off `text`, without its end, which may be of any system.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = text.find_first_of("\r\n");
  const std::string_view line = text.substr(0, end);
  const std::size_t ending = end == text.npos ? 0 : text.substr(end).starts_with("\r\n") ? 2 : 1;
  text.remove_prefix(line.size() + ending);
  return line;
}

// `-*- mode: x; coding: y; -*-`
void read_emacs_line(std::string_view line, DeclarationList& list) {
  constexpr std::string_view kMark = "-*-";
  const std::size_t open = line.find(kMark);
  if (open == line.npos) return;
  line.remove_prefix(open + kMark.size());
  const std::size_t close = line.find(kMark);
  if (close == line.npos) return;
  line = line.substr(0, close);
  while (!line.empty()) {
    const std::string_view variable = line.substr(0, line.find(';'));
    line.remove_prefix(std::min(variable.size() + 1, line.size()));
    const std::size_t colon = variable.find(':');
    if (colon == variable.npos || !equals_word(trim(variable.substr(0, colon)), "coding")) continue;
    list.add(variable.substr(colon + 1), kEmacsCoding);
  }
}

// Where the options of a modeline begin, or npos: behind `vim:`, `vi:` or `ex:` at the start of a word.
std::size_t find_modeline(std::string_view line) {
  for (std::size_t at = line.find(':'); at != line.npos; at = line.find(':', at + 1)) {
    for (std::string_view word : {"vim", "vi", "ex"}) {
      if (!line.substr(0, at).ends_with(word) && !(word == "vim" && line.substr(0, at).ends_with("Vim")))
        continue;
      const std::size_t start = at - word.size();
      if (start == 0 ? word != "ex" : is_blank(line[start - 1])) return at + 1;
    }
  }
  return line.npos;
}

// `vim: set ts=4 fileencoding=x :` and `vim: ts=4:fenc=x`. The first form's closing colon, which Vim wants,
// is often forgotten.
void read_vim_line(std::string_view line, DeclarationList& list) {
  const std::size_t start = find_modeline(line);
  if (start == line.npos) return;
  line = trim_left(line.substr(start));
  for (std::string_view command : {"set ", "se "}) {
    if (!line.starts_with(command)) continue;
    line.remove_prefix(command.size());
    line = line.substr(0, line.find(':'));
  }
  while (!line.empty()) {
    const std::string_view option = line.substr(0, line.find_first_of(" \t:"));
    line.remove_prefix(std::min(option.size() + 1, line.size()));
    for (std::string_view name : {"fileencoding=", "fenc="}) {
      if (option.starts_with(name)) list.add(option.substr(name.size()), kVimFileencoding);
    }
  }
}

bool is_comment(std::string_view line) { return trim_left(line).starts_with('#'); }

// ^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)
void read_coding_line(std::string_view line, DeclarationList& list) {
  constexpr std::string_view kWord = "coding";
  if (!is_comment(line)) return;
  for (std::size_t at = 0; (at = line.find(kWord, at)) != line.npos;) {
    at += kWord.size();
    if (at == line.size() || (line[at] != ':' && line[at] != '=')) continue;
    const std::string_view value = trim_left(line.substr(at + 1));
    const auto end = std::ranges::find_if_not(value, [](char c) {
      const char lower = ascii_lower(c);
      return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
    });
    if (end == value.begin()) continue;
    list.add(value.substr(0, static_cast<std::size_t>(end - value.begin())), kCodingLine);
    return;
  }
}

// The value of the parameter `charset` of a content type, without quotes; empty for none.
std::string_view charset_of_type(std::string_view type) {
  bool quoted = false;
  std::size_t start = 0;
  for (std::size_t at = 0; at <= type.size(); ++at) {
    if (at < type.size() && type[at] == '"') quoted = !quoted;
    if (at < type.size() && (quoted || type[at] != ';')) continue;
    const std::string_view part = type.substr(start, at - start);
    start = at + 1;
    const std::size_t equals = part.find('=');
    if (equals == part.npos || !equals_word(trim(part.substr(0, equals)), "charset")) continue;
    const std::string_view value = trim_left(part.substr(equals + 1));
    if (!value.starts_with('"')) return value.substr(0, value.find_first_of(" \t\r\n("));
    const std::size_t close = value.find('"', 1);
    return close == value.npos ? std::string_view() : value.substr(1, close - 1);
  }
  return {};
}

}  // namespace

std::string_view trim_left(std::string_view text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  return text;
}

std::string_view trim(std::string_view text) {
  text = trim_left(text);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  return text;
}

bool starts_with_word(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() && equals_word(text.substr(0, lower.size()), lower);
}

bool equals_word(std::string_view text, std::string_view lower) {
  return std::ranges::equal(text, lower, {}, ascii_lower);
}

std::size_t find_word(std::string_view text, std::string_view lower, std::size_t from) {
  const auto found = std::ranges::search(text.substr(from), lower, {}, ascii_lower);
  return found.empty() ? text.npos : static_cast<std::size_t>(found.begin() - text.begin());
}

void read_editor_lines(std::string_view start, DeclarationList& list) {
  // PEP 263: a second line after a statement is no declaration.
  bool only_comments = true;
  for (std::size_t number = 0; number < kModelines && !start.empty(); ++number) {
    const std::string_view line = take_line(start);
    if (number < kCodingLines) read_emacs_line(line, list);
    read_vim_line(line, list);
    if (number < kCodingLines && only_comments) read_coding_line(line, list);
    only_comments = only_comments && (trim(line).empty() || is_comment(line));
  }
}

void read_content_types(std::string_view start, DeclarationList& list) {
  constexpr std::string_view kField = "content-type:", kQuotedField = "\"content-type:";
  while (!start.empty()) {
    std::string_view line = take_line(start);
    if (starts_with_word(line, kQuotedField)) {
      const std::string_view type = line.substr(kQuotedField.size());
      const std::string_view charset = charset_of_type(type.substr(0, type.find_first_of("\\\"")));
      // What xgettext writes for the translator to replace.
      if (charset != "CHARSET") list.add(charset, kPoHeader);
    } else if (starts_with_word(line, kField)) {
      while (start.starts_with(' ') || start.starts_with('\t')) {
        const std::string_view more = take_line(start);
        line = {line.data(), static_cast<std::size_t>(more.data() + more.size() - line.data())};
      }
      list.add(charset_of_type(line.substr(kField.size())), kMimeCharset);
    }
  }
}

}  // namespace mojimend
