// URLs (RFC 3986, with the letters that browsers take in addition) and addresses of e-mail (RFC 5321), as
// they stand in prose: the marks that end a clause are not theirs.
#include <algorithm>

#include "normalize/characters.h"
#include "normalize/context.h"

namespace mojimend {
namespace {

bool is_scheme_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '-' ||
         c == '.';
}

bool is_mail_letter(char c) { return is_scheme_letter(c) || c == '_' || c == '%'; }

// Letters and digits of any script, and the marks that a URL may hold.
const CharacterSet& url_characters() {
  static const CharacterSet set("[[:L:][:M:][:Nd:]\\-._~:/?#@!$\\&'()*+,;=%\\[\\]]");
  return set;
}

// Without marks that belong to the sentence, and without a bracket that was opened before it.
std::size_t trimmed(std::string_view text, std::size_t start, std::size_t end) {
  const std::string_view url = text.substr(start, end - start);
  auto unmatched = std::ranges::count(url, ')') - std::ranges::count(url, '(');
  auto unmatched_square = std::ranges::count(url, ']') - std::ranges::count(url, '[');
  for (; end > start; --end) {
    const char last = text[end - 1];
    if (last == ')' && unmatched > 0) --unmatched;
    else if (last == ']' && unmatched_square > 0) --unmatched_square;
    else if (std::string_view(".,;:!?'*").find(last) == std::string_view::npos) break;
  }
  return end;
}

// ASCII marks behind which a Han letter or kana comes end a URL in Chinese and Japanese prose.
std::size_t end_of_url(std::string_view text, std::size_t start) {
  const std::size_t end = url_characters().skip(text, start);
  for (std::size_t at = text.find_first_of(",;:!?()", start); at < end;
       at = text.find_first_of(",;:!?()", at + 1))
    if (cjk_letters().has(character_at(text, at + 1))) return trimmed(text, start, at);
  return trimmed(text, start, end);
}

void add_urls(std::string_view text, std::vector<Span>& out) {
  for (std::size_t at = text.find("://"); at != text.npos;) {
    std::size_t start = at;
    while (start > 0 && is_scheme_letter(text[start - 1])) --start;
    const std::size_t end = end_of_url(text, at + 3);
    if (start < at && end > at + 3) out.push_back({start, end});
    at = text.find("://", std::max(end, at + 3));
  }
  for (std::size_t at = text.find("www."); at != text.npos; at = text.find("www.", at + 4))
    if (at == 0 || !is_scheme_letter(text[at - 1])) out.push_back({at, end_of_url(text, at)});
}

void add_mail(std::string_view text, std::vector<Span>& out) {
  for (std::size_t at = text.find('@'); at != text.npos; at = text.find('@', at + 1)) {
    std::size_t start = at, end = at + 1;
    while (start > 0 && is_mail_letter(text[start - 1])) --start;
    while (end < text.size() && is_mail_letter(text[end])) ++end;
    end = trimmed(text, at + 1, end);
    const std::string_view domain = text.substr(at + 1, end - at - 1);
    if (start < at && domain.find('.') != domain.npos) out.push_back({start, end});
  }
}

}  // namespace

void find_addresses(std::string_view text, std::vector<Span>& out) {
  add_urls(text, out);
  add_mail(text, out);
}

}  // namespace mojimend
