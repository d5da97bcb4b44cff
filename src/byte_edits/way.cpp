// Reads paths back and compares winners with losers.
#include "byte_edits/way.h"

#include <algorithm>
#include <optional>
#include <span>
#include <unordered_map>

#include "channel/double_byte_text.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// As widths make no other reading, half width.
std::vector<EncodedCharacter> characters(std::string_view bytes, const DoubleByteTable& table) {
  std::vector<EncodedCharacter> out = characters_of(bytes, table);
  for (EncodedCharacter& each : out) each.value = to_half_width(each.value);
  return out;
}

// Where a reading that has a character more has others as well, these are in doubt by themselves; it must be
// so much closer for their number to be.
constexpr Cost kOthersAsWell = 3 * kNat;

// A reading that has more characters costs so much because the reader must have dropped one, which it does to
// whatever stands there: to the characters in whose place they are that is no reason.
constexpr Cost kDropping = 2500;

void lower(Cost& cost, Cost to) { cost = std::min(cost, to); }

// Marks the characters of `won` that have no counterpart in a longest common subsequence with `lost`, and
// places where `lost` has more. What is alike at both ends is passed over first, so the table is small.
void compare(std::span<const EncodedCharacter> won, std::span<const EncodedCharacter> lost, Cost by,
             std::u32string_view put_before, Odds& odds) {
  while (!won.empty() && !lost.empty() && won.front().value == lost.front().value)
    won = won.subspan(1), lost = lost.subspan(1);
  std::optional<EncodedCharacter> behind;
  while (!won.empty() && !lost.empty() && won.back().value == lost.back().value) {
    behind = won.back();
    won = won.first(won.size() - 1), lost = lost.first(lost.size() - 1);
  }
  const std::size_t columns = lost.size() + 1;
  std::vector<std::uint16_t> length((won.size() + 1) * columns);  // of the rest from here
  const auto rest = [&](std::size_t i, std::size_t j) -> std::uint16_t& { return length[i * columns + j]; };
  for (std::size_t i = won.size(); i-- > 0;)
    for (std::size_t j = lost.size(); j-- > 0;)
      rest(i, j) = won[i].value == lost[j].value ? static_cast<std::uint16_t>(rest(i + 1, j + 1) + 1)
                                                 : std::max(rest(i + 1, j), rest(i, j + 1));
  std::size_t j = 0;
  std::size_t others_from = 0;  // the first of these
  std::size_t unmatched = 0;    // characters of `won` since the last common one
  // Whether something was put before a mark, the page's marks tell; a reading that keeps it has lost nothing
  // more.
  const auto missing = [&](std::size_t start, std::size_t from, std::size_t to) {
    const auto more = lost.subspan(from, to - from);
    const bool put = std::ranges::all_of(
        more, [&](const EncodedCharacter& c) { return put_before.find(c.value) != put_before.npos; });
    for (std::size_t k = others_from; more.size() > unmatched && k < others_from + unmatched; ++k)
      for (std::size_t b = 0; b < won[k].size; ++b) lower(odds.of_byte[won[k].start + b], by - kDropping);
    if (more.size() > unmatched && !put)
      lower(odds.missing_before[start], unmatched == 0 ? by : by + kOthersAsWell);
    unmatched = 0;
  };
  for (std::size_t i = 0; i < won.size(); ++i) {
    std::size_t next = j;
    while (next < lost.size() && lost[next].value != won[i].value) ++next;
    if (next < lost.size() && rest(i, j) == rest(i + 1, next + 1) + 1) {
      missing(won[i].start, j, next);
      j = next + 1;
      continue;
    }
    if (unmatched++ == 0) others_from = i;
    for (std::size_t b = 0; b < won[i].size; ++b) lower(odds.of_byte[won[i].start + b], by);
  }
  if (behind) missing(behind->start, j, lost.size());
}

// Nodes that a rival is followed back; where two ways parted longer ago, all between is in doubt.
constexpr std::size_t kFarthest = 256;

