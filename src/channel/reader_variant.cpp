// The variants.
#include "channel/reader_variant.h"

#include <algorithm>

namespace mojimend {
namespace {

// Microsoft's bestfit932.txt: bytes that Shift_JIS does not have become private use.
constexpr ReaderVariant::Row kWindows932[] = {{0xA0, 0xF8F0}, {0xFD, 0xF8F1}, {0xFE, 0xF8F2}, {0xFF, 0xF8F3}};
// RFC 2319 has box drawings where the Encoding Standard has letters of Belarusian.
constexpr ReaderVariant::Row kKoi8Rfc2319[] = {{0xAE, 0x255D}, {0xBE, 0x256C}};
constexpr ReaderVariant::Row kBig5Unicode[] = {
#include "channel/tables/big5_unicode.inc"
};
constexpr ReaderVariant::Gap kBig5UnicodeGaps[] = {
#include "channel/tables/big5_unicode_gaps.inc"
};
constexpr ReaderVariant kVariants[] = {{"windows-932", "shift_jis", kWindows932},
                                       {"koi8-u-rfc2319", "koi8-u", kKoi8Rfc2319},
                                       {"big5-unicode", "big5", kBig5Unicode, kBig5UnicodeGaps}};

}  // namespace

char32_t ReaderVariant::character(unsigned bytes) const {
  const auto found = std::ranges::lower_bound(rows, bytes, {}, &Row::bytes);
  return found == rows.end() || found->bytes != bytes ? 0 : found->character;
}

bool ReaderVariant::lacks(unsigned bytes) const {
  return std::ranges::any_of(gaps,
                             [bytes](const Gap& gap) { return bytes >= gap.first && bytes <= gap.last; });
}

std::span<const ReaderVariant> reader_variants() { return kVariants; }

const ReaderVariant* find_variant(std::string_view name) {
  const auto found = std::ranges::find(kVariants, name, &ReaderVariant::name);
  return found == std::end(kVariants) ? nullptr : found;
}

}  // namespace mojimend
