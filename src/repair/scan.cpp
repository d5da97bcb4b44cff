// The cheap scan: looks for bytes that damage cannot do without, so that clean text never pays for the
// search.
#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "byte_edits/byte_search.h"
#include "byte_edits/readings.h"
#include "context/context.h"
#include "context/letters.h"
#include "context/lost.h"
#include "kin/kin.h"
#include "mojibake/mojibake.h"
#include "repair/repair.h"
#include "text/chinese.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// The syllable between `at` and a closing bracket.
struct Spelling {
  Syllable reading;
  bool toned;
};
std::optional<Spelling> spelled(std::string_view text, std::size_t at) {
  std::u32string letters;
  bool toned = false;
  while (at < text.size() && text[at] != ')') {
    const CodePoint point = read_code_point(text, at);
    if (letters.size() == Readings::kLongest) return std::nullopt;
    letters.push_back(point.value);
    toned |= point.value > 0x7F;
    at += point.size;
  }
  if (at >= text.size()) return std::nullopt;
  const auto reading = Readings::mandarin().syllable(letters);
  if (!reading) return std::nullopt;
  return Spelling{*reading, toned};
}

// "去?b>", "去?word)", "去?囗", "タ?Xク", "し?ﾄい", "은 ?b>": a question is asked before a space or a line
// end, or before a word with a capital or a quotation.
bool is_garbled_by(std::string_view text, std::size_t at) {
  const char32_t behind = character_at(text, at + 1);
  const bool tag = (behind >= U'a' && behind <= U'z') || behind == U'/';
  if (text[at - 1] == ' ') return tag && character_before(text, at - 1) >= kFirstIdeograph;
  const bool half_width_kana = behind >= 0xFF66 && behind < 0xFFA0;
  const bool capital = is_within(static_cast<unsigned char>(text[at + 1]), '@', '_') &&
                       character_at(text, at + 2) >= kFirstIdeograph;
  return character_before(text, at) >= kFirstIdeograph &&
         (tag || half_width_kana || capital || (behind >= 0x3400 && behind < 0xFF00));
}

// "&nbsp;顟B": the space was half of a character, and what follows is read out of step.
bool is_rare_behind_no_break_space(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with(kNoBreakSpace)) return false;
  const char32_t behind = character_at(text, at + kNoBreakSpace.size());
  const TextModel& model = TextModel::get();
  return behind >= kFirstIdeograph && model.alone(model.letter(behind)) >= kRareBehind;
}

// The sights that can prove a page (evidence.cpp); without one of them no pass makes an edit. "國(guó)",
// "日?qǐng)", "幕,。": a bracket, question mark or comma behind a multi-byte character; U+FFFD beside
// Chinese, Japanese or Korean.
bool is_evidence(std::string_view text, std::size_t at) {
  if (text.substr(at, 3) == "\uFFFD")
    return character_before(text, at) >= kFirstIdeograph || character_at(text, at + 3) >= kFirstIdeograph;
  if (text[at] == '?' && is_garbled_by(text, at)) return true;
  if (text[at] == '&') return is_rare_behind_no_break_space(text, at);
  if (static_cast<unsigned char>(text[at - 1]) < 0x80) return false;
  if (text[at] == ',') {
    const char32_t mark = read_code_point(text, at + 1).value;
    return mark > 0x7F && is_mark(mark);
  }
  if (text[at] != '(' && text[at] != '?') return false;
  if (text[at] == '(' && character_before(text, at) < kFirstIdeograph) return false;
  const auto syllable = spelled(text, at + 1);
  if (!syllable) return false;
  return text[at] == '?' ? syllable->toned
                         : Readings::mandarin().reads(character_before(text, at), syllable->reading);
}

// What proves nothing alone, but is a habit where many of it stand close together.
constexpr std::size_t kFewestOfHabit = 3, kHabitReach = 512;  // bytes

// "位(item)置": a word in brackets between two characters.
bool is_word_amid_text(std::string_view text, std::size_t at) {
  if (text[at] != '(' || !is_within(static_cast<unsigned char>(text[at + 1]), 'a', 'z') ||
      !is_double_byte_letter(character_before(text, at)))
    return false;
  constexpr std::size_t kShortest = 2, kLongest = 40;
  std::size_t end = at + 1;
  while (end < text.size() && end - at < kLongest && text[end] != ')') {
    const char c = text[end++];
    if (!is_ascii_letter(static_cast<unsigned char>(c)) && c != ' ' && c != '-' && c != '\'') return false;
  }
  return end - at > kShortest && character_at(text, end) == U')' &&
         is_double_byte_letter(character_at(text, end + 1));
}

// "<br>": a tag that opens ends there.
bool ends_opening_tag(std::string_view text, std::size_t at) {
  constexpr std::size_t kLongest = 40;
  std::size_t start = at;
  while (start > 0 && at - start < kLongest && text[start] != '<') {
    if (static_cast<unsigned char>(text[start--]) >= 0x80) return false;
  }
  return text[start] == '<' && is_ascii_letter(static_cast<unsigned char>(text[start + 1]));
}

