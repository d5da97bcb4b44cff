// Takes the line apart into words, and adds up what each could gain at most.
#include "mojibake/line_gate.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "channel/codec.h"
#include "context/letters.h"
#include "encoding/utf8_scan.h"
#include "mojibake/channel_search.h"
#include "mojibake/plausibility.h"
#include "mojibake/suspicion.h"
#include "text/hash.h"
#include "text/span.h"
#include "text/utf8.h"
#include "text/zeroed_pages.h"

namespace mojimend {
namespace {

// A word must be this odd before it is asked what could explain it: the whole line's bar is higher.
constexpr Cost kOddWord = 6000;
// What the words of a line must be able to gain in sum. An edit needs more.
constexpr Cost kLeastGain = 4 * kNat;
// What a letter that another encoding made costs at least with the one behind it, as a letter of an alphabet
// and of a large script, and what one that bytes of UTF-8 made: 999 of 1000 lines of a development set that
// are mended have such a letter.
constexpr Cost kLeastPeak = 12 * kNat, kLeastWidePeak = 21 * kNat;
constexpr Cost kLeastPeakUtf8 = 14 * kNat;
// By how much each of these bytes is commoner as what it says: by chance it is not.
constexpr Cost kCommonerEach = 1 * kNat;
// All of a word's letters are bytes of UTF-8, and in sum so much commoner as such: that is plain.
constexpr Cost kSurelyCommoner = 10 * kNat;
// So many marks of lost bytes for each letter that is left tell nothing.
constexpr std::size_t kMostLost = 6;
// "∞", "s«": what a sign in so short a word says at most. It may be anything.
constexpr std::size_t kFew = 2;  // letters
constexpr Cost kLoneSign = 300;
// Longer words are looked at in parts.
constexpr std::size_t kLongest = 144;  // bytes
// So far back does a word begin.
constexpr std::size_t kFurthestBack = 64;  // bytes

// Hundredths of a nat; what is found by UTF-8's structure is more than any sum, and what plainly is UTF-8
// more than that.
using Gain = std::uint16_t;
constexpr Gain kPlainly = 0x3FFF, kStructured = 0x3FFE;
constexpr Cost kGainStep = kNat / 100;

bool is_plainly_utf8(const Mode& mode, std::size_t beyond) {
  return mode.explained == beyond && mode.commoner > kSurelyCommoner;
}

// What bytes of UTF-8 gain that are likelier than what stands there, and not by their structure alone; else
// 0.
Gain gain_as_utf8(std::u32string_view letters, Asked asked) {
  const std::size_t beyond = count_beyond_ascii(letters);
  const std::vector<Mode> modes = channels_from_utf8(letters);
  if (std::ranges::any_of(modes, [&](const Mode& mode) { return is_plainly_utf8(mode, beyond); }))
    return kPlainly;
  if (asked == Asked::what_is_plain) return 0;
  const auto seen = static_cast<Cost>(TextModel::get().cost(letters));
  const bool gains = std::ranges::any_of(modes, [&](const Mode& mode) {
    if (mode.commoner < kCommonerEach * static_cast<Cost>(mode.explained)) return false;
    const LineReading reading = read_through(letters, {&mode, 1}, Leaving::by_plausibility);
    return reading.changed && reading.cost - mode.entry < seen;
  });
  return gains ? kStructured : Gain{0};
}

// Whether hardly a letter is left between marks of lost bytes.
bool is_lost(std::u32string_view letters) {
  const auto marks = static_cast<std::size_t>(std::ranges::count(letters, kReplacement));
  return marks > kMostLost * (count_beyond_ascii(letters) - marks);
}

bool may_be_utf8(std::u32string_view letters, const FirstLook& look, const Oddness& odd) {
  return std::max(odd.peak, odd.wide_peak) >= kLeastPeakUtf8 && may_be_from_utf8(letters, look.places);
}
bool may_be_legacy(const Oddness& odd) { return odd.peak >= kLeastPeak || odd.wide_peak >= kLeastWidePeak; }

bool is_sign_behind(char c) { return c == '?' || c == '"' || c == '\''; }

// Whether none of the letters beyond ASCII is one of a script. Controls are no signs either.
bool is_sign(std::u32string_view word) {
  return std::ranges::all_of(word, [](char32_t c) {
    return c < 0x80 || (scripts_of({&c, 1}) == 0 && !is_c1(c));
  });
}

// What some channel could make of the word, at most, beside spaces.
Gain gain_of(std::string_view word, Asked asked, std::size_t& looked) {
  std::string spaced = " ";
  spaced += word;
  spaced += ' ';
  if (!is_suspicious(spaced)) return 0;
  const std::u32string letters = to_utf32(spaced);
  looked += letters.size();
  const bool is_wide = std::ranges::any_of(letters, [](char32_t c) { return c >= kFirstIdeograph; });
  // Readers of two bytes are dear to ask.
  if (asked == Asked::what_is_plain && is_wide) return 0;
  const FirstLook look = look_at(letters);
  const Oddness odd = oddness(letters, look);
  if (odd.nats < kOddWord || is_lost(letters)) return 0;
  if (may_be_utf8(letters, look, odd))
    if (const Gain gain = gain_as_utf8(letters, asked); gain != 0) return gain;
  if (asked == Asked::what_is_plain || !may_be_legacy(odd)) return 0;
  // A sign behind a word is a byte in UTF-8 alone.
  if (is_sign_behind(word.back())) return gain_of(word.substr(0, word.size() - 1), asked, looked);
  Cost gain = most_legacy_gain(letters, odd.worst) / kGainStep;
  if (letters.size() <= kFew + 2 && is_sign(letters)) gain = std::min(gain, kLoneSign / kGainStep);
  return static_cast<Gain>(std::min<Cost>(gain, kStructured - 1));
}

// Words with their gains, 2 MiB. An entry is 50 bits of the hash and the gain; the other bits say which two
// it may be one of: with one place each, a fifth more of the words of a crawl are asked again. Each thread
// has its own.
constexpr unsigned kMemoryBits = 17, kGainBits = 14;
constexpr std::uint64_t kGainMask = (1u << kGainBits) - 1;
using Remembered = std::array<std::uint64_t, 2>;  // the last one first
thread_local constinit Remembered* memory = nullptr;
[[gnu::noinline]] Remembered* make_memory() {
  thread_local const ZeroedPages pages((std::size_t{1} << kMemoryBits) * sizeof(Remembered));
  return memory = static_cast<Remembered*>(pages.data());
}

constexpr std::array<bool, 256> kOfWord = [] {
  std::array<bool, 256> all{};
  for (unsigned byte = 0; byte < 256; ++byte) all[byte] = byte >= 0x80 || is_ascii_letter(byte);
  return all;
}();
bool is_beyond_ascii(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }
bool is_of_word(char byte) { return kOfWord[static_cast<unsigned char>(byte)]; }

// Whether the sign behind a word may stand for a byte of it that was lost or made plain: "鈥?", "вЂ\"".
bool may_stand_for_byte(std::string_view line, std::size_t at) {
  if (!is_sign_behind(line[at])) return false;
  if (line[at] == '?') return character_before(line, at) >= kFirstIdeograph;
  std::size_t last = at - 1;
  while (last > 0 && is_continuation(line[last])) --last;
  return last > 0 && is_beyond_ascii(line[last]) && is_beyond_ascii(line[last - 1]);
}

// The word, or the part of it, that has its first letter beyond ASCII at `at`.
Span word_at(std::string_view line, std::size_t at) {
  Span word{at, at};
  while (word.start > 0 && at - word.start < kFurthestBack && is_of_word(line[word.start - 1]) &&
         !is_beyond_ascii(line[word.start - 1]))
    --word.start;
  while (word.end < line.size() && word.size() < kLongest && is_of_word(line[word.end])) ++word.end;
  // No part is so short that it tells nothing.
  if (word.size() == kLongest && word.end < line.size() && is_of_word(line[word.end]))
    word.end -= kLongest / 3;
  while (word.end < line.size() && is_continuation(line[word.end])) ++word.end;
  if (word.end < line.size() && may_stand_for_byte(line, word.end)) ++word.end;
  return word;
}

// A word with the place of its memory, which the processor fetches while the words before are looked at.
struct Word {
  Span span;
  std::uint64_t hash = 0;
  Remembered& remembered() const { return (memory ? memory : make_memory())[hash >> (64 - kMemoryBits)]; }
};

// The words of a line with letters beyond ASCII, in order.
class Words {
 public:
  explicit Words(std::string_view line) : line_(line) {
    for (Word& each : ahead_) each = find();
  }

