// Makes the marks and letters of windows-1252 again of control characters U+0080–009F, each only where such a
// mark would stand. Controls that a terminal or a mainframe means are left, and those inside of mojibake.
#include <algorithm>
#include <array>
#include <string>

#include "context/context.h"
#include "encoding/single_byte.h"
#include "kin/kin.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr char32_t kNextLine = 0x85;  // a line end to some, the ellipsis of windows-1252 to others
constexpr char32_t kControlSequence = 0x9B;
constexpr char kEscape = 0x1B;
// Where fewer of a page's controls stand as marks would, they are something else: a table of code points,
// say.
constexpr std::size_t kSharePlausible = 2;  // one of so many

bool is_c1(char32_t c) { return c >= 0x80 && c <= 0x9F; }
bool is_word(char32_t c) { return is_alphabetic(c) || is_ascii_digit(c) || c > 0x2E7F; }
bool is_closing(char32_t c) {
  return c == U'.' || c == U',' || c == U';' || c == U':' || c == U'!' || c == U'?' || c == U')' ||
         c == U']' || c == U'}' || c == U'-' || c == U'"' || c == U'\'' || c == U'*' || c == U'%';
}
bool is_opening(char32_t c) {
  return c == U'(' || c == U'[' || c == U'{' || c == U'-' || c == U'"' || c == U'\'' || c == U'>' ||
         c == U':' || c == U',' || c == U'/' || c == U'*' || c == U'=' || (c >= 0x2010 && c <= 0x2015);
}
bool is_capital(char32_t c) { return (c >= U'A' && c <= U'Z') || (c >= 0xC0 && c <= 0xDE); }
bool is_small(char32_t c) { return (c >= U'a' && c <= U'z') || (c >= 0xDF && c <= 0xFF); }

// The readers that make control characters of the bytes 80 to 9F: all of ISO 8859; and the one of browsers,
// which does so of some.
const std::vector<const SingleByteTable*>& readers() {
  static const std::vector<const SingleByteTable*> tables = [] {
    std::vector<const SingleByteTable*> made;
    for (const Encoding& each : all_encodings())
      if (each.name.starts_with("iso-8859-") || each.name == "windows-1252")
        if (each.kind == EncodingKind::single_byte) made.push_back(&single_byte_table(each));
    return made;
  }();
  return tables;
}

// The byte above 0x7F that the reader made `c` of, or 0.
unsigned char byte_of(char32_t c, const SingleByteTable& reader) {
  if (is_c1(c)) return static_cast<unsigned char>(c);
  const auto found = c < 0x80 ? reader.bytes.end() : reader.bytes.find(c);
  return found == reader.bytes.end() ? static_cast<unsigned char>(0) : found->second;
}

// Which of two standards the page's controls belong to. The other code pages of Windows share its marks.
enum class Source { western, central_european };

// A control of the page with the letters beside it, line feeds beyond its ends.
struct Place {
  static constexpr int kReach = 3;  // a character of UTF-8 has up to four letters then

  Span span;
  std::array<char32_t, 2 * kReach + 1> letters;
  // `by` letters behind it, or before it.
  char32_t letter(int by) const { return letters[static_cast<std::size_t>(kReach + by)]; }
};

Place place_at(std::string_view text, std::size_t at) {
  Place place;
  place.letters.fill(U'\n');
  std::size_t start = at, end = at;
  for (std::size_t each = Place::kReach; each-- > 0 && start > 0;) {
    place.letters[each] = character_before(text, start);
    do --start;
    while (start > 0 && is_continuation(text[start]));
  }
  for (std::size_t each = Place::kReach; each < place.letters.size() && end < text.size(); ++each) {
    const CodePoint point = read_code_point(text, end);
    place.letters[each] = point.value;
    end += point.size;
    if (each == Place::kReach) place.span = {at, end};
  }
  return place;
}

