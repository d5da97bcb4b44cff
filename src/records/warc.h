// What stands where in a WARC record (WARC/1.0 and 1.1, ISO 28500): its header, its block, and the HTTP
// message in there. libarchive's reader is not used, because it drops the bytes of headers.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "text/result.h"
#include "text/span.h"

namespace mojimend {

inline constexpr std::string_view kWarcVersion = "WARC/1.";  // how each record begins
inline constexpr std::string_view kWarcEnd = "\r\n\r\n";     // how each record ends
// Real headers have some hundred bytes, or some thousand with a long address.
inline constexpr std::size_t kLongestHeader = std::size_t{1} << 20;  // bytes

// The header of a WARC record or an HTTP message that begins at the front of `bytes`: up to and with its
// empty line. 0 if none ends within kLongestHeader. O(header).
std::size_t header_size(std::string_view bytes);

// Where the value of the field `name` (in any case) stands in a header, without blanks around it; the first
// one. Nothing if there is none, or if it goes on in a second line.
std::optional<Span> header_field(std::string_view header, std::string_view name);
// The value itself; empty if there is none.
std::string_view header_value(std::string_view header, std::string_view name);

// `labelled` is the value of a digest field, as "sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ". If it is the digest
// of `before`, that of `after` in the same way of writing: base 32 or hexadecimal, large or small, padded or
// not. Nothing if it is not, or if nobody knows the algorithm. O(bytes).
std::optional<std::string> digest_anew(std::string_view labelled, std::string_view before,
                                       std::string_view after);

}  // namespace mojimend
