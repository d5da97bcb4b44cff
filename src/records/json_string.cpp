// Reads strings here and not with simdjson, which gives their text but not the way back to the bytes, and
// refuses lone surrogates, which Python and JavaScript write.
#include "records/json_string.h"

#include <algorithm>

#include "text/utf8.h"

namespace mojimend {
namespace {

// The short escapes: the letter behind the backslash and what it stands for.
constexpr std::string_view kLetters = "\"\\/bfnrt";
constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";

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
