// Words in which letters of one script stand among letters of another that look the same (UTS #39), such as
// раypal with Cyrillic р and а. A word that is of one script as a whole is what it is, whatever it looks
// like; and of letters that look like none of the others, such as Ω in kΩ, everybody sees what they are.
#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>
#include <unicode/uscript.h>
#include <unicode/usetiter.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <map>
#include <memory>
#include <stdexcept>
#include <string>

#include "normalize/characters.h"
#include "normalize/pass.h"

namespace mojimend {
namespace {

constexpr std::array kScripts{USCRIPT_LATIN, USCRIPT_CYRILLIC, USCRIPT_GREEK, USCRIPT_ARMENIAN};
// Up to where a script's everyday letters go. Nobody takes β for ß or к for ĸ, though UTS #39 does.
constexpr std::array<char32_t, kScripts.size()> kLastCommon{0x7F, 0x45F, 0x3FF, 0x58F};
constexpr std::size_t kNoScript = kScripts.size();

std::size_t script_of(char32_t letter) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode script = ::uscript_getScript(static_cast<UChar32>(letter), &status);
  return static_cast<std::size_t>(std::ranges::find(kScripts, script) - kScripts.begin());
}

// For each script, which of its letters looks like a letter of another.
class LookAlikes {
 public:
  LookAlikes() {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<USpoofChecker, decltype(&::uspoof_close)> checker(::uspoof_open(&status),
                                                                            &::uspoof_close);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no data of confusable characters");
    std::map<icu::UnicodeString, std::array<char32_t, kScripts.size()>> by_skeleton;
    const auto for_each_letter = [&](auto&& take) {
      for (std::size_t script = 0; script < kScripts.size(); ++script) {
        icu::UnicodeSet letters;
        letters.applyIntPropertyValue(UCHAR_SCRIPT, kScripts[script], status);
        for (icu::UnicodeSetIterator each(letters); each.next();) {
          const UChar32 letter = each.getCodepoint();
          if (!::u_isalpha(letter)) continue;
          icu::UnicodeString skeleton;
          ::uspoof_getSkeletonUnicodeString(checker.get(), 0, icu::UnicodeString(letter), skeleton, &status);
          take(script, static_cast<char32_t>(letter), skeleton);
        }
      }
    };
    for_each_letter([&](std::size_t script, char32_t letter, const icu::UnicodeString& skeleton) {
      char32_t& first = by_skeleton[skeleton][script];
      if (!first && letter <= kLastCommon[script]) first = letter;
    });
    for_each_letter([&](std::size_t, char32_t letter, const icu::UnicodeString& skeleton) {
      alike_[letter] = by_skeleton[skeleton];
    });
  }

  // 0 if no letter of `script` looks like it.
  char32_t in(std::size_t script, char32_t letter) const {
    const auto found = alike_.find(letter);
    return found == alike_.end() ? 0 : found->second[script];
  }

 private:
  std::map<char32_t, std::array<char32_t, kScripts.size()>> alike_;
};

const CharacterSet& words() {
  static const CharacterSet set("[[:L:][:M:]]");
  return set;
}

const CharacterSet& others() {
  static const CharacterSet set("[[:sc=Cyrl:][:sc=Grek:][:sc=Armn:]]");
  return set;
}

// Whether letters of two of the scripts stand side by side anywhere, marks between them or not: a word that
// mixes them has such a place. Looks at the edges of runs alone.
bool may_have_mixed_words(std::string_view text, const Policies&) {
  static const CharacterSet between("[[:sc=Latn:][:M:]]");
  for (std::size_t at = others().find(text); at < text.size(); at = others().find(text, at)) {
    if (at > 0 && between.has(character_before(text, at))) return true;
    const std::size_t end = others().skip(text, at);
    if (end < text.size() && between.has(character_at(text, end))) return true;
    // Scripts beside Latin mix among themselves, too.
    const std::size_t script = script_of(character_at(text, at));
    for (std::size_t each = at; each < end;) {
      const CodePoint letter = read_code_point(text, each);
      if (script_of(letter.value) != script) return true;
      each += letter.size;
    }
    at = end;
  }
  return false;
}

// The word with the letters of other scripts exchanged for look-alikes of `script`; empty if one of them
// looks like no letter of it.
std::string exchanged(const std::u32string& word, std::size_t script) {
  static const LookAlikes look_alikes;
  std::string out;
  for (const char32_t each : word) {
    const std::size_t own = script_of(each);
    const char32_t seen = own == kNoScript || own == script ? each : look_alikes.in(script, each);
    if (!seen) return "";
    append_utf8(out, seen);
  }
  return out;
}

// What the word looks like, in the script of most of its letters, or in either of two that have as many;
// empty if it is of one script or looks like what it is.
std::string seen_as(std::string_view text) {
  std::array<std::size_t, kScripts.size() + 1> counts{};
  const std::u32string word = to_utf32(text);
  for (const char32_t each : word) ++counts[script_of(each)];
  counts[kNoScript] = 0;
  if (std::ranges::count_if(counts, [](std::size_t each) { return each > 0; }) < 2) return "";
  const std::size_t most = *std::ranges::max_element(counts);
  std::string out;
  for (std::size_t script = 0; script < kScripts.size() && out.empty(); ++script)
    if (counts[script] == most) out = exchanged(word, script);
  return out;
}

void report_confusable(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  std::size_t done = 0;
  for (std::size_t at = others().find(text); at < text.size(); at = others().find(text, done)) {
    std::size_t start = at;
    while (start > done) {
      const char32_t left = character_before(text, start);
      if (!words().has(left)) break;
      start -= to_utf8(std::u32string(1, left)).size();
    }
    done = words().skip(text, at);
    const std::string_view word = text.substr(start, done - start);
    const std::string seen = seen_as(word);
    if (!seen.empty())
      edits.push_back(
          {{start, done}, std::string(seen), "letters of another script that look like those around them"});
  }
}

}  // namespace

const Pass kConfusablePass{Rule::confusable, PassKind::reports, PassScope::everywhere, may_have_mixed_words,
                           report_confusable};

}  // namespace mojimend
