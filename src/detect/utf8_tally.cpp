// Counts by valid runs; a character that lies across two pieces is put together before it is judged.
#include "detect/utf8_tally.h"

#include <algorithm>

#include "encoding/utf8_scan.h"
#include "text/ascii.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

constexpr std::size_t kLongest = 6;  // bytes of a pair of surrogates; a UTF-8 character has four

// As many as a narrow counter can count, in whole SIMD registers.
constexpr std::size_t kPart = 240;  // bytes

// After so much that is not UTF-8, and less that is, no more is counted: nothing that follows can make it
// UTF-8 with damage, and counting is slow where little is valid.
constexpr std::uint64_t kHopeless = 16384;  // invalid sequences

// A plain loop that the compiler makes into SIMD; every multi-byte character has one byte above 0xBF.
std::uint64_t count_leads(std::string_view valid) {
  std::uint64_t count = 0;
  while (!valid.empty()) {
    const std::string_view part = valid.substr(0, kPart);
    unsigned char in_part = 0;  // fits: the narrow counter is what makes the loop fast
    for (char each : part)
      in_part = static_cast<unsigned char>(in_part + (static_cast<unsigned char>(each) >= 0xC0));
    count += in_part;
    valid.remove_prefix(part.size());
  }
  return count;
}

bool begins_character(char byte) {
  const auto lead = static_cast<unsigned char>(byte);
  return lead >= 0xC2 && lead <= 0xF4;
}

// How many bytes from the start of `bytes` are those of a pair of surrogates, each in three bytes: 6 is all.
std::size_t pair_prefix(std::string_view bytes) {
  struct Range {
    unsigned char low, high;
  };
  constexpr Range kPair[kLongest] = {{0xED, 0xED}, {0xA0, 0xAF}, {0x80, 0xBF},
                                     {0xED, 0xED}, {0xB0, 0xBF}, {0x80, 0xBF}};
  std::size_t size = 0;
  for (; size < std::min(bytes.size(), kLongest); ++size) {
    const auto byte = static_cast<unsigned char>(bytes[size]);
    if (byte < kPair[size].low || byte > kPair[size].high) break;
  }
  return size;
}

constexpr std::string_view kCutMark = "\xE2\x80";  // of U+2000 to U+203F

}  // namespace

bool is_half_of_a_grave(std::string_view bytes, std::size_t at) {
  return bytes[at] == '\xC3' && is_apart(bytes, at + 1);
}

std::size_t Utf8Tally::count(std::string_view bytes, Rest rest) {
  std::size_t at = 0;
  while (at < bytes.size()) {
    const std::string_view left = bytes.substr(at);
    const std::size_t valid = valid_utf8_prefix(left);
    multi_byte_ += count_leads(left.substr(0, valid));
    at += valid;
    if (at == bytes.size()) break;
    const std::size_t pair = pair_prefix(bytes.substr(at));
    if (pair == kLongest) {
      ++pairs_;
      at += pair;
      continue;
    }
    if (rest == Rest::more_to_come && pair > 0 && at + pair == bytes.size()) break;
    // Half of a pair is one error, not three.
    const std::size_t bad = pair >= kLongest / 2 ? kLongest / 2 : read_code_point(bytes, at).size;
    if (rest == Rest::more_to_come && at + bad == bytes.size() && begins_character(bytes[at])) break;
    if (invalid_++ == 0) first_invalid_ = offset_ + at;
    halves_ += is_half_of_a_grave(bytes, at);
    cut_marks_ += bytes.substr(at, bad) == kCutMark;
    hopeless_ = invalid_ >= kHopeless && multi_byte_ < invalid_;
    if (hopeless_) return bytes.size();
    at += bad;
  }
  offset_ += at;
  return at;
}

void Utf8Tally::feed(std::string_view bytes) {
  if (hopeless_) return;
  if (!begun_.empty()) {
    const std::size_t begun = begun_.size();
    const std::string_view taken = bytes.substr(0, kLongest);
    begun_ += taken;
    const std::size_t counted = count(begun_, Rest::more_to_come);
    begun_.erase(0, counted);
    if (counted < begun || taken.size() == bytes.size()) return;
    bytes.remove_prefix(counted - begun);
    begun_.clear();
  }
  begun_ = bytes.substr(count(bytes, Rest::more_to_come));
}

void Utf8Tally::finish() {
  if (hopeless_) return;
  const std::string left = std::move(begun_);
  begun_.clear();
  count(left, Rest::none);
}

}  // namespace mojimend
