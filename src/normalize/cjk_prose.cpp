// Small signs, each of which alone says little: they only have to leave alone what may not be prose.
#include "normalize/cjk_prose.h"

#include <algorithm>

#include "normalize/characters.h"

namespace mojimend {
namespace {

bool ends_a_sentence(std::string_view line) {
  static const CharacterSet marks("[。！？…!?.”」』]");
  return marks.any_in(line);
}

// Every field of "姓名,年龄,城市" is shorter than a clause (code points).
constexpr std::size_t kLongestField = 6;
// Two commas may part three words of a sentence.
constexpr std::ptrdiff_t kFewestSeparators = 2;

bool has_short_fields_only(std::string_view line, char separator) {
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(separator, at), line.size());
    if (count_code_points(line.substr(at, end - at)) > kLongestField) return false;
    at = end + 1;
  }
  return true;
}

bool is_row_of_table(std::string_view previous, std::string_view line, std::string_view next) {
  if (line.find('\t', line.find_first_not_of('\t')) != line.npos) return true;
  if (ends_a_sentence(line)) return false;
  for (const char separator : {',', ';'}) {
    const auto fields = std::ranges::count(line, separator);
    if (fields >= kFewestSeparators && has_short_fields_only(line, separator)) return true;
    for (const std::string_view other : {previous, next})
      if (fields > 0 && std::ranges::count(other, separator) == fields && !ends_a_sentence(other))
        return true;
  }
  return false;
}

// Words between slashes are an entry of a dictionary, or a path: 加賀/花芽/夏芽.
constexpr std::size_t kFewestSlashes = 2;

bool is_slashed(std::string_view line) {
  if (line.ends_with('/')) return true;
  std::size_t found = 0;
  for (std::size_t at = line.find('/'); at != line.npos; at = line.find('/', at + 1))
    found += cjk_letters().has(character_before(line, at)) || cjk_letters().has(character_at(line, at + 1));
  return found >= kFewestSlashes;
}

// A request of roff, a pair of JSON, a string of a list.
bool is_source(std::string_view line) {
  // Of code, markup and formulas.
  static const CharacterSet code("[{}=<>|\\u005C$`]");
  if (code.any_in(line)) return true;
  const std::size_t start = std::min(line.find_first_not_of(" \t"), line.size());
  const std::string_view body = line.substr(start);
  const bool is_request =
      body.size() > 1 && body[0] == '.' && ((body[1] >= 'A' && body[1] <= 'Z') || body[1] == '"');
  return is_request || (body.starts_with('"') && (body.find("\":") != body.npos || body.ends_with("\","))) ||
         body.find("(\"") != body.npos;
}

}  // namespace

void observe_marks(std::string_view text, DocumentHabits& habits) {
  static const CharacterSet marks("[“「、，。．]");
  for (std::size_t at = marks.find(text); at < text.size(); at = marks.find(text, at + 3)) {
    const char32_t mark = character_at(text, at);
    habits.curly += mark == U'“';
    habits.corner += mark == U'「';
    habits.ideographic_commas += mark == U'、';
    habits.full_width_commas += mark == U'，';
    habits.ideographic_stops += mark == U'。';
    habits.full_width_stops += mark == U'．';
  }
}

void observe_kana(std::string_view text, DocumentHabits& habits) {
  habits.kana = habits.kana == Kana::seen || kana().any_in(text) ? Kana::seen : Kana::none;
}

ClauseMarks clause_marks(const DocumentHabits& habits, bool line_has_kana) {
  ClauseMarks marks{"，", "。"};
  if (line_has_kana && habits.full_width_commas <= habits.ideographic_commas) marks.comma = "、";
  if (line_has_kana && habits.full_width_stops > habits.ideographic_stops) marks.stop = "．";
  return marks;
}

QuotationMarks quotation_marks(std::string_view text, DocumentHabits& habits, CjkQuotes quotes) {
  constexpr QuotationMarks kCurly{"“", "”", "‘", "’"}, kCorner{"「", "」", "『", "』"};
  if (quotes != CjkQuotes::habit) return quotes == CjkQuotes::corner ? kCorner : kCurly;
  if (habits.corner != habits.curly) return habits.corner > habits.curly ? kCorner : kCurly;
  if (habits.kana == Kana::not_asked) observe_kana(text, habits);
  return habits.kana == Kana::seen ? kCorner : kCurly;
}

bool is_cjk(char32_t character) {
  static const CharacterSet marks(
      "[、。，．！？：；（）「」『』《》〈〉【】〔〕“”‘’…—～・·￥％０-９Ａ-Ｚａ-ｚ]");
  return cjk_letters().has(character) || marks.has(character);
}

bool is_cjk_prose(std::string_view previous, std::string_view line, std::string_view next) {
  static const CharacterSet hangul("[:sc=Hang:]");
  return cjk_letters().any_in(line) && !hangul.any_in(line) && !is_source(line) && !is_slashed(line) &&
         !is_row_of_table(previous, line, next);
}

}  // namespace mojimend
