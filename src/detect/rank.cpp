// Each encoding's bits (plausibility.h) less what the advisers' word is worth; confidence by how far behind
// the other readings are.
#include "detect/rank.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ranges>
#include <unordered_map>

#include "detect/plausibility.h"
#include "encoding/decode.h"

namespace mojimend {
namespace {

// Judged beyond this, a sample says nothing new.
constexpr std::size_t kJudged = 8192;  // bytes

// What an adviser's word is worth: some for having spoken at all, and more the more there was to look at.
// They know languages, which plausibility does not, but err on short text.
constexpr double kAdviceBits = 8;
constexpr double kAdviceBitsPerByte = 0.35;

// Noise must be better by so many bits before "unknown" is said: a single odd sign is no noise.
constexpr double kNoiseMargin = 32;

// Bits are not to be taken at their word, because the characters of a text are not independent of each other.
constexpr double kTemper = 0.25;
constexpr double kFarBehind = 64;  // bits; odds of 1 in 65,536 after tempering

// What an encoding is behind the ones for the same languages that are met more often: as bits, small enough
// for any evidence to outweigh it.
struct Rare {
  std::string_view name;
  double bits;
};
constexpr Rare kRare[] = {
    {"gb18030", 1},        {"windows-1258", 6}, {"windows-1254", 3}, {"windows-1257", 3}, {"windows-1250", 2},
    {"ibm866", 4},         {"iso-8859-2", 4},   {"iso-8859-3", 9},   {"iso-8859-4", 8},   {"iso-8859-5", 5},
    {"iso-8859-6", 4},     {"iso-8859-7", 2},   {"iso-8859-8", 4},   {"iso-8859-8-i", 5}, {"iso-8859-10", 9},
    {"iso-8859-13", 7},    {"iso-8859-14", 9},  {"iso-8859-15", 5},  {"koi8-u", 2},       {"macintosh", 8},
    {"x-mac-cyrillic", 8},
};

double rarity(std::string_view name) {
  const auto found = std::ranges::find(kRare, name, &Rare::name);
  return found == std::end(kRare) ? 0 : found->bits;
}

// Which of the encodings in which a sample says the same gives the answer its name.
enum class Naming { by_rarity, by_order };

struct Judged {
  const Encoding* encoding;
  Plausibility plausible;
  double bits;  // with advice and rarity; lower is better
  std::string evidence;
};

Judged judge(std::string_view sample, const Encoding& encoding, std::span<const Advice> advice,
             Naming naming) {
  Judged judged{&encoding, plausibility(sample, encoding), 0, {}};
  const double bytes = static_cast<double>(judged.plausible.bytes);
  judged.bits = judged.plausible.bits + (naming == Naming::by_rarity ? rarity(encoding.name) : 0);
  for (const Advice& each : advice) {
    // gb18030 is a superset: advice for it is advice for gbk.
    const bool same =
        each.encoding == &encoding || (each.encoding->name == "gb18030" && encoding.name == "gbk");
    if (!same) continue;
    judged.bits -= each.weight * (kAdviceBits + kAdviceBitsPerByte * bytes);
    judged.evidence += each.words + "; ";
  }
  char words[80];
  std::snprintf(words, sizeof words, "reads as text of %.1f bits a byte",
                bytes == 0 ? 0 : judged.plausible.beyond_ascii / bytes);
  judged.evidence += words;
  if (judged.plausible.unreadable != 0)
    judged.evidence += ", " + std::to_string(judged.plausible.unreadable) + " sequences unreadable";
  return judged;
}

bool noise(const Judged& judged) {
  const double as_noise = kNoiseBits * static_cast<double>(judged.plausible.bytes);
  return judged.plausible.beyond_ascii > as_noise + kNoiseMargin;
}

// Leaves out encodings in which the sample says the same as in a better one: nothing tells them apart, and
// nothing needs to. The commoner one gives the name, whatever an adviser thought.
std::vector<Judged> distinct(std::string_view sample, std::vector<Judged> sorted, Naming naming) {
  std::vector<Judged> kept;
  std::unordered_map<std::string, std::size_t> by_text;
  for (Judged& each : sorted) {
    // What is this far behind is no candidate, and need not be decoded.
    if (each.bits - sorted.front().bits < kFarBehind) {
      const auto [same, fresh] = by_text.emplace(decode_lenient(sample, *each.encoding).text, kept.size());
      if (!fresh) {
        Judged& better = kept[same->second];
        const bool commoner = rarity(each.encoding->name) < rarity(better.encoding->name);
        if (naming == Naming::by_rarity && commoner && each.plausible.bits == better.plausible.bits) {
          better.evidence += "; the same in " + std::string(better.encoding->name);
          better.encoding = each.encoding;
        }
        continue;
      }
    }
    kept.push_back(std::move(each));
  }
  return kept;
}

// The share of one in the odds of all.
double confidence(const std::vector<Judged>& all, const Judged& one) {
  double odds = 0;
  for (const Judged& each : all) odds += std::exp2(kTemper * (one.bits - each.bits));
  return 1 / odds;
}

}  // namespace

std::vector<Candidate> rank(std::string_view sample, std::span<const Advice> advice,
                            std::span<const Encoding* const> from) {
  sample = sample.substr(0, kJudged);
  const Naming naming = from.empty() ? Naming::by_rarity : Naming::by_order;
  std::vector<Judged> all;
  const auto consider = [&](const Encoding& encoding) {
    if (encoding.ascii_compatible) all.push_back(judge(sample, encoding, advice, naming));
  };
  if (from.empty()) {
    for (const Encoding& each : all_encodings())
      if (each.guessed) consider(each);
  } else {
    for (const Encoding* each : from) consider(*each);
  }
  std::ranges::stable_sort(all, {}, &Judged::bits);
  if (all.empty() || (from.empty() && noise(all.front()))) return {};
  all = distinct(sample, std::move(all), naming);
  std::vector<Candidate> candidates;
  for (const Judged& each : all | std::views::take(kMaxCandidates))
    candidates.push_back({each.encoding, confidence(all, each), each.evidence});
  return candidates;
}

}  // namespace mojimend