class Controls {
 public:
  explicit Controls(const Page& page) : page_(page) {
    const std::string_view text = page.text;
    for (std::size_t at = text.find('\xC2'); at != text.npos; at = text.find('\xC2', at + 1))
      if (is_c1_control(text, at)) places_.push_back(place_at(text, at));
    line_feeds_ = text.find('\n') != text.npos;
    terminal_ = text.find(kEscape) != text.npos || std::ranges::any_of(places_, [](const Place& each) {
                  return each.letter(0) == kControlSequence && is_ascii_digit(each.letter(1));
                });
    controls_ = places_.size();
    // In a page that was damaged whole, all of them are.
    std::erase_if(places_, [this](const Place& each) { return is_in_mojibake(each); });
    if (!places_.empty()) source_ = source_of(text);
  }

  std::vector<Edit> edits() {
    if (terminal_) return {};
    std::vector<Edit> edits;
    std::size_t marks = 0;
    for (const Place& at : places_) {
      if (!stands_as_character(at)) continue;
      marks += at.letter(0) != kNextLine;
      edits.push_back(edit(at));
    }
    // Line ends of another system, all of them; where there are line feeds too, nobody knows.
    if (marks == 0 && !line_feeds_) return {};
    for (Edit& each : edits)
      if (marks == 0) each.safety = Safety::suggested;
    if (edits.size() * kSharePlausible < controls_) return {};
    return edits;
  }

 private:
  static Source source_of(std::string_view text) {
    // The first bytes of U+00C0–00FF and of U+0100–017F.
    const auto count = [text](char first) { return std::ranges::count(text, first); };
    const auto latin_1 = count('\xC3'), latin_2 = count('\xC4') + count('\xC5');
    return latin_2 > latin_1 / 2 && latin_2 > 0 ? Source::central_european : Source::western;
  }

  char32_t character(const Place& at) const { return character(at.letter(0)); }
  char32_t character(char32_t control) const {
    static const SingleByteTable& western = single_byte_table(*find_encoding("windows-1252"));
    static const SingleByteTable& central = single_byte_table(*find_encoding("windows-1250"));
    return (source_ == Source::western ? western : central).characters[control];
  }

  // Some UTF-8 sequence that was read byte by byte holds it: then its neighbours are damaged too, and are
  // mended together with it.
  bool is_in_mojibake(const Place& at) const {
    return std::ranges::any_of(readers(),
                               [&](const SingleByteTable* each) { return is_utf8_read_by(*each, at); });
  }

  static bool is_utf8_read_by(const SingleByteTable& reader, const Place& at) {
    for (int start = -Place::kReach; start < 0; ++start) {
      std::string bytes;
      for (int each = start; each <= start + Place::kReach; ++each) {
        const unsigned char byte = byte_of(at.letter(each), reader);
        if (byte == 0) break;
        bytes += static_cast<char>(byte);
      }
      if (bytes.empty() || static_cast<unsigned char>(bytes[0]) < 0xC2) continue;
      const CodePoint point = read_code_point(bytes, 0);
      if (point.valid && start + static_cast<int>(point.size) > 0) return true;
    }
    return false;
  }

  bool opens(const Place& at) const {
    const char32_t left = at.letter(-1);
    return (is_blank(left) || is_opening(left) || is_c1(left)) && !is_blank(at.letter(1)) &&
           !is_inside_word(at);
  }
  bool closes(const Place& at) const {
    const char32_t left = at.letter(-1), right = at.letter(1);
    return (is_word(left) || is_closing(left) || is_c1(left)) && !is_word(right) && !is_inside_word(at);
  }
  // Several between letters are letters, and no marks: "t\u0094\u0094delda" has no quotes in it.
  bool is_inside_word(const Place& at) const {
    const auto is_mark = [&](int by) {
      return is_c1(at.letter(by)) && !is_alphabetic(character(at.letter(by)));
    };
    int left = -1, right = 1;
    while (left > -Place::kReach && is_mark(left)) --left;
    while (right < Place::kReach && is_mark(right)) ++right;
    return right - left > 2 && is_word(at.letter(left)) && is_word(at.letter(right));
  }
  bool is_between_words(const Place& at) const { return is_word(at.letter(-1)) && is_word(at.letter(1)); }
  bool is_between_blanks(const Place& at) const { return is_blank(at.letter(-1)) && is_blank(at.letter(1)); }