// "目 。", "目<br>。": something before a full-width mark that does not stand there by itself.
bool is_before_mark(std::string_view text, std::size_t at) {
  constexpr std::string_view kSigns = " *#~|`>";
  if (kSigns.find(text[at]) == kSigns.npos || !is_mark(character_at(text, at + 1))) return false;
  return text[at] == '>' ? ends_opening_tag(text, at) : character_before(text, at) >= kFirstIdeograph;
}

// Counts what may be habits, from left to right.
class Habits {
 public:
  explicit Habits(std::string_view text) : text_(text) {}
  bool is_one(std::size_t at) {
    return (is_word_amid_text(text_, at) && words_.is_enough(at)) ||
           (is_before_mark(text_, at) && marks_.is_enough(at));
  }

 private:
  struct Recent {
    std::array<std::size_t, kFewestOfHabit> places{};
    std::size_t count = 0;
    bool is_enough(std::size_t at) {
      places[count++ % kFewestOfHabit] = at;
      return count >= kFewestOfHabit && at - places[count % kFewestOfHabit] < kHabitReach;
    }
  };
  std::string_view text_;
  Recent words_, marks_;
};

// True wherever is_evidence is, and seldom elsewhere, without a branch: pinyin begins with a small letter or
// a vowel with its tone (U+00E0–01DC, lead bytes C3–C7), the marks with E3 or EF.
[[gnu::always_inline]] inline bool may_be_glossed_at(const char* at) {
  const auto before = static_cast<unsigned char>(at[-1]), here = static_cast<unsigned char>(at[0]),
             behind = static_cast<unsigned char>(at[1]);
  const bool pinyin = is_within(behind, 'a', 'z') | is_within(behind, 0xC3, 0xC7);
  const bool mark = is_one_of(behind, 0xE3, 0xEF);
  const bool garbled = (here == '?') & ((behind >= 0xE3) | (behind == '/') | is_within(behind, '@', '_'));
  const bool lost = (here == 0xEF) & (behind == 0xBF);
  const bool tag = (before == ' ') & (here == '?') & (is_within(behind, 'a', 'z') | (behind == '/'));
  const bool sign =
      (is_one_of(here, ' ', '*') | is_one_of(here, '#', '~') | is_one_of(here, '|', '`')) & mark;
  const bool entity = (here == '&') & (behind == 'n');
  return tag | lost | entity | ((here == '>') & mark) |
         ((before >= 0x80) &
          ((is_one_of(here, '(', '?') & pinyin) | ((here == ',') & mark) | garbled | sign));
}

// U+FFFD (EF BF BD), 锟 (E9 94 9F), 嚙 (E5 9A 99), 烫 (E7 83 AB), 屯 (E5 B1 AF) and "ï¿" (C3 AF C2 BF), by
// their first three bytes, without a branch.
[[gnu::always_inline]] inline bool may_be_lost_at(const char* at) {
  const auto first = static_cast<unsigned char>(at[0]), second = static_cast<unsigned char>(at[1]),
             third = static_cast<unsigned char>(at[2]);
  return ((first == 0xEF) & (second == 0xBF)) | ((first == 0xE9) & (second == 0x94) & (third == 0x9F)) |
         ((first == 0xE5) & (((second == 0x9A) & (third == 0x99)) | ((second == 0xB1) & (third == 0xAF)))) |
         ((first == 0xE7) & (second == 0x83) & (third == 0xAB)) | ((first == 0xC3) & (second == 0xAF));
}

bool is_lost_at(std::string_view text, std::size_t at) {
  return text.substr(at).starts_with("\uFFFD") || loss_mark_at(text, at) != 0;
}

}  // namespace

std::size_t next_loss(std::string_view text, std::size_t from) {
  const auto may = [](const char* at) { return may_be_lost_at(at); };
  return find_in_parts(text, from, may, [text](std::size_t at) { return is_lost_at(text, at); });
}

bool may_be_glossed(std::string_view text) {
  // A sight has a byte before it and one behind it.
  Habits habits(text);
  const auto is = [&](std::size_t at) {
    return at + 1 < text.size() && (is_evidence(text, at) || habits.is_one(at));
  };
  const auto may = [](const char* at) { return may_be_glossed_at(at); };
  return find_in_parts(text, 1, may, is) != text.npos;
}

bool may_be_damaged(std::string_view text, const RuleSet& rules) {
  // First what stops soonest at damage.
  if (rules.has(Rule::mojibake) && may_be_mojibake(text)) return true;
  if (rules.has(Rule::lost) && next_loss(text, 0) != text.npos) return true;
  const bool looks =
      rules.has(Rule::gloss) || rules.has(Rule::doubled_punctuation) || rules.has(Rule::out_of_step);
  return (looks && may_be_glossed(text)) || may_have_kin(text, rules);
}

}  // namespace mojimend
