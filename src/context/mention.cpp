// Looks at the marks around the word that holds the stretch, and at what else the line has.
#include "context/mention.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <string>

#include "context/letters.h"
#include "encoding/utf8_scan.h"
#include "text/hash.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// What maps one thing to another.
constexpr std::string_view kArrows[] = {"->", "=>", "→",  "⇒", "=",  ":",
                                        "|",  "\t", "s/", "←", "<-", "replace("};

// What a line shows stands near, and the right form beside the wrong one nearer: common words come again in a
// long line that was put together of clean text and damaged. Nor may each stretch cost the whole line.
constexpr std::size_t kNear = 400, kBeside = 100;  // bytes

// Letters that are shown by themselves, and those of a word that is quoted; more of them are a text.
constexpr std::size_t kFew = 2, kWord = 12;

struct Pair {
  char32_t open, close;
};
constexpr Pair kQuotes[] = {{U'"', U'"'}, {U'\'', U'\''}, {U'`', U'`'},   {U'“', U'”'}, {U'‘', U'’'},
                            {U'«', U'»'}, {U'「', U'」'}, {U'『', U'』'}, {U'(', U')'}, {U'[', U']'},
                            {U'/', U'/'}, {U'|', U'|'},   {U'„', U'“'},   {U'„', U'”'}, {U'<', U'>'},
                            {U'{', U'}'}, {U'（', U'）'}, {U'\\', U'\\'}};

char32_t letter_at(std::string_view line, std::size_t at) {
  return at < line.size() ? read_code_point(line, at).value : U'\n';
}

bool is_quoted(std::string_view line, Span damaged) {
  std::size_t start = damaged.start, end = damaged.end;
  // A blank may stand between the mark and what it marks: "| Ã© |".
  while (start > 0 && line[start - 1] == ' ') --start;
  while (end < line.size() && line[end] == ' ') ++end;
  const bool exact = start == damaged.start && end == damaged.end;
  const char32_t open = character_before(line, start), close = letter_at(line, end);
  return std::ranges::any_of(kQuotes, [&](const Pair& each) {
    const bool spaced = exact || each.open == U'|';
    return spaced && each.open == open && each.close == close;
  });
}

// One sign between quotation marks is shown, whatever the text speaks of: characters "Â°" and "Âº".
bool is_sign_in_quotes(std::string_view line, Span damaged, std::size_t size) {
  constexpr std::u32string_view kMarks = U"\"'`";
  const char32_t open = character_before(line, damaged.start);
  return size == 1 && kMarks.find(open) != kMarks.npos && letter_at(line, damaged.end) == open;
}

// Inside a longer quotation, as a word of it.
bool is_within_quotes(std::string_view line, Span damaged) {
  for (const std::string_view quote : {"\"", "'", "`"}) {
    const auto count = [&](std::string_view part) {
      std::size_t found = 0;
      for (std::size_t at = part.find(quote); at != part.npos; at = part.find(quote, at + 1)) ++found;
      return found;
    };
    if (count(line.substr(0, damaged.start)) % 2 == 1 && count(line.substr(damaged.end)) % 2 == 1)
      return true;
  }
  return false;
}

// The quotation mark behind a letter that is shown was taken for its other half: „Ć”.
bool is_letter_in_quotes(std::string_view line, Span damaged) {
  const char32_t open = character_before(line, damaged.start), close = character_before(line, damaged.end);
  const bool quoted = std::ranges::any_of(kQuotes, [&](const Pair& each) {
    return each.open >= 0x80 && each.open == open && each.close == close;
  });
  return quoted && count_code_points(line.substr(damaged.start, damaged.size())) == 2;
}

// More of the line than the stretch are words.
bool has_other_letters(std::string_view line, Span damaged) {
  const auto is_of_word = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || is_ascii_letter(static_cast<unsigned char>(c));
  };
  return std::ranges::any_of(line.substr(0, damaged.start), is_of_word) ||
         std::ranges::any_of(line.substr(damaged.end), is_of_word);
}

bool has_arrow(std::string_view line) {
  return std::ranges::any_of(kArrows, [&](std::string_view each) { return line.find(each) != line.npos; });
}

// Beside a letter it is a part of a word, beside one beyond ASCII a part of other damage.
bool stands_apart(char32_t beside) {
  return !is_ascii_letter(beside) && (beside < 0x80 || (beside >= 0x2010 && beside < 0x2200));
}

std::size_t word_start(std::string_view line, std::size_t at) {
  while (at > 0 && is_ascii_letter(static_cast<unsigned char>(line[at - 1]))) --at;
  return at;
}
std::size_t word_end(std::string_view line, std::size_t at) {
  while (at < line.size() && is_ascii_letter(static_cast<unsigned char>(line[at]))) ++at;
  return at;
}

// Where the next character stands that is no part of a word.
std::size_t apart_end(std::string_view text, std::size_t at) {
  constexpr char kLeadsApart = '\xE2';  // of U+2010 to U+21FF, and of others
  for (; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte < 0x80 ? !is_ascii_letter(byte)
                    : text[at] == kLeadsApart && stands_apart(read_code_point(text, at).value))
      break;
  }
  return at;
}