  bool stands_as_letter(const Place& at) const {
    const char32_t c = character(at), left = at.letter(-1), right = at.letter(1);
    // Capitals are the even ones of each pair in the code page: 8A to 8F, and 9F.
    if (at.letter(0) < 0x90)
      return is_blank(left) || is_opening(left) ? is_alphabetic(right) : is_capital(left);
    if (c == 0x178) return is_capital(left) || is_capital(right);
    return is_small(left) || is_small(right) || (is_alphabetic(right) && is_blank(left)) ||
           (is_capital(left) && is_small(right));
  }

  bool stands_as_ellipsis(const Place& at) const {
    const char32_t left = at.letter(-1), right = at.letter(1);
    const bool right_apart = is_blank(right) || is_closing(right) || is_c1(right);
    // "…and" begins a line or a quotation; a line end between two lines stands behind a full stop as well.
    if (is_word(left)) return right_apart || is_small(right);
    return (is_blank(left) && (is_blank(right) || is_small(right))) || (is_closing(left) && is_blank(right));
  }

  bool stands_as_character(const Place& at) const {
    const char32_t left = at.letter(-1), right = at.letter(1);
    switch (character(at)) {
      case 0x20AC:  // euro
        return is_ascii_digit(left) || is_ascii_digit(right) ||
               (is_blank(left) && is_ascii_digit(at.letter(-2))) ||
               (is_blank(right) && is_ascii_digit(at.letter(2)));
      case 0x201A:
      case 0x201E:
      case 0x2039:
        return opens(at);
      case 0x2018:
      case 0x201C:
      case 0x201D:
      case 0x203A:
        return opens(at) || closes(at);
      case 0x2019:
        return opens(at) || closes(at) || (is_between_words(at) && !is_ascii_digit(left));
      case 0x2026:
        return stands_as_ellipsis(at);
      case 0x2013:
      case 0x2014:
        return is_between_blanks(at) || is_between_words(at) || closes(at) || opens(at);
      case 0x2022:
        return (is_blank(left) || left == U'>') && (is_blank(right) || is_word(right));
      case 0x2122:
        return is_word(left) && !is_word(right);
      case 0x2030:
        return is_ascii_digit(left) || (is_blank(left) && is_ascii_digit(at.letter(-2)));
      default:
        return is_alphabetic(character(at)) && stands_as_letter(at);
    }
  }

  Edit edit(const Place& at) const {
    const char32_t c = character(at);
    const std::string now = to_utf8(c);
    Edit made = page_.edit(at.span, now);
    made.rule = Rule::c1_control;
    Step step;
    step.written = source_ == Source::western ? "windows-1252" : "windows-1250";
    // Both leave 80–9F to the control characters.
    step.read = source_ == Source::western ? "iso-8859-1" : "iso-8859-2";
    made.channel = {step};
    made.evidence = "a control character stands where " + step.written + " has " + now;
    const bool replayed = keep_replayed(made, now, to_utf8(at.letter(0)));
    // A line end, unless the page has others.
    const bool doubtful = at.letter(0) == kNextLine && (!line_feeds_ || !is_word(at.letter(-1)));
    made.safety = replayed && !doubtful ? Safety::safe : Safety::suggested;
    return made;
  }

  const Page& page_;
  std::vector<Place> places_;  // beside mojibake
  std::size_t controls_ = 0;   // those in it, too
  bool terminal_ = false;      // the page holds escape sequences of terminals
  bool line_feeds_ = false;
  Source source_ = Source::western;
};

}  // namespace

bool is_c1_control(std::string_view text, std::size_t at) {
  return text[at] == '\xC2' && at + 1 < text.size() &&
         (static_cast<unsigned char>(text[at + 1]) & 0xE0) == 0x80;
}

std::vector<Edit> c1_control_edits(const Page& page) { return Controls(page).edits(); }

}  // namespace mojimend
