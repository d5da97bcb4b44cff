// Asks ICU.
#include "model/composition.h"

#include <unicode/normalizer2.h>

namespace mojimend {
namespace {

constexpr char32_t kFirstSyllable = 0xAC00, kLastSyllable = 0xD7A3;
constexpr char32_t kFirstVowel = 0x1161, kLastVowel = 0x1175;
// İ is the capital of i where Turkish is written, and I to the model, which knows no case here (as_read).
constexpr char32_t kDotAbove = 0x307;
constexpr char32_t kFinals = 28, kSyllablesOfConsonant = 588;

UChar32 pair_of(UChar32 letter, UChar32 mark) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const forms = icu::Normalizer2::getNFCInstance(status);
  return U_SUCCESS(status) ? forms->composePair(letter, mark) : U_SENTINEL;
}

// ộ of ô and U+0323: Unicode has the lower mark first.
UChar32 in_other_order(UChar32 letter, UChar32 mark) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const forms = icu::Normalizer2::getNFCInstance(status);
  icu::UnicodeString parts;
  if (U_FAILURE(status) || !forms->getRawDecomposition(letter, parts) || parts.countChar32() != 2)
    return U_SENTINEL;
  const UChar32 below = pair_of(parts.char32At(0), mark);
  return below < 0 ? U_SENTINEL : pair_of(below, parts.char32At(parts.moveIndex32(0, 1)));
}

}  // namespace

char32_t whole_letter(char32_t letter, char32_t mark) {
  // See syllable_of_jamo: the vowel takes the place of the first one.
  if (mark >= kFirstVowel && mark <= kLastVowel) {
    const bool begun = letter >= kFirstSyllable && letter <= kLastSyllable &&
                       (letter - kFirstSyllable) % kSyllablesOfConsonant == 0;
    return begun ? letter + (mark - kFirstVowel) * kFinals : 0;
  }
  if (letter == U'i' && mark == kDotAbove) return letter;
  const auto a = static_cast<UChar32>(letter), b = static_cast<UChar32>(mark);
  const UChar32 pair = pair_of(a, b);
  const UChar32 found = pair >= 0 ? pair : in_other_order(a, b);
  return found < 0 ? 0 : static_cast<char32_t>(found);
}

}  // namespace mojimend
