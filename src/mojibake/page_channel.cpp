// Reads every line through every candidate, and sums up what each gains.
#include "mojibake/page_channel.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string>

#include "context/letters.h"
#include "encoding/utf8_scan.h"
#include "mojibake/mended_line.h"
#include "mojibake/plausibility.h"

namespace mojimend {
namespace {

// So many letters tell.
constexpr std::size_t kSample = 20'000;
// Longer lines are cut: what is said of their beginning is said of them.
constexpr std::size_t kLine = 600;  // bytes
// A candidate must gain so much, with so many different letters, in so many lines.
constexpr Cost kProof = 60 * kNat;
constexpr std::size_t kLetters = 3, kLines = 3;
// And nearly all that could be gained by any of them, line by line: on a page that came through several
// channels none is the page's.
constexpr Cost kShare = 80;  // percent
// A line that is mended so is text of a language that the model knows, if its letters cost so little on
// average: in no other would so many accents be others.
constexpr Cost kKnownLanguage = 2700;

struct Sum {
  std::int64_t gain = 0;
  std::size_t lines = 0;
  std::set<char32_t> letters;  // that it changes
  std::int64_t language = 0;   // of its lines, each as often as it has letters
  std::int64_t weight = 0;
};

// What the line gains in the mode; 0 if it cannot have come through it.
Cost gain_of(std::u32string_view line, const Mode& mode, Cost stands, Sum& sum) {
  const auto reading = read_wholly(line, mode, Judging::by_model);
  if (!reading) return 0;
  const Cost gain = stands - (reading->cost - mode.entry);
  if (gain <= 0) return 0;
  ++sum.lines;
  sum.gain += gain;
  for (const Piece& piece : reading->pieces)
    if (piece.mode != kClean && piece.letter != line[piece.start]) sum.letters.insert(line[piece.start]);
  MendedLine mended(line);
  mended.take_off(*reading, {&mode, 1});
  if (const auto language = known_language_of(mended)) {
    sum.language += std::int64_t{*language} * static_cast<std::int64_t>(line.size());
    sum.weight += static_cast<std::int64_t>(line.size());
  }
  return gain;
}

bool is_proof(const Sum& sum, std::int64_t most) {
  return sum.gain >= kProof && sum.lines >= kLines && sum.letters.size() >= kLetters &&
         sum.gain * 100 >= most * kShare && sum.weight != 0 && sum.language <= sum.weight * kKnownLanguage;
}

}  // namespace

std::optional<Mode> channel_of_page(std::string_view page, const std::vector<Mode>& candidates) {
  std::vector<Sum> sums(candidates.size());
  std::set<std::u32string> known;
  std::int64_t most = 0;
  std::size_t looked = 0;
  for (std::size_t at = 0; at < page.size() && looked < kSample && !candidates.empty();) {
    const std::size_t end = std::min(page.find('\n', at), page.size());
    const std::string_view line = page.substr(at, std::min(end - at, kLine));
    at = end + 1;
    if (ascii_prefix(line) == line.size()) continue;
    const std::u32string letters = to_utf32(line);
    if (!known.insert(letters).second) continue;
    looked += letters.size();
    const auto stands = static_cast<Cost>(TextModel::get().cost(letters));
    Cost best = 0;
    for (std::size_t each = 0; each < candidates.size(); ++each)
      best = std::max(best, gain_of(letters, candidates[each], stands, sums[each]));
    most += best;
  }
  const auto likelier = [](const Sum& a, const Sum& b) { return a.gain < b.gain; };
  const auto best = std::ranges::max_element(sums, likelier);
  if (best == sums.end() || !is_proof(*best, most)) return std::nullopt;
  return candidates[static_cast<std::size_t>(best - sums.begin())];
}

}  // namespace mojimend
