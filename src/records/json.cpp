// simdjson finds the structure; the strings are read here, because it gives their text but not the way back
// to the bytes, and refuses lone surrogates, which Python and JavaScript write.
#include "records/json.h"

#include <simdjson.h>

#include <algorithm>

#include "text/utf8.h"

namespace mojimend {
namespace {

namespace ondemand = simdjson::ondemand;
using simdjson::error_code;
static_assert(kJsonPadding >= simdjson::SIMDJSON_PADDING);

std::string reason_of(error_code error) {
  switch (error) {
    case simdjson::UTF8_ERROR:
      return "it is not UTF-8";
    case simdjson::UNCLOSED_STRING:
      return "a string is not closed";
    case simdjson::UNESCAPED_CHARS:
      return "a control character stands in a string";
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "it does not end where its brackets are closed";
    case simdjson::INCORRECT_TYPE:
      return "it does not begin with {";
    case simdjson::TRAILING_CONTENT:
      return "something stands behind the object";
    case simdjson::DEPTH_ERROR:
      return "its brackets are nested too deeply";
    default:
      return "a value, a key, a comma, a colon or a bracket is missing";
  }
}

// Where simdjson's first stage, which tells no place, must have stopped.
std::size_t first_stage_stop(error_code error, std::string_view line) {
  if (error == simdjson::UTF8_ERROR) {
    std::size_t at = 0;
    while (at < line.size()) {
      const CodePoint point = read_code_point(line, at);
      if (!point.valid) break;
      at += point.size;
    }
    return at;
  }
  if (error == simdjson::UNESCAPED_CHARS) {
    const auto control =
        std::ranges::find_if(line, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
    return static_cast<std::size_t>(control - line.begin());
  }
  return line.size();
}

// The raw text from behind an opening quotation mark to the closing one.
std::string_view until_quote(std::string_view text) {
  for (std::size_t quote = text.find('"'); quote != text.npos; quote = text.find('"', quote + 1)) {
    const std::size_t before = text.substr(0, quote).find_last_not_of('\\') + 1;  // 0 if there is none
    if ((quote - before) % 2 == 0) return text.substr(0, quote);
  }
  return text;
}

bool says(std::string_view raw, std::string_view key) {
  if (raw.find('\\') == raw.npos) return raw == key;
  const auto read = read_json_string(raw, 0);
  return read && read->lone.empty() && read->text == key;
}

// The short escapes: the letter behind the backslash and what it stands for.
constexpr std::string_view kLetters = "\"\\/bfnrt";
constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";

// Brackets inside of brackets, as simdjson's own parser has it; each costs a little of the stack.
constexpr std::size_t kMaximumDepth = 1024;

constexpr std::size_t kNumberSize = 6;  // bytes of \uXXXX

struct Unit {
  char32_t value = 0;
  bool valid = false;
};

// The \uXXXX at `at`.
Unit number_at(std::string_view raw, std::size_t at) {
  if (raw.size() - at < kNumberSize || raw[at] != '\\' || raw[at + 1] != 'u') return {};
  Unit unit{0, true};
  for (const char each : raw.substr(at + 2, 4)) {
    const char lower = static_cast<char>(each | 0x20);
    if (each >= '0' && each <= '9') unit.value = unit.value << 4 | static_cast<char32_t>(each - '0');
    else if (lower >= 'a' && lower <= 'f')
      unit.value = unit.value << 4 | static_cast<char32_t>(lower - 'a' + 10);
    else return {};
  }
  return unit;
}

bool is_high_surrogate(char32_t c) { return c >= 0xD800 && c <= 0xDBFF; }
bool is_low_surrogate(char32_t c) { return c >= 0xDC00 && c <= 0xDFFF; }

// Reads a string, a piece at a time.
class StringReader {
 public:
  StringReader(std::string_view raw, std::size_t base) : raw_(raw), base_(base) {
    out_.map = OffsetMap(base);
    out_.text.reserve(raw.size());
  }

  Result<JsonString> read() {
    while (at_ < raw_.size()) {
      const std::size_t plain = std::min(raw_.find('\\', at_), raw_.size()) - at_;
      keep(plain);
      if (at_ < raw_.size() && !escape())
        return failure({ErrorKind::malformed, "JSON has no such escape", {}, {}, base_ + at_});
    }
    // In a mixture only some characters were thought to need it.
    if (non_ascii_escape_ && !non_ascii_plain_) out_.style.non_ascii = NonAscii::escaped;
    return std::move(out_);
  }

 private:
  void keep(std::size_t size) {
    const std::string_view piece = raw_.substr(at_, size);
    non_ascii_plain_ = non_ascii_plain_ || std::ranges::any_of(piece, [](char c) { return c < 0; });
    out_.text += piece;
    out_.map.append(1, 1, size);
    at_ += size;
  }

  bool escape() {
    if (at_ + 1 == raw_.size()) return false;
    if (raw_[at_ + 1] == 'u') return number();
    const std::size_t which = kLetters.find(raw_[at_ + 1]);
    if (which == kLetters.npos) return false;
    if (raw_[at_ + 1] == '/') out_.style.solidus = Solidus::escaped;
    take(static_cast<unsigned char>(kMeanings[which]), 2);
    return true;
  }

  bool number() {
    const Unit first = number_at(raw_, at_);
    if (!first.valid) return false;
    if (std::ranges::any_of(raw_.substr(at_ + 2, 4), [](char c) { return c >= 'A' && c <= 'F'; }))
      out_.style.digits = HexDigits::upper;
    if (first.value < 0x80) out_.style.as_number.set(first.value);
    else non_ascii_escape_ = true;
    if (!is_high_surrogate(first.value) && !is_low_surrogate(first.value)) {
      take(first.value, kNumberSize);
      return true;
    }
    const Unit second = is_high_surrogate(first.value) ? number_at(raw_, at_ + kNumberSize) : Unit{};
    if (second.valid && is_low_surrogate(second.value)) {
      take(0x10000 + ((first.value - 0xD800) << 10) + (second.value - 0xDC00), 2 * kNumberSize);
      return true;
    }
    out_.lone.push_back({base_ + at_, base_ + at_ + kNumberSize});
    take(kReplacement, kNumberSize);
    return true;
  }

  void take(char32_t value, std::size_t raw_size) {
    const std::size_t before = out_.text.size();
    append_utf8(out_.text, value);
    out_.map.append(out_.text.size() - before, raw_size);
    at_ += raw_size;
  }

  std::string_view raw_;
  std::size_t base_;
  std::size_t at_ = 0;
  bool non_ascii_plain_ = false, non_ascii_escape_ = false;
  JsonString out_;
};

void append_number(std::string& out, char32_t unit, HexDigits style) {
  const std::string_view digits = style == HexDigits::upper ? "0123456789ABCDEF" : "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 0xF];
}

}  // namespace

struct JsonField::State {
  std::vector<std::string> keys;
  ondemand::parser parser;
  std::vector<Span> found;
  const char* line = nullptr;
  const char* line_end = nullptr;
  std::size_t depth = 0;  // open brackets

