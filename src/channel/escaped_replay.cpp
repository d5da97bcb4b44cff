// Puts each escape in the place of its character, after making sure that it says that character.
#include "channel/escaped_replay.h"

#include <algorithm>

#include "encoding/escape_digits.h"
#include "encoding/references.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

bool says_as_reference(std::string_view bytes, char32_t c) {
  if (!bytes.starts_with('&')) return false;
  if (const auto pair = read_reference_pair(bytes, 0)) return pair->value == c && pair->size == bytes.size();
  const auto one = read_reference(bytes, 0);
  return one && one->value == c && one->size == bytes.size();
}

// "\u00e9", "\ud83d\ude00", "\U0001F600", or "u00e9" whose backslash is gone.
bool says_as_unicode_escape(std::string_view bytes, char32_t c) {
  if (bytes.starts_with('\\')) bytes.remove_prefix(1);
  if (bytes.starts_with('U')) return bytes.size() == 9 && hex_number(bytes, 1, 8) == c;
  if (!bytes.starts_with('u')) return false;
  const auto first = hex_number(bytes, 1, 4);
  if (bytes.size() == 5) return first == c;
  const auto second = hex_number(bytes, 7, 4);
  return bytes.size() == 11 && bytes.substr(5, 2) == "\\u" && first && second && is_high_surrogate(*first) &&
         is_low_surrogate(*second) && joined(*first, *second) == c;
}

// A byte, as the character of its number, behind `prefix`.
bool says_as_byte(std::string_view bytes, std::string_view prefix, char32_t c) {
  return bytes.starts_with(prefix) && bytes.size() == prefix.size() + 2 &&
         hex_number(bytes, prefix.size(), 2) == c;
}

bool says(const Step& step, std::string_view bytes, char32_t c) {
  if (step.written == "html-entities") return says_as_reference(bytes, c);
  if (step.written == "backslash-u") return says_as_unicode_escape(bytes, c);
  if (step.written == "backslash-x") return says_as_byte(bytes, "\\x", c);
  if (step.written == "percent") return says_as_byte(bytes, "%", c);
  return says_as_byte(bytes, "=", c);
}

// What is not escaped is its own writing, in UTF-8.
std::optional<std::string> written(std::u32string_view text, const Step& step) {
  std::string bytes;
  auto stood = step.stood.begin();
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (stood == step.stood.end() || stood->at != i) {
      append_utf8(bytes, text[i]);
      continue;
    }
    if (!says(step, stood->bytes, text[i])) return std::nullopt;
    bytes += stood->bytes;
    ++stood;
  }
  if (stood != step.stood.end()) return std::nullopt;
  return bytes;
}

std::optional<std::string> inserted(std::string bytes, const Step& step) {
  std::size_t added = 0, last = 0;
  for (const Insertion& each : step.inserted) {
    if (each.at < last || each.at + added > bytes.size()) return std::nullopt;
    bytes.insert(each.at + added, each.bytes);
    added += each.bytes.size();
    last = each.at;
  }
  return bytes;
}

}  // namespace

bool is_escaping(const Step& step) {
  constexpr std::string_view kWays[] = {"html-entities", "percent", "quoted-printable", "backslash-u",
                                        "backslash-x"};
  return std::ranges::find(kWays, step.written) != std::end(kWays);
}

std::optional<std::u32string> replay_escaping(std::u32string_view text, const Step& step) {
  auto bytes = written(text, step);
  auto damaged = bytes ? inserted(std::move(*bytes), step) : std::nullopt;
  const bool ascii = damaged && std::ranges::all_of(*damaged, [](char each) { return each >= 0; });
  if (!damaged || (step.read == "us-ascii" && !ascii)) return std::nullopt;
  return to_utf32(*damaged);
}

}  // namespace mojimend
