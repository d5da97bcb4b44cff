// Only whole lines are judged; the longest are judged in parts.
#include "detect/line_runs.h"

#include <algorithm>

#include "detect/evidence.h"
#include "encoding/utf8_scan.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A line beyond this is judged in parts, so that memory stays bounded.
constexpr std::size_t kLongLine = 65536;  // bytes
// A line with so many good characters for each bad sequence is UTF-8 with damage (as in survey.cpp).
constexpr std::uint64_t kGoodPerBad = 4;

struct Judged {
  LineForm form = LineForm::ascii;
  std::uint64_t multi_byte = 0, bad = 0;
};

Judged judge(std::string_view line) {
  Judged judged;
  for (std::size_t at = ascii_prefix(line); at < line.size();) {
    const CodePoint point = read_code_point(line, at);
    if (point.valid) ++judged.multi_byte;
    else if (++judged.bad > judged.multi_byte + 2) break;
    at += point.size;
    at += ascii_prefix(line.substr(at));
  }
  const bool utf8 = judged.multi_byte > 0 && judged.multi_byte >= kGoodPerBad * judged.bad;
  if (utf8) judged.form = LineForm::utf8;
  else if (judged.bad > 0) judged.form = LineForm::other;
  return judged;
}

std::uint64_t high_bytes(std::string_view line) {
  return static_cast<std::uint64_t>(
      std::ranges::count_if(line, [](char each) { return static_cast<unsigned char>(each) >= 0x80; }));
}

}  // namespace

bool LineRuns::mixed() const {
  const auto has = [&](LineForm form) {
    return std::ranges::find(runs_, form, &LineRun::form) != runs_.end();
  };
  return has(LineForm::utf8) && has(LineForm::other);
}

void LineRuns::line(std::string_view bytes) {
  const Judged judged = judge(bytes);
  const std::uint64_t end = begun_at_ + bytes.size();
  const bool open =
      runs_.empty() || (judged.form != LineForm::ascii && runs_.back().form != LineForm::ascii &&
                        judged.form != runs_.back().form && runs_.size() < kMost);
  if (open) runs_.push_back({begun_at_, end, judged.form, {}, 0, 0});
  LineRun& run = runs_.back();
  run.end = end;
  if (judged.form == LineForm::ascii) return;
  if (run.form == LineForm::ascii) run.form = judged.form;
  run.multi_byte += judged.multi_byte;
  if (run.form == judged.form) run.high += high_bytes(bytes);
  if (run.sample.size() < kSample) run.sample += condensed(bytes, kSample - run.sample.size());
}

void LineRuns::feed(std::string_view bytes, bool valid_so_far, std::uint64_t multi_byte) {
  if (!active_ && valid_so_far) {
    multi_byte_before_ = multi_byte;
    offset_ += bytes.size();
    return;
  }
  if (!active_ && offset_ > 0) {
    const LineForm form = multi_byte_before_ > 0 ? LineForm::utf8 : LineForm::ascii;
    runs_.push_back({0, offset_, form, {}, multi_byte_before_, multi_byte_before_});
  }
  if (!active_) begun_at_ = offset_;
  active_ = true;
  offset_ += bytes.size();
  while (!bytes.empty()) {
    const std::size_t end = bytes.find('\n');
    const std::string_view part = bytes.substr(0, end == bytes.npos ? end : end + 1);
    bytes.remove_prefix(part.size());
    const bool whole = end != bytes.npos || begun_.size() + part.size() >= kLongLine;
    if (begun_.empty() && end != std::string_view::npos) {
      line(part);
      begun_at_ += part.size();
      continue;
    }
    begun_ += part;
    if (!whole || (end == std::string_view::npos && begun_.size() < kLongLine)) continue;
    line(begun_);
    begun_at_ += begun_.size();
    begun_.clear();
  }
}

void LineRuns::finish() {
  if (!begun_.empty()) line(begun_);
  begun_.clear();
}

}  // namespace mojimend
