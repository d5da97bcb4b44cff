// A shift sequence first; then the model compares the text decoded with the bytes as they stand.
#include "detect/shifted.h"

#include <algorithm>

#include "encoding/base64.h"
#include "encoding/decode.h"
#include "model/text_model.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Read around the first shift sequence.
constexpr std::size_t kRead = 4096;  // bytes

// The decoded text must be likelier by so much: e^10 to one, since plain ASCII is what is met.
constexpr Cost kBetter = 10 * kNat;

struct Form {
  std::string_view name;
  std::string_view shift;
};
constexpr Form kForms[] = {
    {"hz-gb-2312", "~{"}, {"iso-2022-kr", "\x1B$)C"}, {"iso-2022-cn", "\x1B$)"}, {"utf-7", "+"}};

// Letters beyond ASCII cost no more on average where they are text; what "+any" happens to say costs more.
constexpr Cost kMostALetter = 9 * kNat;

// What each letter of `text` costs under the model, in sum; and of those beyond ASCII.
struct Costs {
  Cost all = 0, beyond = 0, letters_beyond = 0;
};
Costs costs_of(std::string_view text) {
  const TextModel& model = TextModel::get();
  TextModel::State state;
  Costs costs;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    const Cost cost = model.step(state, point.value);
    costs.all += cost;
    costs.beyond += point.value < 0x80 ? 0 : cost;
    costs.letters_beyond += point.value >= 0x80;
    at += point.size;
  }
  return costs;
}

// The end of the run of base64 that begins behind the "+" before `at`, or npos if no writer of UTF-7 writes
// such a one: whole code units, and fewer than six bits of padding, which are 0 (RFC 2152). The text may end
// in it.
std::size_t end_of_run(std::string_view text, std::size_t at) {
  unsigned bits = 0, held = 0;
  const std::size_t first = at;
  for (; at < text.size(); ++at) {
    const int digit = base64_digit(static_cast<unsigned char>(text[at]));
    if (digit < 0) break;
    bits = bits << 6 | static_cast<unsigned>(digit);
    held = (held + 6) % 16;
  }
  if (at == text.size()) return at;
  const bool is_padding = held < 6 && (bits & ((1u << held) - 1)) == 0;
  return at - first >= 3 && is_padding ? at : text.npos;
}

// Whether a writer of UTF-7 may have written it. In it "+" is "+-", and "\" and "~" are base64: nearly no
// source code passes.
bool may_be_utf7(std::string_view text) {
  for (std::size_t at = 0; (at = text.find_first_of("+\\~", at)) != text.npos; ++at) {
    if (text[at] != '+') return false;
    if (at + 1 < text.size() && text[at + 1] == '-') continue;
    at = end_of_run(text, at + 1);
    if (at == text.npos) return false;
    if (at == text.size()) break;
    --at;  // what ended the run may begin another one
  }
  return true;
}

bool reads_better(std::string_view bytes, const Encoding& encoding) {
  const Decoded decoded = decode_lenient(bytes, encoding);
  // The bound may have cut the last character.
  for (const Span each : decoded.unreadable)
    if (each.end < bytes.size() || bytes.size() < kRead) return false;
  if (std::ranges::all_of(decoded.text, [](char each) { return static_cast<unsigned char>(each) < 0x80; }))
    return false;
  const Costs costs = costs_of(decoded.text);
  return costs.all + kBetter < costs_of(bytes).all && costs.beyond <= kMostALetter * costs.letters_beyond;
}

}  // namespace

const Encoding* guess_shifted(std::string_view head) {
  for (const Form& form : kForms) {
    const std::size_t first = head.find(form.shift);
    if (first == head.npos) continue;
    // From the start of the line, where every one of them begins in ASCII.
    const std::size_t line = head.rfind('\n', first);
    const std::string_view read = head.substr(line == head.npos ? 0 : line + 1, kRead);
    const Encoding& encoding = *find_encoding(form.name);
    if (form.name == "utf-7" && !may_be_utf7(head)) continue;
    if (reads_better(read, encoding)) return &encoding;
  }
  return nullptr;
}

}  // namespace mojimend
