// Controls of ASCII that no text needs, and the sequences with which programs colour and move on terminals
// (ECMA-48, sections 5.4 and 5.6).
#include <algorithm>

#include "normalize/characters.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

constexpr char kEscape = '\x1B', kBell = '\x07', kBackspace = '\b';

// Tabs, line ends and form feeds, which part pages, are text.
const CharacterSet& controls() {
  static const CharacterSet set("[\\u0000-\\u0008\\u000B\\u000E-\\u001F\\u007F]");
  return set;
}

bool in(char c, char first, char last) { return first <= c && c <= last; }

// Where the control sequence ends whose parameters begin at `at`; 0 if it is none.
std::size_t end_of_control_sequence(std::string_view text, std::size_t at) {
  while (at < text.size() && in(text[at], 0x30, 0x3F)) ++at;
  while (at < text.size() && in(text[at], 0x20, 0x2F)) ++at;
  return at < text.size() && in(text[at], 0x40, 0x7E) ? at + 1 : 0;
}

// Where the string ends that begins at `at`, such as a window's title or a link; it does not go beyond its
// line.
std::size_t end_of_control_string(std::string_view text, std::size_t at) {
  const std::size_t end = text.find_first_of("\x07\x1B\r\n", at);
  if (end == text.npos) return 0;
  if (text[end] == kBell) return end + 1;
  return text.substr(end).starts_with("\x1B\\") ? end + 2 : 0;
}

// Where the sequence ends that the ESC at `at` begins. An ESC that begins none goes alone.
std::size_t end_of_escape(std::string_view text, std::size_t at) {
  const std::size_t behind = at + 1;
  if (behind == text.size()) return behind;
  const char kind = text[behind];
  std::size_t end = 0;
  if (kind == '[') end = end_of_control_sequence(text, behind + 1);
  if (kind == ']' || kind == 'P' || kind == '_' || kind == '^') end = end_of_control_string(text, behind + 1);
  // Sets of characters, as in ESC ( B.
  if (in(kind, '(', '+') && behind + 1 < text.size() && in(text[behind + 1], '0', '~')) end = behind + 2;
  if (kind == '=' || kind == '>' || in(kind, '7', '8') || kind == 'c' || kind == 'M') end = behind + 1;
  return end ? end : behind;
}

// Printers made letters bold and underlined by going back over them: "a\ba", "_\ba".
bool is_overstruck(std::string_view text, std::size_t at) {
  const char32_t under = character_before(text, at), over = character_at(text, at + 1);
  return under > 0x20 && over > 0x20 && (under == over || under == '_');
}

bool may_have_controls(std::string_view text, const Policies&) { return controls().any_in(text); }

void mend_controls(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  for (std::size_t at = controls().find(text); at < text.size();) {
    std::size_t start = at, end = at + 1;
    std::string evidence = code_point_name(static_cast<unsigned char>(text[at])) + ", a control character";
    if (text[at] == kEscape) {
      end = end_of_escape(text, at);
      if (end > at + 1) evidence = "an escape sequence for terminals";
    } else if (text[at] == kBackspace && is_overstruck(text, at)) {
      start -= to_utf8(character_before(text, at)).size();
      evidence = "a letter struck twice";
    }
    edits.push_back({{start, end}, "", std::move(evidence)});
    at = controls().find(text, end);
  }
}

}  // namespace

const Pass kControlPass{Rule::control, PassKind::changes, PassScope::everywhere, may_have_controls,
                        mend_controls};

}  // namespace mojimend