  enum class Wanted { yes, no };

  // Goes through the whole object, so that a line is changed only if all of it is sound. `level`: how many of
  // the keys led here, if it is on the way to the field.
  error_code object(ondemand::object object, std::size_t level, Wanted wanted) {
    if (++depth > kMaximumDepth) return simdjson::DEPTH_ERROR;
    for (auto each : object) {
      ondemand::field field;
      if (const auto error = std::move(each).get(field)) return error;
      const char* key = field.key().raw();
      const bool match = wanted == Wanted::yes && level < keys.size() &&
                         says(until_quote({key, static_cast<std::size_t>(line_end - key)}), keys[level]);
      if (const auto error = value(field.value(), level + 1, match ? Wanted::yes : Wanted::no)) return error;
    }
    --depth;
    return simdjson::SUCCESS;
  }

  error_code value(ondemand::value value, std::size_t level, Wanted wanted) {
    const std::string_view token = value.raw_json_token();
    switch (token.front()) {
      case '{': {
        ondemand::object inner;
        if (const auto error = value.get_object().get(inner)) return error;
        return object(inner, level, wanted);
      }
      case '[': {
        ondemand::array inner;
        if (const auto error = value.get_array().get(inner)) return error;
        return array(inner);
      }
      case '"':
        if (wanted == Wanted::yes && level == keys.size()) {
          const auto start = static_cast<std::size_t>(token.data() + 1 - line);
          found.push_back({start, start + until_quote(token.substr(1)).size()});
        }
        return simdjson::SUCCESS;
      default:
        // A scalar begins with a letter, a digit or a sign; anything else is structure out of place.
        return std::string_view("]},:").find(token.front()) == std::string_view::npos ? simdjson::SUCCESS
                                                                                      : simdjson::TAPE_ERROR;
    }
  }

