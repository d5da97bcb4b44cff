// The sets are ICU's.
#include "normalize/characters.h"

#include <unicode/uchar.h>
#include <unicode/uniset.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <stdexcept>

namespace mojimend {

struct CharacterSet::Frozen {
  icu::UnicodeSet set;
};

CharacterSet::CharacterSet(std::string_view pattern) {
  UErrorCode status = U_ZERO_ERROR;
  auto frozen = std::make_unique<Frozen>();
  frozen->set.applyPattern(
      icu::UnicodeString::fromUTF8({pattern.data(), static_cast<int32_t>(pattern.size())}), status);
  // The patterns are constants of this folder, so that this is a mistake in one of them.
  if (U_FAILURE(status)) throw std::logic_error("no set of characters: " + std::string(pattern));
  frozen->set.freeze();
  set_ = std::move(frozen);
}

CharacterSet::~CharacterSet() = default;

std::size_t CharacterSet::span(std::string_view text, std::size_t from, int condition) const {
  constexpr std::size_t kPiece = std::size_t{1} << 30;  // ICU counts in 32 bits
  while (from < text.size()) {
    std::size_t size = std::min(kPiece, text.size() - from);
    if (from + size < text.size())
      while (size > 0 && is_continuation(text[from + size])) --size;
    const int32_t length = static_cast<int32_t>(size);
    const int32_t passed =
        set_->set.spanUTF8(text.data() + from, length, static_cast<USetSpanCondition>(condition));
    from += static_cast<std::size_t>(passed);
    if (passed < length) return from;
  }
  return text.size();
}

std::size_t CharacterSet::find(std::string_view text, std::size_t from) const {
  return span(text, from, USET_SPAN_NOT_CONTAINED);
}

std::size_t CharacterSet::skip(std::string_view text, std::size_t from) const {
  return span(text, from, USET_SPAN_CONTAINED);
}

bool CharacterSet::has(char32_t character) const {
  return set_->set.contains(static_cast<UChar32>(character));
}

const CharacterSet& cjk_letters() {
  static const CharacterSet set("[[:sc=Han:][:sc=Hira:][:sc=Kana:][:sc=Bopo:]\\u30FC\\u3005\\u3006\\u3007]");
  return set;
}

const CharacterSet& kana() {
  static const CharacterSet set("[[:sc=Hira:][:sc=Kana:]]");
  return set;
}

std::string unicode_name(char32_t character) {
  char name[128];
  UErrorCode status = U_ZERO_ERROR;
  u_charName(static_cast<UChar32>(character), U_EXTENDED_CHAR_NAME, name, sizeof name, &status);
  return U_SUCCESS(status) ? name : "";
}

}  // namespace mojimend