void append_bytes(Way& way, const Race& race, std::int32_t node, std::size_t letter) {
  const Hypothesis& h = race.at(node);
  if (h.resolved != 0)
    way.bytes[way.bytes.rfind(static_cast<char>(kUnknownLead))] = static_cast<char>(h.resolved);
  for (unsigned b = 0; b < h.count; ++b) {
    way.bytes.push_back(static_cast<char>(h.bytes[b]));
    const bool chosen = (h.chosen >> b & 1) != 0;
    way.sources.push_back(!chosen                         ? ByteSource::seen
                          : race.inserted(h).glossed != 0 ? ByteSource::named
                                                          : ByteSource::chosen);
    way.letters.push_back(letter);
  }
  way.bytes_by_node.push_back(way.bytes.size());
}

class Comparison {
 public:
  Comparison(const Race& race, const Way& best, const SearchSetting& setting, Odds& odds)
      : race_(race), best_(best), table_(setting.table), odds_(odds) {
    for (const PutBefore::Text& each : setting.evidence.put_before.texts) put_before_ += each.text;
    for (std::size_t k = 0; k < best.nodes.size(); ++k) places_.emplace(best.nodes[k], k);
  }

  // `rival` lost against node `k` of the best way.
  void add(std::size_t k, std::int32_t rival, Cost by) {
    Way other;
    std::int32_t node = rival;
    std::size_t parted = 0;
    for (;; node = race_.at(node).parent) {
      const auto place = places_.find(node);
      if (place != places_.end() && (race_.at(node).settled() || place->second == 0)) {
        parted = place->second;
        break;
      }
      if (other.nodes.size() == kFarthest) return doubt(k, by);
      other.nodes.push_back(node);
    }
    std::reverse(other.nodes.begin(), other.nodes.end());
    for (std::int32_t each : other.nodes) append_bytes(other, race_, each, 0);
    const std::size_t begin = best_.bytes_by_node[parted], end = best_.bytes_by_node[k];
    std::vector<EncodedCharacter> won =
        characters(std::string_view(best_.bytes).substr(begin, end - begin), table_);
    for (EncodedCharacter& each : won) each.start += begin;
    compare(won, characters(other.bytes, table_), by, put_before_, odds_);
  }

 private:
  void doubt(std::size_t k, Cost by) {
    const std::size_t from = k > kFarthest ? best_.bytes_by_node[k - kFarthest] : 0;
    for (std::size_t b = from; b < best_.bytes_by_node[k]; ++b) lower(odds_.of_byte[b], by);
  }

  const Race& race_;
  const Way& best_;
  const DoubleByteTable& table_;
  std::u32string put_before_;
  Odds& odds_;
  std::unordered_map<std::int32_t, std::size_t> places_;
};

}  // namespace

Way way_to(const Race& race, std::int32_t node) {
  Way way;
  for (std::int32_t index = node; index >= 0; index = race.at(index).parent) way.nodes.push_back(index);
  std::reverse(way.nodes.begin(), way.nodes.end());
  std::size_t letter = race.at(way.nodes.front()).next;
  for (std::int32_t index : way.nodes) {
    append_bytes(way, race, index, letter);
    letter = race.at(index).next;
  }
  return way;
}

Odds odds_along(const Race& race, const Way& best, const SearchSetting& setting) {
  Odds odds{std::vector<Cost>(best.bytes.size(), Stretch::kNoRival),
            std::vector<Cost>(best.bytes.size(), Stretch::kNoRival)};
  Comparison comparison(race, best, setting, odds);
  for (std::size_t k = 0; k < best.nodes.size(); ++k) {
    const Hypothesis& winner = race.at(best.nodes[k]);
    for (std::int32_t rival = winner.rival; rival >= 0; rival = race.at(rival).rival) {
      const Cost by = race.at(rival).cost - winner.cost;
      if (by < Stretch::kNoRival) comparison.add(k, rival, by);
    }
  }
  return odds;
}

}  // namespace mojimend
