// The cheap scan: looks for bytes that damage cannot do without, so that clean text never pays for the
// search.
#include <algorithm>
#include <cstring>

#include "repair/repair.h"

namespace mojimend {
namespace {

// The text is looked at in parts of this size: large enough for SIMD, small enough that the second look, byte
// by byte, at a part with something suspicious costs little.
constexpr std::size_t kPart = 256;  // bytes

bool is_high(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

// A letter of pinyin begins here: a small letter, or a vowel with its tone (U+00E0–01DC: lead bytes C3–C7).
bool begins_pinyin(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return (value >= 'a' && value <= 'z') || (value >= 0xC3 && value <= 0xC7);
}

// One of 、 。 ！ ， ： ； ？ (E3 80 81–82, EF BC xx) or its ASCII fold begins here.
bool begins_mark(std::string_view text, std::size_t at) {
  const auto value = [&](std::size_t i) {
    return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
  };
  if (value(at) < 0x80) return std::strchr(",!:;", static_cast<int>(value(at))) != nullptr && value(at) != 0;
  return (value(at) == 0xE3 && value(at + 1) == 0x80) || (value(at) == 0xEF && value(at + 1) == 0xBC);
}

// "國(guó", "日?qǐng)", "幕,。": a bracket, question mark or comma behind a multi-byte character.
bool is_glossed(std::string_view text, std::size_t at) {
  if (!is_high(text[at - 1])) return false;
  const char c = text[at];
  return ((c == '(' || c == '?') && begins_pinyin(text[at + 1])) || (c == ',' && begins_mark(text, at + 1));
}

// Unlike a == or its kin joined by |, which become a shift by `byte`, these leave the loop to SIMD.
bool is_one_of(unsigned char byte, unsigned char a, unsigned char b) {
  return std::min(static_cast<unsigned char>(byte ^ a), static_cast<unsigned char>(byte ^ b)) == 0;
}
bool is_within(unsigned char byte, unsigned char low, unsigned char high) {
  return static_cast<unsigned char>(byte - low) <= high - low;
}

// True wherever is_glossed is, and seldom elsewhere ("!" to ";" are more than the marks), without a branch.
bool may_be_glossed_at(const char* at) {
  const auto before = static_cast<unsigned char>(at[-1]), here = static_cast<unsigned char>(at[0]),
             behind = static_cast<unsigned char>(at[1]);
  const bool pinyin = is_within(behind, 'a', 'z') | is_within(behind, 0xC3, 0xC7);
  const bool mark = is_within(behind, '!', ';') | is_one_of(behind, 0xE3, 0xEF);
  return (before >= 0x80) & ((is_one_of(here, '(', '?') & pinyin) | ((here == ',') & mark));
}

bool is_replacement(const char* at) { return (at[0] == '\xEF') & (at[1] == '\xBF') & (at[2] == '\xBD'); }

// Whether `suspicious` holds at any of the kPart places from `from` on.
template <typename Suspicious>
bool any_in_part(const char* from, Suspicious suspicious) {
  unsigned char any = 0;
  for (std::size_t i = 0; i < kPart; ++i) any = static_cast<unsigned char>(any | suspicious(from + i));
  return any != 0;
}

bool has_replacement(std::string_view text) {
  constexpr std::string_view kReplacementText = "\uFFFD";
  std::size_t at = 0;
  for (; text.size() - at >= kPart + kReplacementText.size(); at += kPart)
    if (any_in_part(text.data() + at, is_replacement)) return true;
  return text.find(kReplacementText, at) != text.npos;
}

}  // namespace

bool may_be_glossed(std::string_view text) {
  std::size_t at = 1;
  while (at + 1 < text.size()) {
    const std::size_t end = std::min(at + kPart, text.size() - 1);
    if (end - at == kPart && !any_in_part(text.data() + at, may_be_glossed_at)) at = end;
    for (; at < end; ++at)
      if (is_glossed(text, at)) return true;
  }
  return false;
}

bool may_be_damaged(std::string_view text, const RuleSet& rules) {
  if (rules.has(Rule::lost) && has_replacement(text)) return true;
  const bool looks =
      rules.has(Rule::gloss) || rules.has(Rule::doubled_punctuation) || rules.has(Rule::out_of_step);
  return looks && may_be_glossed(text);
}

}  // namespace mojimend
