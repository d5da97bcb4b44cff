// First a short list by bigrams, then a contest under the whole model; confidence by how far behind the
// others are.
#include "detect/rank.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "detect/contest.h"
#include "detect/priors.h"
#include "detect/shortlist.h"

namespace mojimend {
namespace {

// Judged beyond this, evidence says nothing new.
constexpr std::size_t kJudged = 4096;  // bytes
// So much tells text from noise, once all rivals are gone.
constexpr std::size_t kEnough = 192;  // bytes
// Single-byte encodings that go into the contest. The truth was among the first four in all but one of ten
// thousand samples of 32 bytes.
constexpr std::size_t kShortlist = 10;

// What a declaration is worth: most are true, but pages are served under the template's word for years.
constexpr double kDeclared = 12;  // nats

// Of ten thousand samples of text of 32 and 128 bytes the dearest cost 6.4 nats a byte in its own encoding,
// half of them less than 2.7; random bytes cost 7.1 at least in the kindest encoding, 8 from 500 bytes on.
constexpr double kNoise = 6.4;       // nats a byte
constexpr double kNoiseMargin = 20;  // nats: of short text the average says less
// Half of the bytes of noise are above 0x7F. Lists of letters (hyphenation patterns, keyboard tables) are no
// text to the model, but mostly ASCII.
constexpr double kNoiseHigh = 0.3;

// Likelihoods are not to be taken at their word, because the letters of a text are not independent of each
// other; set on text held back so that of answers given at 0.9 nine in ten are right (docs/model.md).
constexpr double kTemper = 0.55;

double nats(Cost cost) { return static_cast<double>(cost) / kNat; }
Cost cost_of(double nats) { return static_cast<Cost>(std::lround(nats * kNat)); }

// A named list is the user's order, whatever is common.
std::vector<Prior> considered(const RankQuestion& question) {
  std::vector<Prior> all = priors();
  if (!question.from.empty()) {
    all.clear();
    for (const Encoding* each : question.from)
      if (each->kind == EncodingKind::single_byte || each->kind == EncodingKind::double_byte)
        all.push_back({each, 0.001 * static_cast<double>(all.size())});
  }
  const auto impossible = [&](const Prior& each) {
    return !question.among.empty() &&
           std::ranges::find(question.among, each.encoding) == question.among.end();
  };
  std::erase_if(all, impossible);
  return all;
}

std::vector<Contestant> contestants(const RankQuestion& question, std::string_view evidence) {
  std::vector<Prior> all = considered(question);
  for (Prior& each : all)
    if (each.encoding == question.declared) each.nats -= kDeclared;
  std::vector<Contestant> made;
  const auto add = [&](const Prior& prior) {
    made.emplace_back(evidence, *prior.encoding, cost_of(prior.nats));
  };
  for (const Prior& each : shortlist(evidence, question.used, all, kShortlist)) add(each);
  // Damage is rare, UTF-8 is common, and what cannot be read is dear: no prior between 0 and 7 nats made any
  // of 6,162 short texts in other encodings UTF-8.
  if (question.utf8 == DamagedUtf8::possible) add({&utf8_encoding(), 0});
  // Text that was cut inside a character is out of step up to the next ASCII byte, which may be far.
  const bool cut = static_cast<unsigned char>(evidence.front()) >= 0x80;
  for (const Prior& each : all) {
    if (each.encoding->kind != EncodingKind::double_byte) continue;
    add(each);
    if (!cut) continue;
    add(each);
    made.back().skip_first();
  }
  return made;
}

std::string words(const Contestant& each) {
  char text[80];
  const double a_byte =
      each.read() == 0 ? 0 : nats(each.cost() - each.handicap()) / static_cast<double>(each.read());
  std::snprintf(text, sizeof text, "reads as text of %.1f nats a byte", a_byte);
  std::string said = text;
  if (each.unreadable() != 0) said += ", " + std::to_string(each.unreadable()) + " sequences unreadable";
  return said;
}

// gbk's decoder reads gb18030's four-byte sequences too; what has them is called gb18030.
const Encoding* name_of(const Contestant& each, std::span<const Encoding* const> from) {
  const bool four = each.encoding().name == "gbk" && each.longest() == 4 && from.empty();
  return four ? find_encoding("gb18030") : &each.encoding();
}

bool noise(const Contestant& best, std::string_view sample) {
  const auto high =
      std::ranges::count_if(sample, [](char each) { return static_cast<unsigned char>(each) >= 0x80; });
  if (static_cast<double>(high) < kNoiseHigh * static_cast<double>(sample.size())) return false;
  const double bytes = static_cast<double>(best.read());
  return nats(best.cost() - best.handicap()) > kNoise * bytes + kNoiseMargin;
}

// The share of each in the odds of all. Who dropped out was kHopeless behind.
std::vector<double> confidences(const std::vector<Contestant>& ranked) {
  std::vector<double> odds;
  const std::size_t read = ranked.front().read();
  double sum = 0;
  for (const Contestant& each : ranked) {
    const bool finished = each.read() >= read;
    const double behind = finished ? nats(each.cost() - ranked.front().cost()) : nats(kHopeless);
    sum += odds.emplace_back(std::exp(-kTemper * behind));
  }
  for (double& each : odds) each /= sum;
  return odds;
}

}  // namespace

Ranking rank(const RankQuestion& question) {
  Ranking ranking;
  const std::string evidence = condensed(question.sample, kJudged);
  if (evidence.empty()) return ranking;
  const auto ranked = contest(contestants(question, evidence), evidence.size(), kEnough);
  if (ranked.empty()) return ranking;
  const Contestant& best = ranked.front();
  ranking.nats_a_byte =
      best.read() == 0 ? 0 : nats(best.cost() - best.handicap()) / static_cast<double>(best.read());
  if (question.from.empty() && noise(best, question.sample)) return ranking;
  const std::vector<double> confidence = confidences(ranked);
  for (std::size_t at = 0; at < ranked.size() && ranking.candidates.size() < kMaxCandidates; ++at) {
    const Encoding* name = name_of(ranked[at], question.from);
    if (std::ranges::find(ranking.candidates, name, &Candidate::encoding) != ranking.candidates.end())
      continue;
    ranking.candidates.push_back({name, confidence[at], words(ranked[at])});
  }
  return ranking;
}

}  // namespace mojimend
