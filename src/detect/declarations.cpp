// Collects what the readers find, and reads the declarations of XML and HTML (WHATWG HTML 13.2.3.2) and CSS
// (CSS Syntax 3.2).
#include "detect/declarations.h"

#include <algorithm>
#include <utility>

#include "detect/declaration_readers.h"

namespace mojimend {
namespace {

constexpr std::size_t kMaxLabel = 64;  // bytes; the longest name that IANA has registered has 45

// What stands where a label should may be a template's placeholder, or noise.
bool is_label(std::string_view text) {
  return !text.empty() && text.size() <= kMaxLabel && std::ranges::all_of(text, [](char c) {
    const char lower = ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.:+").find(c) != std::string_view::npos;
  });
}

// Emacs names a coding system with its line ends.
std::string_view without_line_ends(std::string_view label) {
  for (std::string_view suffix : {"-unix", "-dos", "-mac"}) {
    if (label.size() > suffix.size() && equals_word(label.substr(label.size() - suffix.size()), suffix)) {
      return label.substr(0, label.size() - suffix.size());
    }
  }
  return label;
}

const Encoding* meaning_of(std::string_view label, std::string_view form) {
  // WHATWG HTML 13.2.3.2: pages that declare it are read as this.
  if (form == kHtmlMeta && equals_word(label, "x-user-defined")) return find_encoding("windows-1252");
  const Encoding* encoding = find_encoding(label);
  // WHATWG says so of UTF-16: the label was read as ASCII, so it cannot be true. UTF-32 is no different.
  if (encoding && (encoding->name.starts_with("utf-16") || encoding->name.starts_with("utf-32"))) {
    return &utf8_encoding();
  }
  return encoding;
}

struct Attribute {
  std::string_view name, value;
};

// The tags of a page, as the prescan of WHATWG HTML sees them.
class Prescan {
 public:
  Prescan(std::string_view page, DeclarationList& list) : page_(page), list_(list) {}

  void run() {
    while ((at_ = page_.find('<', at_)) != page_.npos) read_tag();
  }

 private:
  void read_tag() {
    const std::string_view rest = page_.substr(at_);
    if (rest.starts_with("<!--")) {
      // The hyphens may do for both ends.
      go_past("-->", at_ + 2);
    } else if (starts_with_word(rest, "<meta") && rest.size() > 5 && (is_blank(rest[5]) || rest[5] == '/')) {
      at_ += 5;
      read_meta();
    } else if (begins_name(1) || (rest.starts_with("</") && begins_name(2))) {
      while (!ended() && !is_blank(page_[at_]) && page_[at_] != '>') ++at_;
      Attribute ignored;
      while (read_attribute(ignored)) {
      }
    } else if (rest.starts_with("<!") || rest.starts_with("</") || rest.starts_with("<?")) {
      go_past(">", at_);
    } else {
      ++at_;
    }
  }

  void read_meta() {
    std::string_view equivalent, content, charset;
    bool has_equivalent = false, has_content = false, has_charset = false;
    // Of attributes of one name, the first counts.
    const auto keep = [](std::string_view& kept, bool& has, std::string_view value) {
      if (!has) kept = value;
      has = true;
    };
    for (Attribute each; read_attribute(each);) {
      if (equals_word(each.name, "http-equiv")) keep(equivalent, has_equivalent, each.value);
      if (equals_word(each.name, "content")) keep(content, has_content, each.value);
      if (equals_word(each.name, "charset")) keep(charset, has_charset, each.value);
    }
    // A tag that does not end declares nothing.
    if (ended()) return;
    if (has_charset) {
      list_.add(charset, kHtmlMeta);
    } else if (equals_word(equivalent, "content-type")) {
      list_.add(charset_of_content(content), kHtmlMeta);
    }
  }

  // "Algorithm for extracting a character encoding from a meta element", WHATWG HTML 2.6.5.
  static std::string_view charset_of_content(std::string_view content) {
    constexpr std::string_view kWord = "charset";
    for (std::size_t at = 0; (at = find_word(content, kWord, at)) != content.npos;) {
      at += kWord.size();
      std::string_view value = trim_left(content.substr(at));
      if (!value.starts_with('=')) continue;
      value = trim_left(value.substr(1));
      if (value.starts_with('"') || value.starts_with('\'')) {
        const std::size_t end = value.find(value[0], 1);
        return end == value.npos ? std::string_view() : value.substr(1, end - 1);
      }
      return value.substr(0, value.find_first_of(" \t\n\f\r;"));
    }
    return {};
  }

  // "Get an attribute": false at the end of the tag or of the page.
  bool read_attribute(Attribute& found) {
    while (!ended() && (is_blank(page_[at_]) || page_[at_] == '/')) ++at_;
    if (ended() || page_[at_] == '>') return false;
    const std::size_t name = at_;
    while (!ended() && (page_[at_] != '=' || at_ == name) && !is_blank(page_[at_]) && page_[at_] != '/' &&
           page_[at_] != '>') {
      ++at_;
    }
    found = {page_.substr(name, at_ - name), {}};
    skip_blanks();
    if (ended()) return false;
    if (page_[at_] != '=') return true;
    ++at_;
    skip_blanks();
    if (ended()) return false;
    found.value = read_value();
    return !ended();
  }

