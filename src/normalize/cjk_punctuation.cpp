// Half-width marks and straight quotes in Chinese and Japanese prose become full-width ones, where what
// stands on both sides says that they belong to the prose and not to a number, a name or a piece of another
// language.
#include <algorithm>
#include <optional>
#include <vector>

#include "normalize/characters.h"
#include "normalize/cjk_prose.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }

// One line of prose, and the edits of its marks.
class ProseLine {
 public:
  // `start`: of the line in the page's text.
  ProseLine(const PolicyInput& input, std::size_t start, std::string_view line, std::vector<TextEdit>& edits)
      : input_(input), start_(start), line_(line), edits_(edits) {
    clauses_ = clause_marks(input.habits, kana().any_in(line));
    uses_stops_ = input.habits.ideographic_stops + input.habits.full_width_stops > 0;
  }

  void mend() {
    static const CharacterSet ascii_marks("[,.?!:;(\"']");
    for (std::size_t at = ascii_marks.find(line_); at < line_.size(); at = ascii_marks.find(line_, at)) {
      const std::size_t end = std::min(line_.find_first_not_of(",.?!:;", at), line_.size());
      if (line_[at] == '(') mend_bracket(at);
      else if (line_[at] == '"' || line_[at] == '\'') (line_[at] == '"' ? double_ : single_).push_back(at);
      else mend_marks(at, end);
      at = std::max(end, at + 1);
    }
    if (input_.policies.cjk_quotes() == CjkQuotes::keep || (double_.empty() && single_.empty())) return;
    const QuotationMarks marks = quotation_marks(input_.text, input_.habits, input_.policies.cjk_quotes());
    mend_quotes(double_, marks.open_double, marks.close_double);
    mend_quotes(single_, marks.open_single, marks.close_single);
  }

 private:
  void put(std::size_t from, std::size_t to, std::string_view instead) {
    edits_.push_back({{start_ + from, start_ + to},
                      std::string(instead),
                      "a half-width mark in Chinese or Japanese prose"});
  }

  // A space behind a mark goes with it: full-width marks bring their own.
  std::size_t with_space(std::size_t end) const {
    return end < line_.size() && line_[end] == ' ' && is_cjk(character_at(line_, end + 1)) ? end + 1 : end;
  }

  std::string_view full_width(char mark) const {
    switch (mark) {
      case ',':
        return clauses_.comma;
      case '.':
        return clauses_.stop;
      case '?':
        return "？";
      case '!':
        return "！";
      case ':':
        return "：";
      default:
        return "；";
    }
  }

  void mend_marks(std::size_t at, std::size_t end) {
    const std::string_view run = line_.substr(at, end - at);
    const bool mixes = run.find_first_not_of("?!") != run.npos;
    if (run.size() > 1 && mixes) return;  // "...", "::" and faces
    if (!belongs_to_prose(run[0], at, end)) return;
    std::string instead;
    for (const char each : run) instead += full_width(each);
    put(at, with_space(end), instead);
  }

  bool belongs_to_prose(char mark, std::size_t at, std::size_t end) const {
    const char32_t left = character_before(line_, at), right = character_at(line_, with_space(end));
    switch (mark) {
      case '.':
        return is_cjk(left) && ends_sentence(at, right);
      case ':':
      case ';':
        return is_cjk(left);
      default:
        return is_cjk(left) || (left > ' ' && cjk_letters().has(character_at(line_, end)));
    }
  }

  // In the middle of a line it may part a foreign name (乔治.华盛顿), and behind a number it may count.
  bool ends_sentence(std::size_t at, char32_t right) const {
    static const CharacterSet numerals("[一二三四五六七八九十百第零〇壹贰叁甲乙丙丁]");
    if (numerals.skip(line_, line_.find_first_not_of(' ')) >= at) return false;
    const bool is_last =
        right == '\n' || (right > 0x7F && !cjk_letters().has(right)) || right == '"' || right == '\'';
    return is_last || (cjk_letters().has(right) && !uses_stops_);
  }

  void mend_bracket(std::size_t at) {
    const std::size_t close = line_.find_first_of("()", at + 1);
    if (close == line_.npos || line_[close] != ')') return;
    const bool is_call = character_before(line_, at) < 0x80 && character_before(line_, at) > ' ';
    if (is_call || !cjk_letters().any_in(line_.substr(at, close - at))) return;
    put(at, at + 1, "（");
    put(close, close + 1, "）");
  }

