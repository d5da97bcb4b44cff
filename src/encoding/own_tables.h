// The tables of the encodings that ICU has no converter for, or one that reads some bytes unlike everyone
// else: rows of the registry without an ICU name. Generated from other libraries'
// (scripts/make-encoding-tables).
#pragma once

#include <vector>

#include "encoding/encoding.h"

namespace mojimend::own {

// As those of icu_tables.h.
std::vector<char32_t> singles(const Encoding& encoding);
std::vector<char32_t> pairs(const Encoding& encoding);

}  // namespace mojimend::own