  error_code array(ondemand::array array) {
    if (++depth > kMaximumDepth) return simdjson::DEPTH_ERROR;
    for (auto each : array) {
      ondemand::value inner;
      if (const auto error = std::move(each).get(inner)) return error;
      if (const auto error = value(inner, 0, Wanted::no)) return error;
    }
    --depth;
    return simdjson::SUCCESS;
  }

  error_code document(ondemand::document& document) {
    ondemand::object outer;
    if (const auto error = document.get_object().get(outer)) return error;
    if (const auto error = object(outer, 0, Wanted::yes)) return error;
    const bool at_end = document.current_location().error() == simdjson::OUT_OF_BOUNDS;
    return at_end ? simdjson::SUCCESS : simdjson::TRAILING_CONTENT;
  }
};

JsonField::JsonField(std::vector<std::string> keys) : state_(std::make_unique<State>()) {
  state_->keys = std::move(keys);
}
JsonField::~JsonField() = default;
JsonField::JsonField(JsonField&&) noexcept = default;

Result<const std::vector<Span>*> JsonField::find(std::string_view line) {
  State& state = *state_;
  state.found.clear();
  state.depth = 0;
  state.line = line.data();
  state.line_end = line.data() + line.size();
  const auto malformed = [](error_code error, std::size_t at) {
    return failure({ErrorKind::malformed, reason_of(error), {}, {}, at});
  };
  ondemand::document document;
  if (const auto error =
          state.parser.iterate(line.data(), line.size(), line.size() + kJsonPadding).get(document))
    return malformed(error, first_stage_stop(error, line));
  if (const auto error = state.document(document)) {
    const char* place = nullptr;
    // Seen from the line's end before anything else, with the place still at the start.
    const bool at_end =
        error == simdjson::INCOMPLETE_ARRAY_OR_OBJECT || document.current_location().get(place);
    if (at_end) place = state.line_end;
    return malformed(error,
                     static_cast<std::size_t>(std::clamp(place, state.line, state.line_end) - state.line));
  }
  return &state.found;
}

Result<JsonString> read_json_string(std::string_view raw, std::size_t base) {
  return StringReader(raw, base).read();
}

std::string json_escaped(std::string_view text, const EscapeStyle& style) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    const char32_t c = point.value;
    const std::size_t which = c < 0x80 ? kMeanings.find(static_cast<char>(c)) : kMeanings.npos;
    if (c < 0x80 && style.as_number.test(c)) append_number(out, c, style.digits);
    else if (which != kMeanings.npos && (c != '/' || style.solidus == Solidus::escaped))
      (out += '\\') += kLetters[which];
    else if (c < 0x20 || (c >= 0x80 && c < 0x10000 && style.non_ascii == NonAscii::escaped))
      append_number(out, c, style.digits);
    else if (c >= 0x10000 && style.non_ascii == NonAscii::escaped) {
      append_number(out, 0xD800 + ((c - 0x10000) >> 10), style.digits);
      append_number(out, 0xDC00 + ((c - 0x10000) & 0x3FF), style.digits);
    } else out += text.substr(at, point.size);
    at += point.size;
  }
  return out;
}

}  // namespace mojimend
