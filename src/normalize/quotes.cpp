// Quotation marks and apostrophes, straight or curly. Curly ones are those of English; what a line opens with
// marks of another language stays.
#include <algorithm>

#include "normalize/characters.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

// ʼ is a letter of Breton, Ukrainian and others.
const CharacterSet& curly(QuoteStyle style) {
  static const CharacterSet marks("[‘-‟]");
  static const CharacterSet all("[\\u02BC‘-‟]");
  return style == QuoteStyle::straight ? marks : all;
}

const CharacterSet& straight_marks() {
  static const CharacterSet set("[\"']");
  return set;
}

std::string_view line_at(std::string_view text, std::size_t at) {
  const std::size_t start = at == 0 ? 0 : text.find_last_of('\n', at - 1) + 1;
  return text.substr(start, std::min(text.find('\n', at), text.size()) - start);
}

bool may_have_quotes(std::string_view text, const Policies& policies) {
  if (policies.quotes() == QuoteStyle::curly) return straight_marks().any_in(text);
  return curly(policies.quotes()).any_in(text);
}

void straighten(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const QuoteStyle style = input.policies.quotes();
  const CharacterSet& set = curly(style);
  std::string_view line;
  bool is_cjk = false;
  for (std::size_t at = set.find(text); at < text.size();) {
    if (style == QuoteStyle::straight && text.data() + at >= line.data() + line.size()) {
      line = line_at(text, at);
      is_cjk = cjk_letters().any_in(line);
    }
    const CodePoint mark = read_code_point(text, at);
    const bool is_double = mark.value >= 0x201C;
    if (!is_cjk)
      edits.push_back({{at, at + mark.size}, std::string(is_double ? "\"" : "'"), "straight by the policy"});
    at = set.find(text, at + mark.size);
  }
}

// A mark of a line, and what it becomes; empty: it stays.
struct Mark {
  std::size_t at;
  std::string_view becomes;
};

bool is_letter(char32_t character) {
  static const CharacterSet letters("[[:L:][:N:][:M:]]");
  return letters.has(character);
}

// Whether a quotation begins at `at`: at the start, and behind spaces, brackets and dashes. Other quotation
// marks between do not count, so that it makes no difference which of them are curly already.
bool opens(std::string_view line, std::size_t at) {
  static const CharacterSet openers("[[:White_Space:][:Ps:][:Pd:]/=]");
  static const CharacterSet marks("[\"'‘’“”]");
  char32_t left = character_before(line, at);
  while (at > 0 && marks.has(left)) {
    at -= left < 0x80 ? 1 : 3;
    left = character_before(line, at);
  }
  return openers.has(left);
}

// Double marks of a line open and close by turns, or stay as they are.
void curl_double(std::string_view line, const std::vector<std::size_t>& places, std::vector<Mark>& marks) {
  const std::size_t first = marks.size();
  bool is_open = false;
  for (const std::size_t at : places) {
    if (line[at] != '"') continue;
    const bool is_opener = opens(line, at) && at + 1 < line.size();
    if (is_opener == is_open) {
      marks.resize(first);
      return;
    }
    is_open = is_opener;
    marks.push_back({at, is_opener ? "“" : "”"});
  }
  if (is_open) marks.resize(first);
}

void curl_single(std::string_view line, const std::vector<std::size_t>& places, std::vector<Mark>& marks) {
  std::size_t open = marks.size();  // the mark that may open a quotation
  bool is_open = false;
  for (const std::size_t at : places) {
    if (line[at] != '\'') continue;
    const char32_t left = character_before(line, at), right = character_at(line, at + 1);
    const bool in_word = is_letter(left) && is_letter(right);
    if (in_word || (!opens(line, at) && !is_open)) {
      // Behind a digit it may be feet or minutes.
      const bool is_measure = !in_word && left >= '0' && left <= '9';
      if (!is_measure) marks.push_back({at, "’"});
    } else if (!opens(line, at)) {
      marks[open].becomes = "‘";
      marks.push_back({at, "’"});
      is_open = false;
    } else if (is_letter(right)) {
      // It opens a quotation if one ends in the line; else letters were left out: 'tis, '90s.
      if (const bool is_number = right >= '0' && right <= '9'; !is_open && !is_number) {
        open = marks.size();
        is_open = true;
      }
      marks.push_back({at, "’"});
    }
  }
}

void curl(const PolicyInput& input, std::vector<TextEdit>& edits) {
  static const CharacterSet foreign("[«»‹›„‚]");
  const std::string_view text = input.text;
  for (std::size_t at = straight_marks().find(text); at < text.size();) {
    const std::string_view line = line_at(text, at);
    const std::size_t start = static_cast<std::size_t>(line.data() - text.data());
    // Marks in a row are markup of a wiki, or something that nobody can tell.
    const bool has_row = line.find("''") != line.npos || line.find("\"\"") != line.npos;
    if (!has_row && !cjk_letters().any_in(line) && !foreign.any_in(line)) {
      // Those of code neither open nor close anything.
      std::vector<std::size_t> places;
      for (std::size_t each = at - start; each < line.size(); each = straight_marks().find(line, each + 1))
        if (!input.untouchable.touches({start + each, start + each + 1})) places.push_back(each);
      std::vector<Mark> marks;
      curl_double(line, places, marks);
      curl_single(line, places, marks);
      std::ranges::sort(marks, {}, &Mark::at);
      for (const Mark& each : marks)
        edits.push_back(
            {{start + each.at, start + each.at + 1}, std::string(each.becomes), "curly by the policy"});
    }
    at = straight_marks().find(text, start + line.size());
  }
}

void mend_quotes(const PolicyInput& input, std::vector<TextEdit>& edits) {
  if (input.policies.quotes() == QuoteStyle::curly) return curl(input, edits);
  straighten(input, edits);
}

}  // namespace

const Pass kQuotesPass{Rule::quotes, PassKind::changes, PassScope::prose, may_have_quotes, mend_quotes};

}  // namespace mojimend
