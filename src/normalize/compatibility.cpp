// ICU has the mappings.
#include "normalize/compatibility.h"

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

namespace mojimend {

std::string decomposed_once(char32_t character) {
  UErrorCode status = U_ZERO_ERROR;
  icu::UnicodeString mapping;
  const icu::Normalizer2* nfkc = icu::Normalizer2::getNFKCInstance(status);
  std::string out;
  if (nfkc && nfkc->getRawDecomposition(static_cast<UChar32>(character), mapping)) mapping.toUTF8String(out);
  return out;
}

char32_t composed(char32_t first, char32_t second) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
  const UChar32 pair =
      nfc ? nfc->composePair(static_cast<UChar32>(first), static_cast<UChar32>(second)) : U_SENTINEL;
  return pair < 0 ? 0 : static_cast<char32_t>(pair);
}

}  // namespace mojimend
