// Asks ICU for the letters and the encodings' tables for each of them.
#include "detect/languages.h"

#include <unicode/normalizer2.h>
#include <unicode/uloc.h>
#include <unicode/ulocdata.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <memory>

#include "encoding/double_byte.h"
#include "encoding/single_byte.h"

namespace mojimend {
namespace {

// Of a language's letters beyond ASCII: code page 850 is used for French and has no œ.
constexpr double kShare = 0.9;

// What older encodings write for letters that they do not have.
struct Instead {
  UChar32 letter, written;
};
constexpr Instead kInstead[] = {{0x219, 0x15F}, {0x21B, 0x163}, {0x6CC, 0x64A}, {0x6A9, 0x643}};

icu::UnicodeSet letters_of(std::string_view tag) {
  icu::UnicodeSet letters;
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  uloc_forLanguageTag(std::string(tag).c_str(), locale, sizeof locale, nullptr, &status);
  if (U_FAILURE(status) || locale[0] == 0) return letters;
  const std::unique_ptr<ULocaleData, void (*)(ULocaleData*)> data(ulocdata_open(locale, &status),
                                                                  ulocdata_close);
  // An unknown language is answered with the default one.
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) return letters;
  ulocdata_setNoSubstitute(data.get(), true);
  ulocdata_getExemplarSet(data.get(), letters.toUSet(), 0, ULOCDATA_ES_STANDARD, &status);
  if (U_FAILURE(status) || status == U_USING_DEFAULT_WARNING) letters.clear();
  letters.removeAllStrings();
  return letters;
}

bool has(const Encoding& encoding, char32_t letter) {
  if (encoding.kind == EncodingKind::double_byte) return DoubleByteTable::of(encoding)->bytes_of(letter) != 0;
  if (encoding.kind == EncodingKind::single_byte) return single_byte_table(encoding).bytes.contains(letter);
  return true;
}

// Code page 1258 writes a letter and its tone as two characters.
bool writes(const Encoding& encoding, UChar32 letter) {
  if (has(encoding, static_cast<char32_t>(letter))) return true;
  for (const Instead& each : kInstead)
    if (each.letter == letter) return has(encoding, static_cast<char32_t>(each.written));
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString parts;
  if (!icu::Normalizer2::getNFCInstance(status)->getRawDecomposition(letter, parts)) return false;
  for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
    if (!has(encoding, static_cast<char32_t>(parts.char32At(at)))) return false;
  return true;
}

bool writes(const Encoding& encoding, const icu::UnicodeSet& letters) {
  int32_t all = 0, there = 0;
  for (int32_t at = 0; at < letters.size(); ++at) {
    const UChar32 letter = letters.charAt(at);
    if (letter < 0x80) continue;
    ++all;
    there += writes(encoding, letter);
  }
  return there >= kShare * all;
}

}  // namespace

bool is_language(std::string_view tag) { return !letters_of(tag).isEmpty(); }

std::vector<const Encoding*> encodings_of(const std::vector<std::string>& languages) {
  std::vector<const Encoding*> found;
  for (const std::string& tag : languages) {
    const icu::UnicodeSet letters = letters_of(tag);
    if (letters.isEmpty()) continue;
    for (const Encoding& each : all_encodings())
      if (std::ranges::find(found, &each) == found.end() && writes(each, letters)) found.push_back(&each);
  }
  return found;
}

}  // namespace mojimend
