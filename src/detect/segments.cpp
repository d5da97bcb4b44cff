// The runs that are no UTF-8 are ranked together first; a run then has that answer unless it speaks clearly
// for another one.
#include "detect/segments.h"

#include <algorithm>
#include <string>

#include "detect/contest.h"
#include "detect/rank.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Evidence of all runs together.
constexpr std::size_t kPooled = 4096;  // bytes
// A run leaves the encoding of the others only if it says so plainly: many runs are a few letters long.
constexpr double kOwnAnswer = 0.97;
// Fewer bytes above 0x7F in all lines that are no UTF-8 are damage to UTF-8: a character cut, a byte put in.
constexpr std::uint64_t kLeastHigh = 4;
// So many valid characters above U+007F are no chance; of fewer the model decides.
constexpr std::uint64_t kSurelyUtf8 = 16;
// What else a short line's being valid UTF-8 is worth: one in four of other text's characters is.
constexpr Cost kValid = 1400;  // thousandths of a nat, for each character

std::string pooled(const LineRuns& lines) {
  std::string all;
  for (const LineRun& run : lines.runs()) {
    if (run.form != LineForm::other) continue;
    if (all.size() + run.sample.size() > kPooled) break;
    all += run.sample;
  }
  return all;
}

ByteSet high_bytes_of(std::string_view bytes) {
  ByteSet set;
  add_high_bytes(bytes, set);
  return set;
}

Cost cost_as_utf8(std::string_view bytes) {
  TextModel::State state;
  Cost cost = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint point = read_code_point(bytes, at);
    cost += point.valid ? TextModel::get().step(state, point.value) : kUnreadable;
    at += point.size;
  }
  return cost;
}

bool is_utf8(const LineRun& run, const Encoding& rival) {
  if (run.multi_byte >= kSurelyUtf8) return true;
  Contestant other(run.sample, rival, 0);
  other.read_to(run.sample.size());
  return cost_as_utf8(run.sample) - kValid * static_cast<Cost>(run.multi_byte) < other.cost();
}

void append(std::vector<SegmentGuess>& segments, SegmentGuess next) {
  if (!segments.empty() && segments.back().encoding == next.encoding) {
    segments.back().span.end = next.span.end;
    segments.back().confidence = std::min(segments.back().confidence, next.confidence);
  } else {
    segments.push_back(next);
  }
}

// What one run is in, where the others that are no UTF-8 are in `main`.
SegmentGuess guess_of(const LineRun& run, const Candidate& main, std::span<const Encoding* const> from) {
  const Span span{run.start, run.end};
  const SegmentGuess utf8{span, &utf8_encoding(), 1}, as_others{span, main.encoding, main.confidence};
  if (run.form == LineForm::ascii) return utf8;
  if (run.form == LineForm::utf8) return is_utf8(run, *main.encoding) ? utf8 : as_others;
  const Ranking own = rank({run.sample, high_bytes_of(run.sample), from, nullptr});
  if (own.candidates.empty() || own.candidates.front().confidence < kOwnAnswer) return as_others;
  return {span, own.candidates.front().encoding, own.candidates.front().confidence};
}

}  // namespace

std::optional<Mixture> mixture_of(const LineRuns& lines, std::span<const Encoding* const> from) {
  const auto allowed = [&](const Encoding* each) {
    return from.empty() || std::ranges::find(from, each) != from.end();
  };
  if (!lines.mixed() || !allowed(&utf8_encoding())) return std::nullopt;
  std::uint64_t high = 0;
  for (const LineRun& run : lines.runs()) high += run.form == LineForm::other ? run.high : 0;
  if (high < kLeastHigh) return std::nullopt;
  const std::string all = pooled(lines);
  const Ranking together = rank({all, high_bytes_of(all), from, nullptr});
  if (together.candidates.empty()) return std::nullopt;
  Mixture mixture{{}, together.candidates.front()};
  std::uint64_t utf8 = 0, others = 0;
  for (const LineRun& run : lines.runs()) {
    const SegmentGuess guess = guess_of(run, together.candidates.front(), from);
    (guess.encoding == &utf8_encoding() ? utf8 : others) += run.high;
    append(mixture.segments, guess);
  }
  if (mixture.segments.size() < 2) return std::nullopt;
  const std::string shares = std::to_string(mixture.segments.size()) +
                             " segments, some in UTF-8 and some in " +
                             std::string(mixture.main.encoding->name);
  if (utf8 > others) mixture.main = {&utf8_encoding(), mixture.main.confidence, ""};
  mixture.main.evidence = shares;
  return mixture;
}

}  // namespace mojimend
