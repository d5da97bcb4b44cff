// The tables of the encodings that ICU has no converter for, or one that reads some bytes unlike everyone
// else: rows of the registry without an ICU name. Generated from other libraries'
// (scripts/make-encoding-tables).
#pragma once

#include <string_view>
#include <vector>

#include "encoding/encoding.h"

namespace mojimend::own {

// As those of icu_tables.h.
std::vector<char32_t> singles(const Encoding& encoding);
std::vector<char32_t> pairs(const Encoding& encoding);

// The character of a pair of big5 or gbk that ICU has as private use because Unicode lacked it once; 0 for
// others.
char32_t newer(std::string_view name, unsigned pair);

}  // namespace mojimend::own
