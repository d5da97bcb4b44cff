// JSON lines as text with holes: where in a line the string values of a field stand, what they say, and how
// to write a piece of one again in the way in which it was written.
#pragma once

#include <bitset>
#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "text/offset_map.h"
#include "text/result.h"
#include "text/span.h"

namespace mojimend {

// Bytes that must be readable behind a line; what they hold does not matter (simdjson's reads are wide).
inline constexpr std::size_t kJsonPadding = 64;

// Finds a field in one line after the other and keeps the parser's memory between them.
class JsonField {
 public:
  // The keys that lead to the field, outermost first; never empty.
  explicit JsonField(std::vector<std::string> keys);
  ~JsonField();
  JsonField(JsonField&&) noexcept;

  // The bytes between the quotation marks of each string value of the field, by place; more than one where a
  // key stands twice, because readers differ in which of them they take. The view is good until the next
  // call. Error (malformed) if `line` is no JSON object, with `offset` in the line. What is checked is UTF-8
  // and structure, not how numbers are spelled. O(line).
  Result<const std::vector<Span>*> find(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

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