  // Of no size behind the last.
  Word next() {
    const Word word = ahead_[taken_ % kAhead];
    ahead_[taken_++ % kAhead] = find();
    return word;
  }

 private:
  static constexpr std::size_t kAhead = 4;

  Word find() {
    at_ += ascii_prefix(line_.substr(at_));
    if (at_ == line_.size()) return {{at_, at_}};
    Word word{word_at(line_, at_)};
    at_ = word.span.end;
    word.hash = hash_of(line_.substr(word.span.start, word.span.size()));
    __builtin_prefetch(&word.remembered());
    return word;
  }

  std::string_view line_;
  std::size_t at_ = 0, taken_ = 0;
  std::array<Word, kAhead> ahead_;
};

Gain remembered_gain_of(std::string_view line, const Word& word, Asked asked, std::size_t& looked) {
  Remembered& here = word.remembered();
  const std::uint64_t tag = word.hash << kGainBits;
  for (const std::uint64_t entry : here)
    if (const auto gain = static_cast<Gain>(entry & kGainMask); (entry & ~kGainMask) == tag)
      return asked == Asked::all_channels || gain == kPlainly ? gain : Gain{0};
  const Gain gain = gain_of(line.substr(word.span.start, word.span.size()), asked, looked);
  if (asked == Asked::all_channels) here = {tag | gain, here[0]};
  return gain;
}

// Whether words of the line gain enough in sum, where `explained` holds for the one that makes it enough.
template <typename Explained>
bool gain_enough(std::string_view line, Asked asked, std::size_t& looked, Explained explained) {
  Cost sum = 0;
  Words words(line);
  for (Word word = words.next(); !word.span.empty(); word = words.next()) {
    sum += remembered_gain_of(line, word, asked, looked) * kGainStep;
    if (sum < kLeastGain) continue;
    if (explained(word.span)) return true;
    sum = 0;
  }
  return false;
}

}  // namespace

bool may_be_misread(std::string_view line, Asked asked, std::size_t& looked,
                    const IsExplained& is_explained) {
  return gain_enough(line, asked, looked, [&](const Span& word) {
    looked += word.size() + 2 * kNearWord;
    return is_explained(word);
  });
}

bool may_hold_misread(std::string_view line, std::size_t& looked) {
  return gain_enough(line, Asked::all_channels, looked, [](const Span&) { return true; });
}

}  // namespace mojimend
