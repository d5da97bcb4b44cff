// Words by where they stand: what a text declares of itself is no talk of it.
#include "context/topics.h"

#include <algorithm>

#include "context/letters.h"

namespace mojimend {
namespace {

// In small letters of ASCII; others stand without the first, which may be large. Names of encodings count by
// how they begin: "cp1252", "windows-1251".
constexpr std::string_view kDamage[] = {
    "mojibake", "garbled", "ftfy", "ракозябр", "乱码", "亂碼", "文字化け", "문자 깨짐", "zeichensalat",
};
// Nobody names these but to speak of what was written in them, or to declare it.
constexpr std::string_view kLegacy[] = {
    "latin-1", "latin1",      "iso-8859", "iso8859", "cp125", "cp-125",    "cp437",     "cp850",
    "win-125", "windows-125", "gbk",      "big5",    "koi8",  "shift_jis", "shift-jis",
};
// These stand in most programs and pages: they count in sentences.
constexpr std::string_view kGeneral[] = {
    "encoding",  "encoded",  "utf-8",  "utf8",     "utf_8",      "charset",   "codepage",
    "code page", "кодировк", "인코딩", "encodage", "codificaci", "kodierung", "zeichensatz",
};
// What is shown, and how, in small letters: one of each speaks of damage.
constexpr std::string_view kLetters[] = {
    "character", "symbol", "accent",  "apostrophe", "quotation", "quote", "letter", "umlaut",
    "dash",      "sign",   "unicode", "emoji",      "utf-8",     "encod", "decod",  "zeichen",
    "buchstabe", "caract", "lettre",  "letra",      "acento",    "tilde", "znak",   "liter",
    "символ",    "букв",   "знак",    "字符",       "字元",      "文字",
};
constexpr std::string_view kShown[] = {
    "instead of", "decodes",  "interpret",  "misread",   "in place of", "shows",      "showing",   "shown",
    "display",    "appear",   "becom",      "turn into", "turned into", "turns into", "replaced",  "broken",
    "wrong",      "weird",    "strange",    "odd ",      "funny",       "garbage",    "problem",   "corrupt",
    "looks like", "rendered", "printed as", "statt",     "falsch",      "erschein",   "angezeigt", "au lieu",
    "affich",     "bizarre",  "en lugar",   "en vez",    "aparece",     "muestra",    "em vez",    "no lugar",
    "zamiast",    "wyświetl", "вместо",     "отображ",   "показыв",     "вижу",       "显示",      "顯示",
    "表示",       "化け",     "变成",       "變成",
};
// What is said of damage is said of what stands no further away.
constexpr std::size_t kBeside = 400;  // bytes
// Who speaks of encodings may show damage further on; but in a long file the word stands somewhere by chance.
constexpr std::size_t kNear = 4000;  // bytes

char small(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

// In small letters or large ones.
bool is_word(std::string_view text, std::string_view word) {
  return std::ranges::equal(word, text, {}, {}, small);
}

bool is_of_name(char c) {
  return is_ascii_letter(static_cast<unsigned char>(c)) || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

// What stands before the word, quotation marks and blanks aside.
std::string_view before(std::string_view text, const Span& word) {
  text = text.substr(0, word.start);
  return text.substr(0, text.find_last_not_of("\"' \\") + 1);
}

// "charset=", "Encoding: ", "SET NAMES "
bool is_declared(std::string_view text, Span word) {
  const std::string_view ahead = before(text, word);
  if (ahead.ends_with('=') || ahead.ends_with(':')) return true;
  constexpr std::string_view kDeclares[] = {"charset", "coding", "names", "set"};
  return std::ranges::any_of(kDeclares, [ahead](std::string_view each) {
    return ahead.size() >= each.size() && is_word(ahead.substr(ahead.size() - each.size()), each);
  });
}

// The name of our rule, in a comment for us.
bool is_ours(std::string_view text, Span word) {
  const std::size_t first = word.start > kBeside ? word.start - kBeside : 0;
  const std::string_view ahead = text.substr(first, word.start - first);
  return ahead.substr(ahead.rfind('\n') + 1).find("mojimend") != ahead.npos;
}

// A word of a sentence, beside blanks or marks of sentences.
bool is_in_sentence(std::string_view text, Span word) {
  std::size_t end = word.end;
  if (end < text.size() && text[end] >= 'A' && text[end] <= 'Z') return false;  // a name in code
  while (end < text.size() && is_of_name(text[end])) ++end;
  const auto among = [text](std::size_t at, std::string_view marks) {
    return at >= text.size() || static_cast<unsigned char>(text[at]) >= 0x80 ||
           marks.find(text[at]) != marks.npos;
  };
  return among(word.start - 1, " \n\t(") && among(end, " \n.,;)?!") && !is_declared(text, word);
}

}  // namespace

bool Topics::begins_with(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && is_word(text.substr(0, word.size()), word);
}

Topics::Topics(std::span<const std::string_view> words) : words_(words), next_(words.size()) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::uint8_t& first = first_[hash_of(words[i], 0)];
    next_[i] = first;
    first = static_cast<std::uint8_t>(i + 1);
  }
}

PageTopics::PageTopics(std::string_view text) {
  // One pass over the page for all of them.
  static const auto words = [] {
    std::vector<std::string_view> all(std::begin(kDamage), std::end(kDamage));
    all.insert(all.end(), std::begin(kLegacy), std::end(kLegacy));
    all.insert(all.end(), std::begin(kGeneral), std::end(kGeneral));
    return all;
  }();
  static const Topics topics(words);
  topics.find(text, [&](std::size_t word, Span place) {
    if (word < std::size(kDamage)) {
      if (!is_ours(text, place)) of_damage_.push_back(place);
    } else if (of_encodings_.empty() || of_encodings_.back().end + kNear / 2 < place.start) {
      const bool counts = word < std::size(kDamage) + std::size(kLegacy) ? !is_declared(text, place)
                                                                         : is_in_sentence(text, place);
      if (counts) of_encodings_.push_back(place);
    }
    return false;
  });
}

namespace {

// Whether one of the words, in order, stands no further away.
bool is_near(const std::vector<Span>& words, const Span& place, std::size_t most) {
  const std::size_t first = place.start > most ? place.start - most : 0;
  const auto word = std::ranges::lower_bound(words, first, {}, &Span::start);
  return word != words.end() && word->end <= place.end + most;
}

}  // namespace

PageSpeaks PageTopics::speaks_near(const Span& place) const {
  if (is_near(of_damage_, place, kBeside)) return PageSpeaks::of_damage;
  return is_near(of_damage_, place, kNear) || is_near(of_encodings_, place, kNear)
             ? PageSpeaks::of_encodings
             : PageSpeaks::of_something_else;
}

bool speaks_of_shown_letters(std::string_view line) {
  static const Topics damage(kDamage), letters(kLetters), shown(kShown);
  const auto is_theirs = [line](std::size_t, Span place) { return !is_ours(line, place); };
  return damage.find(line, is_theirs) || (letters.are_spoken_of_in(line) && shown.are_spoken_of_in(line));
}

}  // namespace mojimend
