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
#include <vector>

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

enum class Wanted { first, all };

// Where a letter of `one` and a letter of `other` stand side by side, marks between them or not. Leaps from
// the next letter of one to the next of the other, so that a text pays for the changes between them and not
// for its words.
void find_touches(std::string_view text, const CharacterSet& one, const CharacterSet& other, Wanted wanted,
                  std::vector<std::size_t>& out) {
  static const CharacterSet marks("[:M:]");
  std::size_t at_one = one.find(text), at_other = other.find(text);
  while (at_one < text.size() && at_other < text.size()) {
    const bool one_comes_first = at_one < at_other;
    const std::size_t at = one_comes_first ? at_other : at_one;
    const char32_t left = character_before(text, at);
    if ((one_comes_first ? one : other).has(left) || marks.has(left)) {
      out.push_back(at);
      if (wanted == Wanted::first) return;
    }
    (one_comes_first ? at_one : at_other) = (one_comes_first ? one : other).find(text, at);
  }
}

// The same for letters of Greek and Armenian, which are rare beside others, and those of any other script.
void find_rare_touches(std::string_view text, Wanted wanted, std::vector<std::size_t>& out) {
  static const CharacterSet greek("[:sc=Grek:]"), armenian("[:sc=Armn:]"), either("[[:sc=Grek:][:sc=Armn:]]"),
      joined("[[:sc=Latn:][:sc=Cyrl:][:sc=Grek:][:sc=Armn:][:M:]]");
  for (std::size_t at = either.find(text); at < text.size(); at = either.find(text, at)) {
    const bool touches_left = at > 0 && joined.has(character_before(text, at));
    const std::size_t start = at;
    at = (greek.has(character_at(text, at)) ? greek : armenian).skip(text, at);
    if (touches_left || (at < text.size() && joined.has(character_at(text, at)))) {
      out.push_back(start);
      if (wanted == Wanted::first) return;
    }
  }
}

// A word that mixes scripts has a place where two of them touch.
std::vector<std::size_t> touches(std::string_view text, Wanted wanted) {
  static const CharacterSet latin("[:sc=Latn:]"), cyrillic("[:sc=Cyrl:]");
  std::vector<std::size_t> out;
  find_touches(text, latin, cyrillic, wanted, out);
  if (out.empty() || wanted == Wanted::all) find_rare_touches(text, wanted, out);
  std::ranges::sort(out);
  return out;
}

bool may_have_mixed_words(std::string_view text, const Policies&) {
  return !touches(text, Wanted::first).empty();
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
  for (const std::size_t touch : touches(text, Wanted::all)) {
    if (touch < done) continue;
    std::size_t start = touch;
    while (start > done && words().has(character_before(text, start))) {
      --start;
      while (is_continuation(text[start])) --start;
    }
    done = words().skip(text, touch);
    const std::string seen = seen_as(text.substr(start, done - start));
    if (!seen.empty())
      edits.push_back({{start, done}, seen, "letters of another script that look like those around them"});
  }
}

}  // namespace

const Pass kConfusablePass{Rule::confusable, PassKind::reports, PassScope::everywhere, may_have_mixed_words,
                           report_confusable};

}  // namespace mojimend
