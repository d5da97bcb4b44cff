// Unicode normalization forms (UAX #15), by ICU's Normalizer2, which finds out first what is normalized
// already.
#include <unicode/bytestream.h>
#include <unicode/edits.h>
#include <unicode/normalizer2.h>
#include <unicode/stringpiece.h>
#include <unicode/uniset.h>

#include <algorithm>
#include <stdexcept>

#include "normalize/pass.h"

namespace mojimend {
namespace {

// NFC replaces some characters though they stand alone: Å (the unit), K (the unit), ideographs for
// compatibility, and composed letters of Hebrew and Indic scripts that Unicode excludes. The gentle form
// takes them as they are and composes only what is decomposed.
const icu::Normalizer2& gentle() {
  static const icu::FilteredNormalizer2 filtered = [] {
    UErrorCode status = U_ZERO_ERROR;
    static icu::UnicodeSet touched(u"[:^NFC_QC=No:]", status);
    touched.freeze();
    const icu::Normalizer2* nfc = icu::Normalizer2::getNFCInstance(status);
    if (U_FAILURE(status)) throw std::runtime_error("ICU has no data of normalization forms");
    return icu::FilteredNormalizer2(*nfc, touched);
  }();
  return filtered;
}

const icu::Normalizer2& normalizer(UnicodeForm form) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* found = nullptr;
  switch (form) {
    case UnicodeForm::gentle_nfc:
      return gentle();
    case UnicodeForm::nfc:
      found = icu::Normalizer2::getNFCInstance(status);
      break;
    case UnicodeForm::nfd:
      found = icu::Normalizer2::getNFDInstance(status);
      break;
    case UnicodeForm::nfkc:
      found = icu::Normalizer2::getNFKCInstance(status);
      break;
    case UnicodeForm::nfkd:
      found = icu::Normalizer2::getNFKDInstance(status);
      break;
  }
  if (!found) throw std::runtime_error("ICU has no data of normalization forms");
  return *found;
}

constexpr std::size_t kPiece = std::size_t{1} << 30;  // bytes; ICU counts in 32 bits

icu::StringPiece piece_of(std::string_view text) { return {text.data(), static_cast<int32_t>(text.size())}; }

// All of a text that is normalized is normalized in each of its parts (UAX #15, section 1.2), but not the
// other way round: so what is too long for ICU is a doubt.
bool may_be_in_other_form(std::string_view text, const Policies& policies) {
  if (text.size() > kPiece) return true;
  UErrorCode status = U_ZERO_ERROR;
  return !normalizer(policies.unicode_form()).isNormalizedUTF8(piece_of(text), status);
}

void mend_form(const PolicyInput& input, std::vector<TextEdit>& edits) {
  const std::string_view text = input.text;
  const std::string evidence = "the policy wants " + std::string(input.policies.word(Policy::unicode_form));
  for (std::size_t start = 0; start < text.size();) {
    std::size_t size = std::min(kPiece, text.size() - start);
    while (start + size < text.size() && size > 1 && text[start + size - 1] != '\n') --size;
    const std::string_view part = text.substr(start, size);
    std::string changed;
    icu::StringByteSink<std::string> sink(&changed);
    icu::Edits found;
    UErrorCode status = U_ZERO_ERROR;
    normalizer(input.policies.unicode_form())
        .normalizeUTF8(U_OMIT_UNCHANGED_TEXT, piece_of(part), sink, &found, status);
    if (U_FAILURE(status))
      throw std::runtime_error(std::string("ICU does not normalize: ") + u_errorName(status));
    icu::Edits::Iterator each = found.getFineChangesIterator();
    while (each.next(status)) {
      const std::size_t at = start + static_cast<std::size_t>(each.sourceIndex());
      const std::string_view instead = std::string_view(changed).substr(
          static_cast<std::size_t>(each.replacementIndex()), static_cast<std::size_t>(each.newLength()));
      edits.push_back(
          {{at, at + static_cast<std::size_t>(each.oldLength())}, std::string(instead), evidence});
    }
    start += size;
  }
}

}  // namespace

const Pass kUnicodeFormPass{Rule::unicode_form, PassKind::changes, PassScope::prose, may_be_in_other_form,
                            mend_form};

}  // namespace mojimend