  std::string_view read_value() {
    const char quote = page_[at_];
    if (quote != '"' && quote != '\'') {
      const std::size_t start = at_;
      while (!ended() && !is_blank(page_[at_]) && page_[at_] != '>') ++at_;
      return page_.substr(start, at_ - start);
    }
    const std::size_t start = at_ + 1;
    go_past(std::string_view(&quote, 1), start);
    return ended() ? std::string_view() : page_.substr(start, at_ - 1 - start);
  }

  bool begins_name(std::size_t ahead) const {
    if (at_ + ahead >= page_.size()) return false;
    const char lower = ascii_lower(page_[at_ + ahead]);
    return lower >= 'a' && lower <= 'z';
  }

  void skip_blanks() {
    while (!ended() && is_blank(page_[at_])) ++at_;
  }

  void go_past(std::string_view mark, std::size_t from) {
    const std::size_t found = page_.find(mark, from);
    at_ = found == page_.npos ? page_.size() : found + mark.size();
  }

  bool ended() const { return at_ >= page_.size(); }

  std::string_view page_;
  DeclarationList& list_;
  std::size_t at_ = 0;
};

// Every form but CSS's has "=" or ":" behind "charset", "coding", "encoding" or "fenc". Documents without one
// are most, and are not read five times.
bool may_declare(std::string_view head) {
  if (head.find("@charset") != head.npos) return true;
  for (const char sign : {'=', ':'})
    for (std::size_t at = head.find(sign); at != head.npos; at = head.find(sign, at + 1)) {
      std::size_t end = at;
      while (end > 0 && std::string_view(" \t\r\n\f").find(head[end - 1]) != std::string_view::npos) --end;
      if (end < 2) continue;
      const char pair[] = {static_cast<char>(head[end - 2] | 0x20), static_cast<char>(head[end - 1] | 0x20)};
      const std::string_view last(pair, 2);
      if (last == "et" || last == "ng" || last == "nc") return true;
    }
  return false;
}

}  // namespace

void DeclarationList::add(std::string_view label, std::string_view form) {
  label = trim(label);
  if (!is_label(label)) return;
  const std::size_t offset = static_cast<std::size_t>(label.data() - head_.data());
  // The bound may have cut it.
  if (offset + label.size() == kDeclarationHead) return;
  const Encoding* encoding = meaning_of(label, form);
  if (!encoding && (form == kEmacsCoding || form == kCodingLine)) {
    label = without_line_ends(label);
    encoding = meaning_of(label, form);
  }
  found_.push_back({std::string(label), encoding, offset, form});
}

std::vector<Declaration> DeclarationList::take() {
  // Stable, so that of one label's forms the one that was found first stays.
  std::ranges::stable_sort(found_, {}, &Declaration::offset);
  const auto same = std::ranges::unique(found_, {}, &Declaration::offset);
  found_.erase(same.begin(), same.end());
  return std::move(found_);
}

void read_xml_declaration(std::string_view start, DeclarationList& list) {
  constexpr std::string_view kOpen = "<?xml", kWord = "encoding";
  if (!start.starts_with(kOpen) || start.size() == kOpen.size() || !is_blank(start[kOpen.size()])) return;
  const std::size_t end = start.find('>');
  if (end == start.npos) return;
  const std::string_view declaration = start.substr(0, end);
  const std::size_t word = declaration.find(kWord);
  if (word == declaration.npos) return;
  std::string_view rest = trim_left(declaration.substr(word + kWord.size()));
  if (!rest.starts_with('=')) return;
  rest = trim_left(rest.substr(1));
  if (!rest.starts_with('"') && !rest.starts_with('\'')) return;
  const std::size_t close = rest.find(rest[0], 1);
  if (close != rest.npos) list.add(rest.substr(1, close - 1), kXmlDeclaration);
}

void read_html_metas(std::string_view start, DeclarationList& list) { Prescan(start, list).run(); }

void read_css_charset(std::string_view start, DeclarationList& list) {
  constexpr std::string_view kOpen = "@charset \"";
  if (!start.starts_with(kOpen)) return;
  const std::string_view rest = start.substr(kOpen.size());
  const std::size_t close = rest.find('"');
  if (close != rest.npos && rest.substr(close).starts_with("\";")) {
    list.add(rest.substr(0, close), kCssCharset);
  }
}

std::vector<Declaration> read_declarations(std::string_view head) {
  head = head.substr(0, kDeclarationHead);
  if (!may_declare(head)) return {};
  DeclarationList list(head);
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  const std::string_view start = head.starts_with(kMark) ? head.substr(kMark.size()) : head;
  read_xml_declaration(start, list);
  read_html_metas(start, list);
  read_css_charset(start, list);
  read_editor_lines(start, list);
  read_content_types(start, list);
  return list.take();
}

}  // namespace mojimend
