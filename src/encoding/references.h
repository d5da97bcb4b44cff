// Character references of HTML: "&eacute;", "&#233;", "&#xE9;".
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace mojimend {

struct Reference {
  char32_t value = 0;    // what a browser shows for it; a surrogate (D800–DFFF) where a number says one
  std::size_t size = 0;  // bytes, with "&" and ";"
};

// The reference at `at`, where a "&" stands: one of HTML 4.01's names, or a number from 1 to 10FFFF, which
// from 128 to 159 means windows-1252 as in browsers. Without its semicolon it is none. O(1).
std::optional<Reference> read_reference(std::string_view text, std::size_t at);

// The character beyond the BMP whose surrogates the two references at `at` are.
std::optional<Reference> read_reference_pair(std::string_view text, std::size_t at);

}  // namespace mojimend
