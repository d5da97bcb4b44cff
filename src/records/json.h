// JSON lines as text with holes: where in a line the string values of the wanted fields stand.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "records/format.h"
#include "text/result.h"
#include "text/span.h"

namespace mojimend {

// Bytes that must be readable behind a line; what they hold does not matter (simdjson's reads are wide).
inline constexpr std::size_t kJsonPadding = 64;

// A field that a line does not have as a string.
struct JsonLack {
  std::size_t field = 0;  // number among the wanted ones
  std::string reason;     // "the field text is missing"
  std::size_t at = 0;     // bytes of the line
};

struct JsonFound {
  // The bytes between the quotation marks of each string value, by place; more than one where a key stands
  // twice, because readers differ in which of them they take.
  std::vector<Span> strings;
  std::vector<JsonLack>
      lacks;  // of fields that must not be missing; null is no lack: it says that there is no text
};

// Finds fields in one line after the other and keeps the parser's memory between them.
class JsonFields {
 public:
  // At most kMostFields of them, and at least one.
  explicit JsonFields(std::vector<JsonPath> paths);
  ~JsonFields();
  JsonFields(JsonFields&&) noexcept;

  // The answer is good until the next call. kJsonPadding bytes behind the line must be readable. Error
  // (malformed, `offset` in the line) unless the line holds one JSON object and nothing else: it checks
  // UTF-8, strings and structure, not how numbers are spelled. O(line).
  Result<const JsonFound*> find(std::string_view line);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace mojimend
