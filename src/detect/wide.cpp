// Each form is decoded and read by the model; what has anything unreadable or costs more than text is none.
#include "detect/wide.h"

#include "encoding/decode.h"
#include "model/text_model.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A few units say nothing: any two bytes are some character.
constexpr std::size_t kLeastUnits = 4;

// Text costs 2 to 6 nats a character; random code units some 12, for most are characters that no text has.
constexpr double kMostNats = 8;
// Of short text the average is less sure: a beginning of three rare characters.
constexpr double kSlack = 12;

// Beyond the bar by so much, the rest will not bring it back.
constexpr double kHopeless = 80;
// A unit that is no character: damage, in text that has few of them.
constexpr double kBadUnit = 8;
constexpr std::size_t kUnitsPerBad = 10;  // at least; UTF-32 has hardly a unit that is one in other data

struct Form {
  std::string_view name;
  std::size_t unit;  // bytes
  std::size_t high;  // the place of the high byte in a unit
};
constexpr Form kForms[] = {{"utf-32le", 4, 3}, {"utf-32be", 4, 0}, {"utf-16le", 2, 1}, {"utf-16be", 2, 0}};

bool has_zeros(std::string_view head, const Form& form) {
  for (std::size_t at = form.high; at < head.size(); at += form.unit)
    if (head[at] == 0) return true;
  return false;
}

std::optional<WideGuess> judged(std::string_view head, const Form& form) {
  head = head.substr(0, head.size() / form.unit * form.unit);
  if (head.size() < kLeastUnits * form.unit) return std::nullopt;
  const bool zeros = has_zeros(head, form);
  if (form.unit == 4 && !zeros) return std::nullopt;  // code points end at 10FFFF
  const Encoding& encoding = *find_encoding(form.name);
  const Decoded decoded = decode_lenient(head, encoding);
  if (decoded.unreadable.size() * form.unit * kUnitsPerBad > head.size()) return std::nullopt;
  const TextModel& model = TextModel::get();
  TextModel::State state;
  double nats = kBadUnit * static_cast<double>(decoded.unreadable.size());
  std::size_t letters = 0;
  for (std::size_t at = 0; at < decoded.text.size(); ++letters) {
    const CodePoint point = read_code_point(decoded.text, at);
    nats += static_cast<double>(model.step(state, point.value)) / kNat;
    at += point.size;
    if (nats > kMostNats * static_cast<double>(letters) + kHopeless) return std::nullopt;
  }
  if (nats > kMostNats * static_cast<double>(letters) + kSlack) return std::nullopt;
  return WideGuess{&encoding, nats / static_cast<double>(head.size()), zeros};
}

}  // namespace

std::optional<WideGuess> guess_wide(std::string_view head) {
  std::optional<WideGuess> best;
  for (const Form& form : kForms) {
    const auto guess = judged(head.substr(0, kWideBytes), form);
    if (guess && (!best || guess->nats_a_byte < best->nats_a_byte)) best = guess;
  }
  return best;
}

}  // namespace mojimend
