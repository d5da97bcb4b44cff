// Runs the steps of a channel: widen, write, insert, read, and what was done to the text afterwards.
#include "channel/replay.h"

#include <algorithm>

#include "channel/codec.h"
#include "channel/escaped_replay.h"
#include "encoding/letter_case.h"
#include "text/chinese.h"
#include "text/parts.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Characters between two that stand for other bytes are written in one go: an encoding may have states.
std::optional<std::string> write(std::u32string_view clean, const Step& step, const Codec& codec) {
  std::u32string widened;
  if (!step.full_width.empty()) {
    widened = clean;
    std::size_t from = 0;
    for (const std::size_t at : step.full_width) {
      if (at < from || at >= clean.size()) return std::nullopt;
      widened[at] = to_full_width(clean[at]);
      from = at + 1;
    }
    clean = widened;
  }
  std::string bytes;
  bytes.reserve(clean.size() * 3);
  std::size_t from = 0;
  for (const Stood& each : step.stood) {
    if (each.at < from || each.at >= clean.size()) return std::nullopt;
    if (!codec.write(bytes, clean.substr(from, each.at - from), step.unreadable)) return std::nullopt;
    bytes += each.bytes;
    from = each.at + 1;
  }
  if (!codec.write(bytes, clean.substr(from), step.unreadable)) return std::nullopt;
  return bytes;
}

std::optional<std::string> insert(const std::string& bytes, const std::vector<Insertion>& insertions) {
  std::string out;
  std::size_t at = 0;
  for (const Insertion& each : insertions) {
    if (each.at < at || each.at > bytes.size()) return std::nullopt;
    out.append(bytes, at, each.at - at);
    out += each.bytes;
    at = each.at;
  }
  return out.append(bytes, at);
}

std::string cased(std::string bytes, Cased how) {
  const unsigned char first = how == Cased::lower ? 'A' : 'a';
  if (how == Cased::kept) return bytes;
  for (char& each : bytes)
    if (is_within(static_cast<unsigned char>(each), first, static_cast<unsigned char>(first + 25)))
      each = static_cast<char>(each ^ 0x20);
  return bytes;
}

char32_t to_straight(char32_t c) {
  if (c == 0x2018 || c == 0x2019) return U'\'';
  return c == 0x201C || c == 0x201D ? U'"' : c;
}

void change_afterwards(std::u32string& text, const Step& step) {
  const auto invisible = [](char32_t c) { return (c >= 0x80 && c <= 0x9F) || c == 0xAD; };
  if (step.folded) std::ranges::transform(text, text.begin(), to_half_width);
  if (step.no_break_space == NoBreakSpace::space) std::ranges::replace(text, U'\u00A0', U' ');
  if (step.quotes == Quotes::straight) std::ranges::transform(text, text.begin(), to_straight);
  if (step.invisible == Invisible::stripped) std::erase_if(text, invisible);
  if (step.cased == Cased::lower) std::ranges::transform(text, text.begin(), simple_lower);
  if (step.cased == Cased::upper) std::ranges::transform(text, text.begin(), simple_upper);
}

}  // namespace

std::optional<std::u32string> replay(std::u32string_view clean, const Channel& channel,
                                     std::vector<ReplayedStep>* trace) {
  std::u32string text(clean);
  for (const Step& step : channel) {
    if (is_escaping(step)) {
      auto escaped = replay_escaping(text, step);
      if (!escaped) return std::nullopt;
      text = std::move(*escaped);
      if (trace) trace->push_back({to_utf8(text), to_utf8(text), text});
      continue;
    }
    const Codec* written = Codec::find(step.written);
    const Codec* read = Codec::find(step.read);
    if (!written || !read) return std::nullopt;
    auto bytes = write(text, step, *written);
    if (bytes && trace) trace->push_back({*bytes, {}, {}});
    if (bytes && !step.inserted.empty()) bytes = insert(*bytes, step.inserted);
    if (bytes) bytes = cased(std::move(*bytes), step.cased_bytes);
    auto seen = bytes ? read->read(*bytes, step.unreadable, step.user_defined) : std::nullopt;
    if (!seen) return std::nullopt;
    text = std::move(*seen);
    change_afterwards(text, step);
    if (!trace) continue;
    trace->back().damaged = std::move(*bytes);
    trace->back().read = text;
  }
  return text;
}

}  // namespace mojimend
