// Takes the line apart into words, and adds up what each could gain at most.
#include "repair/line_gate.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstring>

#include "encoding/utf8_scan.h"
#include "repair/channel_search.h"
#include "repair/suspicion.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A word must be this odd before it is asked what could explain it: the whole line's bars are higher.
constexpr Cost kOddWord = 6000;
// What the words of a line must be able to gain in sum. An edit needs more.
constexpr Cost kLeastGain = 4 * kNat;
// And as bytes of UTF-8 by itself.
constexpr Cost kLeastStructured = 1 * kNat;
// Longer words are looked at in parts.
constexpr std::size_t kLongest = 96;  // bytes
// Longer ones do not come again, and are not remembered.
constexpr std::size_t kRemembered = 32;  // bytes

// Hundredths of a nat; what is found by UTF-8's structure is more than any sum.
using Gain = std::uint16_t;
constexpr Gain kStructured = 0x3FFF;
constexpr Cost kGainStep = kNat / 100;

// Whether bytes of UTF-8 are likelier than what stands there, and not by their structure alone.
bool gains_as_utf8(std::u32string_view letters) {
  const Cost seen = static_cast<Cost>(TextModel::get().cost(letters));
  return std::ranges::any_of(channels_from_utf8(letters), [&](const Mode& mode) {
    const LineReading reading = read_through(letters, {&mode, 1}, Leaving::by_plausibility);
    return reading.changed && reading.cost - mode.entry < seen - kLeastStructured;
  });
}

// What some channel could make of the word, at most, beside spaces.
Gain gain_of(std::string_view word) {
  std::string spaced = " ";
  spaced += word;
  spaced += ' ';
  if (!is_suspicious(spaced)) return 0;
  const std::u32string letters = to_utf32(spaced);
  const FirstLook look = look_at(letters);
  const Oddness odd = oddness(letters, look);
  if (odd.nats < kOddWord) return 0;
  if (may_be_from_utf8(letters, look.places) && gains_as_utf8(letters)) return kStructured;
  const Cost gain = most_legacy_gain(letters, odd.worst) / kGainStep;
  return static_cast<Gain>(std::min<Cost>(gain, kStructured - 1));
}

// 64-bit multiply and fold (Wang Yi's wyhash, public domain).
std::uint64_t fold(std::uint64_t a, std::uint64_t b) {
  __extension__ using Wide = unsigned __int128;
  const Wide product = Wide{a} * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}
std::uint64_t hash_of(std::string_view word) {
  std::uint64_t hash = word.size() * 0x9E37'79B9'7F4A'7C15u;
  for (std::size_t at = 0; at < word.size(); at += sizeof(std::uint64_t)) {
    std::uint64_t part = 0;
    std::memcpy(&part, word.data() + at, std::min(sizeof part, word.size() - at));
    hash = fold(hash ^ part, 0xE703'7ED1'A0B4'28DBu);
  }
  return hash;
}

// Words with their gains. An entry is 50 bits of the hash and the gain; the other bits are its place. Each
// thread has its own.
constexpr unsigned kMemoryBits = 16, kGainBits = 14;
thread_local constinit std::array<std::uint64_t, 1u << kMemoryBits> memory{};

Gain remembered_gain_of(std::string_view word) {
  if (word.size() > kRemembered) return gain_of(word);
  const std::uint64_t hash = hash_of(word);
  std::uint64_t& entry = memory[hash >> (64 - kMemoryBits)];
  const std::uint64_t tag = hash << kGainBits;
  constexpr std::uint64_t kGainMask = (1u << kGainBits) - 1;
  if ((entry & ~kGainMask) == tag) return static_cast<Gain>(entry & kGainMask);
  const Gain gain = gain_of(word);
  entry = tag | gain;
  return gain;
}

bool is_of_word(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || ((value | 0x20) >= 'a' && (value | 0x20) <= 'z');
}

}  // namespace

bool may_be_misread(std::string_view line) {
  Cost sum = 0;
  for (std::size_t at = 0; at < line.size();) {
    at += ascii_prefix(line.substr(at));
    if (at == line.size()) break;
    std::size_t start = at;
    while (start > 0 && at - start < kRemembered && static_cast<unsigned char>(line[start - 1]) < 0x80 &&
           is_of_word(line[start - 1]))
      --start;
    std::size_t end = at;
    while (end < line.size() && end - start < kLongest && is_of_word(line[end])) ++end;
    while (end < line.size() && (line[end] & 0xC0) == 0x80) ++end;
    const Gain gain = remembered_gain_of(line.substr(start, end - start));
    if (gain == kStructured) return true;
    sum += gain * kGainStep;
    if (sum >= kLeastGain) return true;
    at = end;
  }
  return false;
}

}  // namespace mojimend