  // Those of a line open and close by turns; all of them are full-width or none is.
  void mend_quotes(const std::vector<std::size_t>& places, std::string_view open, std::string_view close) {
    if (places.size() % 2 != 0) return;
    for (std::size_t i = 0; i < places.size(); i += 2) {
      const std::size_t first = places[i], last = places[i + 1];
      const char32_t left = character_before(line_, first), right = character_at(line_, last + 1);
      const bool is_word = left > ' ' && left < 0x80 && left != '"' && left != '\'' && !is_mark(left);
      if (is_word || is_digit(right) || !cjk_letters().any_in(line_.substr(first, last - first))) return;
    }
    for (std::size_t i = 0; i < places.size(); i += 2) {
      put(places[i], places[i] + 1, open);
      put(places[i + 1], places[i + 1] + 1, close);
    }
  }

  static bool is_mark(char32_t c) {
    return c < 0x80 && std::string_view(",.?!:;()").find(static_cast<char>(c)) != std::string_view::npos;
  }

  const PolicyInput& input_;
  const std::size_t start_;
  const std::string_view line_;
  std::vector<TextEdit>& edits_;
  ClauseMarks clauses_;
  bool uses_stops_ = false;
  std::vector<std::size_t> double_, single_;
};

// Whether the bracket or quotation mark at `at` holds what would make it full-width.
bool holds_cjk(std::string_view text, std::size_t at) {
  const std::string_view ends = text[at] == '(' ? "()\n" : text[at] == '"' ? "\"\n" : "'\n";
  const std::size_t end = text.find_first_of(ends, at + 1);
  return end != text.npos && text[end] == ends[ends.size() - 2] &&
         cjk_letters().any_in(text.substr(at, end - at));
}

// Whether the line has a mark that may become a full-width one. Other marks than brackets and quotation marks
// are judged by their neighbours.
bool is_doubtful(std::string_view line) {
  static const CharacterSet marks("[,.?!:;(\"']");
  for (std::size_t at = marks.find(line); at < line.size(); at = marks.find(line, at + 1)) {
    if (std::string_view("(\"'").find(line[at]) != std::string_view::npos) {
      if (holds_cjk(line, at)) return true;
      continue;
    }
    const std::size_t behind = std::min(line.find_first_not_of(' ', at + 1), line.size());
    if (is_cjk(character_before(line, at)) || is_cjk(character_at(line, behind))) return true;
  }
  return false;
}

// The next such line at or behind `at`, where a line starts, without its LF; nothing behind the last. Lines
// without an ideograph or kana are passed over as fast as they can be read.
std::optional<Span> next_doubtful_line(std::string_view text, std::size_t at) {
  while ((at = cjk_letters().find(text, at)) < text.size()) {
    const std::size_t start = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (is_doubtful(text.substr(start, end - start))) return Span{start, end};
    at = end;
  }
  return std::nullopt;
}

bool may_have_half_width_marks(std::string_view text, const Policies&) {
  return next_doubtful_line(text, 0).has_value();
}

std::string_view without_end(std::string_view line) {
  while (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void mend_cjk_punctuation(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  bool is_observed = false;
  const auto start_of = [&](std::size_t at) { return at == 0 ? 0 : text.rfind('\n', at - 1) + 1; };
  for (auto place = next_doubtful_line(text, 0); place; place = next_doubtful_line(text, place->end)) {
    const auto [start, end] = *place;
    const std::string_view line = without_end(text.substr(start, end - start));
    std::string_view previous, next;
    if (start > 0) previous = without_end(text.substr(start_of(start - 1), start - 1 - start_of(start - 1)));
    if (end < text.size())
      next = without_end(text.substr(end + 1, std::min(text.find('\n', end + 1), text.size()) - end - 1));
    if (!is_cjk_prose(previous, line, next)) continue;
    if (!is_observed) observe_marks(text, input.habits);
    is_observed = true;
    ProseLine(input, start, line, edits).mend();
  }
}

}  // namespace

const Pass kCjkPunctuationPass{Rule::cjk_punctuation, PassKind::changes, PassScope::prose,
                               may_have_half_width_marks, mend_cjk_punctuation};

}  // namespace mojimend
