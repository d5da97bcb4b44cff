// A JSON string there and back: what it says, where each piece of that stands, and how to write a piece of it
// again in the way in which it was written.
#pragma once

#include <bitset>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"
#include "text/result.h"
#include "text/span.h"

namespace mojimend {

enum class NonAscii { plain, escaped };
enum class HexDigits { lower, upper };
enum class Solidus { plain, escaped };

// What JSON leaves to the writer's taste.
struct EscapeStyle {
  NonAscii non_ascii = NonAscii::plain;
  HexDigits digits = HexDigits::lower;
  Solidus solidus = Solidus::plain;
  std::bitset<128> as_number;  // ASCII characters written \u00XX, as some writers do for < and >
};

struct JsonString {
  std::string text;        // UTF-8; U+FFFD where a lone surrogate stands
  OffsetMap map;           // text → bytes of the file; an escape is one unit
  std::vector<Span> lone;  // bytes of the file: escapes of surrogates without the other half, by place
  EscapeStyle style;
};

// `raw` stands between quotation marks at `base` bytes of the file and is valid UTF-8. Error (malformed, with
// `offset` in the file) on an escape that JSON does not have. O(raw).
Result<JsonString> read_json_string(std::string_view raw, std::size_t base);

// `text` (valid UTF-8) as it stands between quotation marks. O(text).
std::string json_escaped(std::string_view text, const EscapeStyle& style);

}  // namespace mojimend
