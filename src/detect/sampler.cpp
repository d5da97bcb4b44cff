// Stretches begin and end at bytes that are part of no longer character in any encoding: line ends and blanks
// (0x30–0x7E can be trail bytes).
#include "detect/sampler.h"

#include <algorithm>

#include "encoding/utf8_scan.h"

namespace mojimend {
namespace {

constexpr std::size_t kRun = 256;  // bytes; more than most runs of a script are long

bool never_trail(char byte) { return static_cast<unsigned char>(byte) < 0x30; }
bool ascii(char byte) { return static_cast<unsigned char>(byte) < 0x80; }

}  // namespace

void Sampler::open() {
  std::size_t start = before_.rfind('\n');
  start = start == before_.npos ? 0 : start + 1;
  if (start == 0 && before_.size() == kContext) {
    while (start < before_.size() && !never_trail(before_[start])) ++start;
  }
  text_ += std::string_view(before_).substr(start);
  before_.clear();
  open_ = true;
  ascii_ = 0;
}

void Sampler::take(char byte) {
  text_ += byte;
  ascii_ = ascii(byte) ? ascii_ + 1 : 0;
  const bool boundary = never_trail(byte);
  full_ = text_.size() >= kWanted + kSlack || (text_.size() >= kWanted && boundary);
  const bool apart = ascii_ >= kContext && boundary;
  if (byte != '\n' && !apart) return;
  if (byte != '\n') text_ += '\n';
  open_ = false;
}

// Most of a stretch is far from the bound, from a line's end and from ASCII that goes on for long.
std::size_t Sampler::take_run(std::string_view bytes) {
  if (text_.size() + kRun > kWanted) return 0;
  bytes = bytes.substr(0, kRun);
  std::size_t run = ascii_prefix(bytes);
  if (run == 0) {
    while (run < bytes.size() && !ascii(bytes[run])) ++run;
    ascii_ = 0;
  } else {
    run = std::min(run, bytes.find('\n'));
    if (ascii_ + run >= kContext) return 0;
    ascii_ += run;
  }
  text_ += bytes.substr(0, run);
  return run;
}

void Sampler::feed(std::string_view bytes) {
  while (!bytes.empty() && !full()) {
    if (open_) {
      const std::size_t run = take_run(bytes);
      if (run == 0) take(bytes.front());
      bytes.remove_prefix(std::max<std::size_t>(run, 1));
      continue;
    }
    const std::size_t ascii = ascii_prefix(bytes);
    before_ += bytes.substr(ascii > kContext ? ascii - kContext : 0, ascii > kContext ? kContext : ascii);
    if (before_.size() > kContext) before_.erase(0, before_.size() - kContext);
    bytes.remove_prefix(ascii);
    if (!bytes.empty()) open();
  }
}

}  // namespace mojimend
