// Escapes, shortens and colours.
#include "report/words.h"

#include <cstdio>

#include "text/utf8.h"

namespace mojimend {
namespace {

// C0 and C1 controls, zero-width and bidirectional controls, line separators, the byte order mark,
// U+FFF9–FFFB, noncharacters, tags and private use above the BMP: nothing of these can be told apart on a terminal.
bool is_unseen(char32_t point) {
  return point < 0x20 || (point >= 0x7F && point <= 0x9F) || point == 0xAD ||
         (point >= 0x200B && point <= 0x200F) || (point >= 0x2028 && point <= 0x202E) ||
         (point >= 0x2060 && point <= 0x206F) || (point >= 0xE000 && point <= 0xF8FF) || point == 0xFEFF ||
         (point >= 0xFFF9 && point <= 0xFFFB) || (point & 0xFFFE) == 0xFFFE || point >= 0xE0000;
}

void append_printable(std::string& out, std::string_view text, std::size_t at, CodePoint point) {
  char buffer[16];
  if (!point.valid) {
    for (std::size_t i = 0; i < point.size; ++i) out += "\\x" + hex(text.substr(at + i, 1));
  } else if (point.value == '\n') {
    out += "\\n";
  } else if (point.value == '\r') {
    out += "\\r";
  } else if (point.value == '\t') {
    out += "\\t";
  } else if (is_unseen(point.value)) {
    std::snprintf(buffer, sizeof buffer, "\\u{%04X}", static_cast<unsigned>(point.value));
    out += buffer;
  } else {
    out += text.substr(at, point.size);
  }
}

}  // namespace

std::string_view ink_start(Ink ink, Colour colour) {
  if (colour == Colour::off) return "";
  switch (ink) {
    case Ink::plain:
      return "";
    case Ink::path:
      return "\x1b[1m";
    case Ink::rule:
      return "\x1b[36m";
    case Ink::safe:
      return "\x1b[32m";
    case Ink::suggested:
      return "\x1b[33m";
    case Ink::lost:
      return "\x1b[31m";
    case Ink::added:
      return "\x1b[32m";
    case Ink::removed:
      return "\x1b[31m";
    case Ink::hunk:
      return "\x1b[36m";
    case Ink::heading:
      return "\x1b[1m";
  }
  return "";
}

std::string_view ink_end(Colour colour) { return colour == Colour::off ? "" : "\x1b[m"; }

std::string inked(std::string_view text, Ink ink, Colour colour) {
  if (colour == Colour::off || ink == Ink::plain) return std::string(text);
  return std::string(ink_start(ink, colour)) + std::string(text) + std::string(ink_end(colour));
}

std::string printable(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    append_printable(out, text, at, point);
    at += point.size;
  }
  return out;
}

std::string shortened(std::string_view text, std::size_t limit) {
  const std::size_t size = count_code_points(text);
  if (size <= limit) return printable(text);
  const auto offset_of = [&](std::size_t code_points) {
    std::size_t at = 0;
    while (code_points-- > 0) at += read_code_point(text, at).size;
    return at;
  };
  std::size_t tail = text.size();  // from the end, because in invalid text the counts need not agree
  for (std::size_t kept = 0; kept < limit / 2 && tail > 0;) {
    --tail;
    kept += (static_cast<unsigned char>(text[tail]) & 0xC0) != 0x80;
  }
  const std::size_t head = std::min(offset_of(limit - limit / 2), tail);
  return printable(text.substr(0, head)) + "…" + printable(text.substr(tail));
}

std::string hex(std::string_view bytes, std::string_view between) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    if (!out.empty()) out += between;
    out += kDigits[byte >> 4];
    out += kDigits[byte & 0x0F];
  }
  return out;
}

std::string confidence_words(double confidence) {
  char buffer[16];
  std::snprintf(buffer, sizeof buffer, "%.2f", confidence);
  return buffer;
}

std::string counted(std::size_t count, std::string_view singular, std::string_view plural) {
  std::string out = std::to_string(count) + " ";
  if (count == 1) return out += singular;
  if (!plural.empty()) return out += plural;
  return (out += singular) += "s";
}

std::string_view name_of(Safety safety) { return safety == Safety::safe ? "safe" : "suggested"; }

}  // namespace mojimend
