// Forms that differ from other characters in shape alone: full-width letters, half-width katakana, ligatures.
#include <array>

#include "normalize/characters.h"
#include "normalize/compatibility.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

const CharacterSet& wide_forms(WidthScope scope) {
  static const CharacterSet letters(
      "[０-９Ａ-Ｚａ-ｚ\\uFF66-\\uFFBE\\uFFC2-\\uFFC7\\uFFCA-\\uFFCF"
      "\\uFFD2-\\uFFD7\\uFFDA-\\uFFDC]");
  static const CharacterSet all(
      "[\\u3000\\uFF01-\\uFFBE\\uFFC2-\\uFFC7\\uFFCA-\\uFFCF\\uFFD2-\\uFFD7"
      "\\uFFDA-\\uFFDC\\uFFE0-\\uFFE6\\uFFE8-\\uFFEE]");
  return scope == WidthScope::letters ? letters : all;
}

constexpr char32_t kVoicedHalf = 0xFF9E, kSemiVoicedHalf = 0xFF9F;

// A sound mark that no kana takes stands for itself, and not for the mark that combines: that would go onto
// whatever letter stands before it.
std::string alone(char32_t mark) { return to_utf8(mark == kVoicedHalf ? 0x309B : 0x309C); }

void add_form(char32_t form, std::string& made) {
  if (form != kVoicedHalf && form != kSemiVoicedHalf) {
    made += decomposed_once(form);
    return;
  }
  const char32_t kana = character_before(made, made.size());
  const char32_t both = composed(kana, form == kVoicedHalf ? 0x3099 : 0x309A);
  if (!both) {
    made += alone(form);
    return;
  }
  made.resize(made.size() - to_utf8(kana).size());
  append_utf8(made, both);
}

bool may_have_wide_forms(std::string_view text, const Policies& policies) {
  return wide_forms(policies.width()).any_in(text);
}

void mend_width(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const CharacterSet& forms = wide_forms(input.policies.width());
  for (std::size_t at = forms.find(text); at < text.size();) {
    const std::size_t end = forms.skip(text, at);
    std::string made;
    // Full-width kana before a half-width sound mark take it as well.
    std::size_t start = at;
    if (const char32_t first = character_at(text, at); first == kVoicedHalf || first == kSemiVoicedHalf) {
      const char32_t kana = character_before(text, at);
      if (composed(kana, first == kVoicedHalf ? 0x3099 : 0x309A)) {
        append_utf8(made, kana);
        start -= made.size();
      }
    }
    for (std::size_t each = at; each < end;) {
      const CodePoint form = read_code_point(text, each);
      add_form(form.value, made);
      each += form.size;
    }
    edits.push_back({{start, end}, made, "forms of another width, by the policy"});
    at = forms.find(text, end);
  }
}

const CharacterSet& ligatures(LigatureScope scope) {
  static const CharacterSet typographic("[\\uFB00-\\uFB06]");
  static const CharacterSet all("[\\uFB00-\\uFB06\\u0132\\u0133\\u0149\\u01C4-\\u01CC\\u01F1-\\u01F3]");
  return scope == LigatureScope::typographic ? typographic : all;
}

bool may_have_ligatures(std::string_view text, const Policies& policies) {
  return ligatures(policies.ligature()).any_in(text);
}

void mend_ligatures(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const CharacterSet& set = ligatures(input.policies.ligature());
  for (std::size_t at = set.find(text); at < text.size();) {
    const CodePoint ligature = read_code_point(text, at);
    edits.push_back({{at, at + ligature.size},
                     decomposed_once(ligature.value),
                     unicode_name(ligature.value) + ", by the policy"});
    at = set.find(text, at + ligature.size);
  }
}

}  // namespace

const Pass kWidthPass{Rule::width, PassKind::changes, PassScope::prose, may_have_wide_forms, mend_width};
const Pass kLigaturePass{Rule::ligature, PassKind::changes, PassScope::prose, may_have_ligatures,
                         mend_ligatures};

}  // namespace mojimend
