// Means over letters, against bars for the kind of letter: those of large scripts cost more than those of
// alphabets.
#include "mojibake/plausibility.h"

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include "context/letters.h"
#include "mojibake/mojibake_edit.h"

namespace mojimend {
namespace {

// Nats that a letter of text costs at most, on average over a repair and over its surroundings. Set by
// eye on damaged and clean lines of a development set.
constexpr Cost kAlphabet = 4300, kIdeograph = 7 * kNat, kSyllable = 5500;
// Marks around what is no word, "«%s»", cost more.
constexpr Cost kMark = 9 * kNat;
constexpr Cost kAlphabetAround = 5 * kNat, kIdeographAround = 8500;
// Beside that, a name may stand near.
constexpr Cost kAroundMargin = 20 * kNat;
// A letter that training never saw is no letter of a repair.
constexpr Cost kUnknownLetter = 12 * kNat;
// Of the words at both ends, so many letters are looked at.
constexpr std::size_t kWord = 12;
// So many letters of a large script are a word, where others stand near, and where all others are Latin.
constexpr std::size_t kShortWord = 2, kWholeWord = 4;
// Letters around a repair that are looked at, on either side.
constexpr std::size_t kAround = 24, kNear = 250;
// No letter has more marks than this: a syllable of Hangul has two, letters of Greek three.
constexpr std::size_t kMostMarks = 3;
// Fewer letters do not tell their language: it is taken for one that the model hardly knows.
constexpr Cost kLeastLanguage = 12, kUnknownLanguage = 3300;
// A letter that is damaged here and not there, and one that the channel would have changed.
constexpr Cost kContradiction = 6 * kNat, kUnchanged = 4 * kNat;
// A letter of the same script that its reader does not have.
constexpr Cost kForeign = 4 * kNat;

// None for what is no letter, or a letter of any language.
Script script_of(char32_t c) {
  if (is_ascii_letter(c)) return Script::latin;
  if (c < 0xC0) return Script::none;
  if (c < 0x250) return Script::latin;
  if (c >= 0x370 && c < 0x400) return Script::greek;
  if (c >= 0x400 && c < 0x530) return Script::cyrillic;
  if (c >= 0x590 && c < 0x780) return Script::semitic;
  if (c >= 0x900 && c < 0x1100) return Script::south_asian;
  if (c >= 0x1100 && c < 0x1200) return Script::hangul;  // in its parts
  if ((c >= 0x3040 && c < 0x3100) || (c >= 0xFF66 && c < 0xFFA0)) return Script::kana;
  if ((c >= 0x3400 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00)) return Script::han;
  if (c >= 0xAC00 && c < 0xD7B0) return Script::hangul;
  return Script::none;
}

// Chinese characters are at home beside kana.
bool same_home(Script a, Script b) {
  const auto kin = [](Script each) { return each == Script::kana ? Script::han : each; };
  return kin(a) == kin(b);
}

bool is_punctuation(char32_t c) {
  return c == 0xFFFD || c == 0xAB || c == 0xBB || (c >= 0x2010 && c <= 0x2026) || c == 0x2116 ||
         (c >= 0x3000 && c < 0x3040) || (c >= 0xFF00 && c < 0xFF20);
}

// Whether letters of large scripts stand near, beside those of the stretch.
bool is_among_wide(const DamagedStretch& stretch, const MendedLine& line) {
  const std::u32string_view text = line.text();
  const std::size_t first = stretch.first > kAround ? stretch.first - kAround : 0;
  return is_wide(scripts_of(text.substr(first, stretch.first - first)) |
                 scripts_of(text.substr(stretch.last, kAround)));
}

// A letter of the result beside one of another script that stays.
bool is_stitched(const DamagedStretch& stretch, const MendedLine& line) {
  const std::vector<MendedLetter>& letters = line.letters();
  const auto differ = [&](std::size_t inside, std::size_t outside) {
    const Script in = script_of(letters[inside].letter), out = script_of(letters[outside].letter);
    if (in == Script::none || out == Script::none || same_home(in, out)) return false;
    // Between letters of large scripts and Latin ones there need be no space, if they are whole words. Flags
    // behind the words of a list, "asimilar/REDÀÄÆñ", are not.
    const bool wide = in >= Script::kana || out >= Script::kana;
    if (!wide || (in >= Script::kana ? out : in) != Script::latin) return true;
    return stretch.last - stretch.first < (is_among_wide(stretch, line) ? kShortWord : kWholeWord);
  };
  return (stretch.first > 0 && differ(stretch.first, stretch.first - 1)) ||
         (stretch.last < letters.size() && differ(stretch.last - 1, stretch.last));
}

// Whether the model never saw the letter, which a mark makes whole.
bool is_unseen(const MendedLine& line, std::size_t at) {
  const std::vector<Letter>& read = line.read();
  if (read[at].symbol > kUnseenClasses) return false;
  std::size_t first = at;
  while (first > 0 && read[first].mark != 0 && at - first < kMostMarks) --first;
  std::optional<Letter> whole = read[first];
  while (whole && first < at) whole = TextModel::get().whole(*whole, read[++first]);
  return !whole || whole->symbol <= kUnseenClasses;
}

struct Means {
  Cost cost = 0, bar = 0;
  bool has_unseen = false;
};

// Of letters [first, last) of the line.
Means cost_of(const MendedLine& line, const Span& letters, Cost alphabet, Cost ideograph, Cost syllable) {
  const std::vector<Cost>& costs = line.costs();
  Means means;
  for (std::size_t at = letters.start; at < letters.end; ++at) {
    const char32_t c = as_read(line.text()[at]);
    means.cost += costs[at];
    if (is_unseen(line, at) && !line.is_from_structure(at)) {
      means.cost += kUnknownLetter;
      means.has_unseen = true;
    }
    means.bar += c < kFirstIdeograph ? alphabet : script_of(c) == Script::han ? ideograph : syllable;
  }
  return means;
}

// How much more the marks cost that UTF-8's structure found in the stretch; none if it found letters, too.
std::optional<Cost> excess_of_marks(const DamagedStretch& stretch, const MendedLine& line) {
  if (!line.innermost(stretch.chain).written.is_utf8()) return std::nullopt;
  Cost excess = 0;
  for (std::size_t at = stretch.first; at < stretch.last; ++at) {
    const char32_t c = line.text()[at];
    if (line.letters()[at].chain == 0 || c < 0x80) continue;
    if (!is_punctuation(c)) return std::nullopt;
    excess += line.costs()[at] - kMark;
  }
  return excess;
}

Scripts bit(Script script) {
  return script == Script::none ? Scripts{0} : static_cast<Scripts>(1u << static_cast<unsigned>(script));
}

// The stretch with the rest of the words in which it begins and ends.
Span words_of(const DamagedStretch& stretch, std::u32string_view text) {
  Span words{stretch.first, stretch.last};
  const auto inside = [&](std::size_t at) {
    return script_of(text[at]) != Script::none || mark_number(text[at]) != 0;
  };
  while (words.start > 0 && stretch.first - words.start < kWord && inside(words.start - 1)) --words.start;
  while (words.end < text.size() && words.end - stretch.last < kWord && inside(words.end)) ++words.end;
  return words;
}

// The script of a stretch that may be words of one script other than Latin; 0 for others.
Script word_script(std::u32string_view seen) {
  Script script = Script::none;
  for (const char32_t c : seen) {
    const Script here = script_of(c);
    if (here == Script::none && c >= 0x80 && !is_punctuation(c)) return Script::none;
    if (here == Script::none || here == Script::latin) continue;
    if (script != Script::none && !same_home(script, here)) return Script::none;
    script = here;
  }
  return script;
}

// Whether more letters of the script stay than were damaged: a few may be rests of damage.
bool is_home_of(std::span<const MendedLetter> near, std::u32string_view seen, Script script) {
  std::size_t stay = 0, all = 0;
  for (const MendedLetter& each : near) stay += each.chain == 0 && same_home(script_of(each.letter), script);
  for (const char32_t c : seen) all += same_home(script_of(c), script);
  return 2 * stay > all;
}

// Of a long line, what is near: with the whole line for each of its stretches, time would be quadratic.
std::span<const MendedLetter> near_of(const DamagedStretch& stretch, const MendedLine& line) {
  const std::size_t first = stretch.first > kNear ? stretch.first - kNear : 0;
  const std::size_t last = std::min(stretch.last + kNear, line.letters().size());
  return std::span(line.letters()).subspan(first, last - first);
}

// Whether the channel would have left something else of the letter.
bool changes(const Mode& mode, char32_t letter) {
  const SourceBytes bytes = reader(mode.reader).bytes_of(letter);
  if (bytes.size != 1 || mode.written.encoding().kind != EncodingKind::single_byte) return bytes.size != 0;
  char32_t was = 0;
  Pending pending;
  return mode.written.feed(pending, bytes[0], was) == Fed::letter && was != letter;
}

}  // namespace

Scripts scripts_of(std::u32string_view text) {
  Scripts found = 0;
  for (const char32_t c : text) found |= bit(script_of(c));
  return found;
}

bool has_scripts(std::u32string_view text, Scripts scripts) {
  for (std::size_t at = 0; scripts != 0 && at < text.size(); ++at)
    scripts &= static_cast<Scripts>(~bit(script_of(text[at])));
  return scripts == 0;
}

bool is_wide(Scripts scripts) {
  return (scripts & (bit(Script::kana) | bit(Script::han) | bit(Script::hangul))) != 0;
}

Cost language_of(const MendedLine& line) { return known_language_of(line).value_or(kUnknownLanguage); }

std::optional<Cost> known_language_of(const MendedLine& line) {
  const std::vector<Cost>& costs = line.costs();
  Cost sum = 0, letters = 0, blanks = 0;
  for (std::size_t at = 0; at < line.text().size(); ++at) {
    const char32_t c = line.text()[at];
    // Markup and numbers are the same in all languages.
    if (script_of(c) == Script::none && c != U' ') continue;
    sum += costs[at];
    ++letters;
    blanks += c == U' ';
  }
  if (letters < kLeastLanguage || blanks == 0) return std::nullopt;
  return sum / letters;
}

Plausibility plausibility_of(const DamagedStretch& stretch, const MendedLine& line,
                             std::u32string_view seen) {
  const std::u32string_view text = line.text();
  Plausibility found;
  const Span words = words_of(stretch, text);
  const Means result = cost_of(line, words, kAlphabet, kIdeograph, kSyllable);
  found.is_word = words.size() > 1;
  found.excess = result.cost - result.bar;
  if (const auto marks = excess_of_marks(stretch, line)) found.excess = std::min(found.excess, *marks);
  found.has_unseen = result.has_unseen;
  found.stitched = is_stitched(stretch, line);
  const std::size_t first = stretch.first > kAround ? stretch.first - kAround : 0;
  const std::size_t last = std::min(stretch.last + kAround, text.size());
  const Means around = cost_of(line, {first, last}, kAlphabetAround, kIdeographAround, kIdeographAround);
  found.surroundings_are_text = around.cost <= around.bar + kAroundMargin;
  const Script word = word_script(seen.substr(stretch.start, stretch.end - stretch.start));
  const auto is_latin = [&](std::size_t at) {
    return at < text.size() && script_of(text[at]) == Script::latin;
  };
  const bool in_latin = (stretch.first > 0 && is_latin(stretch.first - 1)) || is_latin(stretch.last);
  found.word = in_latin ? Scripts{0} : bit(word);
  const std::span<const MendedLetter> near = near_of(stretch, line);
  const std::u32string_view seen_near = seen.substr(near.front().start, near.back().end - near.front().start);
  found.was_at_home = word != Script::none && is_home_of(near, seen_near, word);
  return found;
}

Cost contradictions_of(const DamagedStretch& stretch, const MendedLine& line, std::u32string_view seen) {
  const std::u32string_view damaged = seen.substr(stretch.start, stretch.end - stretch.start);
  const std::vector<Mode>& layers = line.layers(stretch.chain)->modes;
  const Mode &inner = layers.back(), &outer = layers.front();
  const std::u32string_view mended(line.text().data() + stretch.first, stretch.last - stretch.first);
  const Scripts scripts = scripts_of(mended);
  const auto is_foreign = [&](const Mode& mode, char32_t c) {
    // Phonetic letters stand among Latin ones.
    const bool kin = (scripts & bit(script_of(c))) != 0 || (c >= 0x250 && c < 0x300);
    return kin && reader(mode.reader).bytes_of(c).size == 0;
  };
  Cost sum = 0;
  std::set<char32_t> known;
  for (const MendedLetter& each : near_of(stretch, line)) {
    if (each.chain != 0 || each.letter < 0x80) continue;
    if (damaged.find(each.letter) != damaged.npos) sum += kContradiction;
    else if (known.insert(each.letter).second)
      sum += changes(inner, each.letter) ? kUnchanged : is_foreign(outer, each.letter) ? kForeign : 0;
  }
  return sum;
}

}  // namespace mojimend
