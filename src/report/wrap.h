// Text in columns.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace mojimend {

// A term with its explanation beside it, or below it where the term is too long: lines of at most `width`
// columns, the first behind `term`, the others hanging at `indent`. Each ends with a line feed.
// What has no space in it is not broken. O(text).
std::string hanging(std::string_view term, std::string_view text, std::size_t indent, std::size_t width);

// The same without a term.
std::string wrapped(std::string_view text, std::size_t width);

}  // namespace mojimend
