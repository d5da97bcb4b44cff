// A shift sequence first; then the model compares the text decoded with the bytes as they stand.
#include "detect/shifted.h"

#include <algorithm>

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

// What of `text` is to be compared: each letter under the model.
Cost cost_of(std::string_view text) {
  const TextModel& model = TextModel::get();
  TextModel::State state;
  Cost cost = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint point = read_code_point(text, at);
    cost += model.step(state, point.value);
    at += point.size;
  }
  return cost;
}

bool reads_better(std::string_view bytes, const Encoding& encoding) {
  const Decoded decoded = decode_lenient(bytes, encoding);
  // The bound may have cut the last character.
  for (const Span each : decoded.unreadable)
    if (each.end < bytes.size() || bytes.size() < kRead) return false;
  if (std::ranges::all_of(decoded.text, [](char each) { return static_cast<unsigned char>(each) < 0x80; }))
    return false;
  return cost_of(decoded.text) + kBetter < cost_of(bytes);
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
    if (reads_better(read, encoding)) return &encoding;
  }
  return nullptr;
}

}  // namespace mojimend
