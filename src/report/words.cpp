// Escapes, shortens and colours.
#include "report/words.h"

#include <algorithm>
#include <cstdio>
#include <utility>

#include "text/utf8.h"

namespace mojimend {
namespace {

// Sorted ranges of what is not seen, or is taken for another character: C0 and C1 controls, spaces that look
// like U+0020, fillers, zero-width and bidirectional controls, the hyphen that does not break, variation
// selectors, private use, tags, and what is no character. U+3000 is left out: in the texts that have it, it
// is as wide as it looks. Source: Unicode 15, the general categories Cc, Cf, Zs, Zl, Zp, Co and the property
// Default_Ignorable_Code_Point.
constexpr std::pair<char32_t, char32_t> kUnseen[] = {
    {0x00, 0x1F},       {0x7F, 0xA0},     {0xAD, 0xAD},     {0x34F, 0x34F},   {0x61C, 0x61C},
    {0x115F, 0x1160},   {0x1680, 0x1680}, {0x17B4, 0x17B5}, {0x180B, 0x180F}, {0x2000, 0x200F},
    {0x2011, 0x2011},   {0x2028, 0x202F}, {0x205F, 0x206F}, {0x3164, 0x3164}, {0xE000, 0xF8FF},
    {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF}, {0xFFA0, 0xFFA0}, {0xFFF9, 0xFFFB}, {0xFFFE, 0xFFFF},
    {0xE0000, 0x10FFFF}};

bool is_unseen(char32_t point) {
  const auto* after = std::ranges::upper_bound(kUnseen, point, {}, &std::pair<char32_t, char32_t>::first);
  return after != std::begin(kUnseen) && point <= std::prev(after)->second;
}

// Names that people know better than the number.
constexpr std::pair<char32_t, std::string_view> kNames[] = {
    {0x00, "NUL"}, {0x09, "TAB"},  {0x0A, "LF"},  {0x0D, "CR"},    {0x1B, "ESC"},
    {0x7F, "DEL"}, {0xA0, "NBSP"}, {0xAD, "SHY"}, {0xFEFF, "BOM"},
};

std::string name_of_character(char32_t point) {
  const auto* known = std::ranges::find(kNames, point, &std::pair<char32_t, std::string_view>::first);
  if (known != std::end(kNames)) return std::string(known->second);
  return code_point_name(point);
}

// Characters for which `is_named` is true by their names.
std::string with_names(std::string_view text, bool (*is_named)(char32_t), NameMarks marks) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    if (!point.valid) {
      for (std::size_t i = 0; i < point.size; ++i)
        out.append(marks.open).append(hex(text.substr(at + i, 1))).append(marks.close);
    } else if (is_named(point.value)) {
      out.append(marks.open).append(name_of_character(point.value)).append(marks.close);
    } else {
      out += text.substr(at, point.size);
    }
    at += point.size;
  }
  return out;
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
    case Ink::added_part:
      return "\x1b[7;32m";
    case Ink::removed_part:
      return "\x1b[7;31m";
    case Ink::name:
      return "\x1b[35m";
    case Ink::bar:
      return "\x1b[7m";
    case Ink::faint:
      return "\x1b[2m";
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

std::string printable(std::string_view text, NameMarks marks) { return with_names(text, is_unseen, marks); }

std::string named(std::string_view text, NameMarks marks) {
  return with_names(
      text, [](char32_t point) { return point >= 0x7F || is_unseen(point); }, marks);
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

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) out += i + 1 == parts.size() ? " and " : ", ";
    out += parts[i];
  }
  return out;
}

std::string_view name_of(Safety safety) {
  return safety == Safety::safe ? "safe" : safety == Safety::suggested ? "suggested" : "reported";
}

Ink ink_of(Safety safety) {
  return safety == Safety::safe ? Ink::safe : safety == Safety::suggested ? Ink::suggested : Ink::lost;
}

}  // namespace mojimend
