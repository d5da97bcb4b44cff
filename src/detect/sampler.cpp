// Stretches begin and end at bytes that are part of no longer character in any encoding: line ends and blanks
// (0x30–0x7E can be trail bytes). Byte by byte, but only until the bound is reached; ASCII is skipped fast.
#include "detect/sampler.h"

#include "encoding/utf8_scan.h"

namespace mojimend {
namespace {

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

void Sampler::feed(std::string_view bytes) {
  while (!bytes.empty() && !full()) {
    if (open_) {
      take(bytes.front());
      bytes.remove_prefix(1);
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