// The word that holds the stretch, as it should be, and where it stands as it should not.
struct RightForm {
  std::string word;
  Span damaged;
};

RightForm right_form(std::string_view text, Span damaged, std::string_view mended) {
  const std::size_t before = word_start(text, damaged.start), behind = word_end(text, damaged.end);
  std::string word(text.substr(before, damaged.start - before));
  word.append(mended).append(text.substr(damaged.end, behind - damaged.end));
  return {std::move(word), {before, behind}};
}

// A word has some ten bytes: one in twenty of those that are nowhere has the hash of another.
constexpr std::size_t kBitsEachByte = 2;
std::size_t place_of(std::string_view word, const std::vector<bool>& hashes) {
  return hash_of(word) & (hashes.size() - 1);
}

// As string_view::find, which looks for the first byte: in most scripts that is every second or third one.
std::size_t find_word(std::string_view text, std::string_view word, std::size_t from) {
  if (from >= text.size()) return text.npos;
  const void* found = ::memmem(text.data() + from, text.size() - from, word.data(), word.size());
  return found ? static_cast<std::size_t>(static_cast<const char*>(found) - text.data()) : text.npos;
}

// So much of a line on either side of a place, in whole characters, and the place in it.
struct Near {
  Near(std::string_view line, Span place, std::size_t most) {
    std::size_t start = place.start - std::min(place.start, most);
    std::size_t end = std::min(line.size(), place.end + most);
    while (start > 0 && is_continuation(line[start])) --start;
    while (end < line.size() && is_continuation(line[end])) ++end;
    text = line.substr(start, end - start);
    damaged = {place.start - start, place.end - start};
  }
  std::string_view text;
  Span damaged;
};

}  // namespace

bool shows_right_form(std::string_view text, Span damaged, std::string_view mended) {
  const RightForm sought = right_form(text, damaged, mended);
  for (std::size_t at = find_word(text, sought.word, 0); at != text.npos;
       at = find_word(text, sought.word, at + 1)) {
    const std::size_t end = at + sought.word.size();
    if (at < sought.damaged.end && end > sought.damaged.start) continue;
    if (stands_apart(character_before(text, at)) && stands_apart(letter_at(text, end))) return true;
  }
  return false;
}

ShownWords::ShownWords(std::string_view text)
    : text_(text), hashes_(std::bit_ceil(kBitsEachByte * text.size() + 1)) {
  for (std::size_t at = ascii_prefix(text); at < text.size(); at += ascii_prefix(text.substr(at))) {
    const std::size_t start = word_start(text, at);
    const std::size_t end = apart_end(text, at);
    if (end > at) hashes_[place_of(text.substr(start, end - start), hashes_)] = true;
    at = end > at ? end : at + read_code_point(text, at).size;
  }
}

bool ShownWords::show_right_form(Span damaged, std::string_view mended) const {
  const std::string word = right_form(text_, damaged, mended).word;
  const bool is_single = apart_end(word, 0) == word.size() && ascii_prefix(word) != word.size();
  return (!is_single || hashes_[place_of(word, hashes_)]) && shows_right_form(text_, damaged, mended);
}

Mention mention_of(const LineTopics& topics, Span damaged, std::string_view mended, PageSpeaks page_speaks) {
  const Near near(topics.line(), damaged, kNear), beside(topics.line(), damaged, kBeside);
  const std::string_view line = near.text;
  damaged = near.damaged;
  if (is_letter_in_quotes(line, damaged) || shows_right_form(beside.text, beside.damaged, mended))
    return Mention::certain;
  const bool part_of_word =
      is_ascii_letter(character_before(line, damaged.start)) || is_ascii_letter(letter_at(line, damaged.end));
  const bool page = page_speaks != PageSpeaks::of_something_else;
  const auto likely = [](bool is) { return is ? Mention::likely : Mention::none; };
  const std::size_t size = count_code_points(mended);
  if (is_sign_in_quotes(line, damaged, size)) return Mention::likely;
  if (page_speaks == PageSpeaks::of_damage && has_other_letters(line, damaged)) return Mention::likely;
  if (size > kWord) return Mention::none;
  const bool in_brackets = character_before(line, damaged.start) == U'(';
  if (size <= (in_brackets ? kFew : kWord) && is_quoted(line, damaged))
    return likely(page || has_arrow(line) || topics.are_shown_letters());
  // A word that holds it, between quotation marks.
  const Span word{word_start(line, damaged.start), word_end(line, damaged.end)};
  if (part_of_word && is_quoted(line, word)) return likely(topics.are_shown_letters());
  const bool shown = size <= kFew && (!part_of_word || is_within_quotes(line, damaged));
  return likely((shown && page) || ((shown || !part_of_word) && topics.are_shown_letters()));
}

}  // namespace mojimend
