// Reads escapes of programming languages in prose: "caf\u00e9", "\ud83d\ude00", "it\xe2\x80\x99s", and
// "cafu00e9", whose backslash somebody took away.
#include <optional>

#include "context/context.h"
#include "encoding/escape_digits.h"
#include "kin/kin.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Without its backslash an escape is letters and digits as others are; several on a page are no accident.
constexpr std::size_t kBareThatProve = 2;
constexpr std::int64_t kBareGain = 5'000;  // thousandths of a nat; "u00e9" itself is that unlikely in a word

struct Escape {
  std::size_t size = 0;  // bytes
  std::string now;       // what it says
  Channel channel;
};

// What would not be seen, or means something to one program only, stays an escape.
bool is_text(char32_t c) {
  const bool unseen = c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x2028 && c <= 0x202E) ||
                      (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF || (c >= 0xE000 && c <= 0xF8FF) ||
                      c >= 0xE0000;
  return c >= 0xA0 && !unseen && !is_surrogate(c) && (c & 0xFFFE) != 0xFFFE;
}

Channel written_so(std::string_view before) {
  Step step;
  step.stood.push_back({0, std::string(before)});
  step.written = "backslash-u";
  step.read = "us-ascii";
  return {std::move(step)};
}

Escape character(std::string_view text, std::size_t at, std::size_t size, char32_t c) {
  return {size, to_utf8(c), written_so(text.substr(at, size))};
}

// "\u00e9", a pair of them, "\U0001F600".
std::optional<Escape> unicode_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kShort = 6, kLong = 10;  // bytes
  const bool is_long = at + 1 < text.size() && text[at + 1] == 'U';
  const auto value = hex_number(text, at + 2, is_long ? kLong - 2 : kShort - 2);
  if (!value) return std::nullopt;
  if (is_text(*value)) return character(text, at, is_long ? kLong : kShort, *value);
  if (is_long || !is_high_surrogate(*value) || text.substr(at + kShort, 2) != "\\u") return std::nullopt;
  const auto low = hex_number(text, at + kShort + 2, 4);
  if (!low || !is_low_surrogate(*low)) return std::nullopt;
  return character(text, at, 2 * kShort, joined(*value, *low));
}

// "\xe2\x80\x99": whole characters of UTF-8.
std::optional<Escape> bytes_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kOne = 4;  // bytes of "\xe2"
  std::string bytes;
  Step escaped;
  for (std::size_t from = at; text.substr(from, 2) == "\\x"; from += kOne) {
    const auto byte = hex_number(text, from + 2, 2);
    if (!byte || *byte < 0x80) break;
    escaped.stood.push_back({bytes.size(), std::string(text.substr(from, kOne))});
    bytes += static_cast<char>(*byte);
  }
  for (std::size_t i = 0; i < bytes.size();) {
    const CodePoint point = read_code_point(bytes, i);
    if (!point.valid || !is_text(point.value)) return std::nullopt;
    i += point.size;
  }
  if (bytes.empty()) return std::nullopt;
  Step utf8;
  utf8.written = "utf-8";
  utf8.read = "iso-8859-1";
  escaped.written = "backslash-x";
  escaped.read = "us-ascii";
  const std::size_t size = bytes.size() * kOne;
  return Escape{size, std::move(bytes), {std::move(utf8), std::move(escaped)}};
}

// In a class of a regular expression, and behind another backslash, it is no prose.
bool is_code(std::string_view text, std::size_t at, std::size_t size) {
  const char32_t before = character_before(text, at), behind = character_at(text, at + size);
  return before == U'\\' || before == U'[' || behind == U']' ||
         (behind == U'-' && character_at(text, at + size + 1) == U'\\') ||
         (before == U'-' && at > 1 && hex_digit(text[at - 2]) &&
          text.substr(0, at - 1).rfind("\\u") + 7 == at);
}

std::optional<Escape> escape_at(std::string_view text, std::size_t at) {
  const char kind = at + 1 < text.size() ? text[at + 1] : '\0';
  const auto found = kind == 'u' || kind == 'U' ? unicode_at(text, at)
                     : kind == 'x'              ? bytes_at(text, at)
                                                : std::nullopt;
  if (!found || is_code(text, at, found->size) || is_mention(text, {at, at + found->size}))
    return std::nullopt;
  return found;
}

// "u00e9" in a word.
std::optional<Escape> bare_at(std::string_view text, std::size_t at) {
  constexpr std::size_t kSize = 5;  // bytes
  const auto value = hex_number(text, at + 1, kSize - 1);
  if (!value || !is_alphabetic(*value) || *value < 0xC0) return std::nullopt;
  if (!is_alphabetic(character_before(text, at)) && !is_alphabetic(character_at(text, at + kSize)))
    return std::nullopt;
  Escape found = character(text, at, kSize, *value);
  if (gain(text, {at, at + kSize}, text.substr(at, kSize), found.now) < kBareGain) return std::nullopt;
  return found;
}

Edit edit_of(const Page& page, std::size_t at, Escape escape) {
  Edit edit = page.edit({at, at + escape.size}, escape.now);
  edit.rule = Rule::escape;
  edit.safety = Safety::suggested;
  edit.evidence = "an escape of programming languages in prose";
  edit.channel = std::move(escape.channel);
  keep_replayed(edit, escape.now, page.text.substr(at, escape.size));
  return edit;
}

}  // namespace

std::vector<Edit> backslash_edits(const Page& page) {
  std::vector<Edit> edits, bare;
  for (std::size_t at = 0; (at = page.text.find('\\', at)) != page.text.npos;) {
    auto found = escape_at(page.text, at);
    const std::size_t size = found ? found->size : 1;
    if (found) edits.push_back(edit_of(page, at, std::move(*found)));
    at += size;
  }
  for (std::size_t at = 0; (at = page.text.find("u0", at)) != page.text.npos; ++at)
    if (at == 0 || page.text[at - 1] != '\\')
      if (auto found = bare_at(page.text, at)) bare.push_back(edit_of(page, at, std::move(*found)));
  if (bare.size() >= kBareThatProve)
    edits.insert(edits.end(), std::make_move_iterator(bare.begin()), std::make_move_iterator(bare.end()));
  return edits;
}

}  // namespace mojimend
