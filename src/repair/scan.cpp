// The cheap scan: looks for bytes that damage cannot do without, so that clean text never pays for the
// search.
#include <cstring>

#include "repair/repair.h"

namespace mojimend {
namespace {

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

}  // namespace

bool may_be_glossed(std::string_view text) {
  // "國(guó", "日?qǐng)", "幕,。": a bracket, question mark or comma behind a multi-byte character.
  for (std::size_t at = 1; at + 1 < text.size(); ++at) {
    if (!is_high(text[at - 1])) continue;
    const char c = text[at];
    if ((c == '(' || c == '?') && begins_pinyin(text[at + 1])) return true;
    if (c == ',' && begins_mark(text, at + 1)) return true;
  }
  return false;
}

bool may_be_damaged(std::string_view text, const RuleSet& rules) {
  if (rules.has(Rule::lost) && text.find("\uFFFD") != text.npos) return true;
  const bool looks =
      rules.has(Rule::gloss) || rules.has(Rule::doubled_punctuation) || rules.has(Rule::out_of_step);
  return looks && may_be_glossed(text);
}

}  // namespace mojimend
