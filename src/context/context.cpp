// Weighs a change with the model of all languages, and reads the characters beside a place.
#include "context/context.h"

#include <algorithm>
#include <string>

#include "model/text_model.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// The model sees three letters back; a word more tells it the language's letters.
constexpr std::size_t kContext = 8;  // letters on either side

// Only letters that no pass would change, so that a place is judged alike before and after its neighbours are
// mended.
bool ends_context(char32_t c) {
  constexpr std::string_view kMarks = " ,.!?'\"";
  return c >= 0x80 ||
         !(is_alphabetic(c) || is_ascii_digit(c) || kMarks.find(static_cast<char>(c)) != kMarks.npos);
}

std::u32string letters_before(std::string_view text, std::size_t at) {
  std::u32string letters;
  while (at > 0 && letters.size() < kContext) {
    const char32_t c = character_before(text, at);
    if (ends_context(c)) break;
    letters.push_back(c);
    do --at;
    while (at > 0 && is_continuation(text[at]));
  }
  std::ranges::reverse(letters);
  return letters;
}

std::u32string letters_behind(std::string_view text, std::size_t at) {
  std::u32string letters;
  while (at < text.size() && letters.size() < kContext) {
    const CodePoint point = read_code_point(text, at);
    if (ends_context(point.value)) break;
    letters.push_back(point.value);
    at += point.size;
  }
  return letters;
}

std::int64_t cost(const std::u32string& before, std::string_view inside, const std::u32string& behind) {
  return TextModel::get().cost(before + to_utf32(inside) + behind);
}

bool is_quoting(char32_t c) {
  return c == U'"' || c == U'\'' || c == U'`' || c == 0x2018 || c == 0x2019 || c == 0x201C || c == 0x201D ||
         c == 0x201E || c == 0xAB || c == 0xBB || c == 0x300C || c == 0x300D;
}

}  // namespace

std::int64_t cost_among(std::u32string_view text, std::size_t first, std::size_t last,
                        std::u32string_view now) {
  const std::size_t from = first - std::min(first, kContext);
  std::u32string around(text.substr(from, first - from));
  around.append(now).append(text.substr(last, kContext));
  return TextModel::get().cost(around);
}

std::int64_t cost_among(std::string_view text, Span span, std::u32string_view now) {
  std::size_t from = span.start, to = span.end;
  for (std::size_t letter = 0; letter < kContext; ++letter) {
    while (from > 0 && is_continuation(text[--from])) {
    }
    if (to < text.size()) to += read_code_point(text, to).size;
  }
  return TextModel::get().cost(to_utf32(text.substr(from, span.start - from)).append(now) +
                               to_utf32(text.substr(span.end, to - span.end)));
}

std::int64_t gain(std::string_view text, Span span, std::string_view before, std::string_view now) {
  const std::u32string left = letters_before(text, span.start), right = letters_behind(text, span.end);
  return cost(left, before, right) - cost(left, now, right);
}

std::int64_t cost_a_letter(std::string_view text, Span span, std::string_view now) {
  const std::u32string left = letters_before(text, span.start), right = letters_behind(text, span.end);
  const auto letters = static_cast<std::int64_t>(std::max<std::size_t>(count_code_points(now), 1));
  return (cost(left, now, {}) - cost(left, {}, {})) / letters;
}

bool is_mention(std::string_view text, Span span) {
  if (is_quoting(character_before(text, span.start)) && is_quoting(character_at(text, span.end))) return true;
  for (const std::string_view tag : {"<code>", "<tt>", "<kbd>", "<samp>"})
    if (text.substr(0, span.start).ends_with(tag)) return true;
  return false;
}

bool is_in_literal(std::string_view text, Span span) {
  const std::size_t before = text.substr(0, span.start).find_last_of('\n');
  const std::size_t start = before == text.npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', span.end), text.size());
  const std::string_view left = text.substr(start, span.start - start),
                         right = text.substr(span.end, end - span.end);
  return std::ranges::any_of(std::string_view("\"'"), [&](char quote) {
    return std::ranges::count(left, quote) % 2 == 1 && right.find(quote) != right.npos;
  });
}

bool is_alphabetic(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         (c >= 0xC0 && c <= 0x58F && c != 0xD7 && c != 0xF7) || (c >= 0x1E00 && c <= 0x1FFF);
}

}  // namespace mojimend
