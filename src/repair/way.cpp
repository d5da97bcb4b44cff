// Reads paths back and compares winners with losers.
#include "repair/way.h"

#include <algorithm>
#include <optional>
#include <span>

#include "repair/chinese.h"

namespace mojimend {
namespace {

struct Character {
  char32_t value;     // half width, as widths make no other reading
  std::size_t start;  // byte
  std::size_t size;
};

// Whole characters only; a lead byte that waits for its trail byte is left out.
std::vector<Character> characters(std::string_view bytes, const DoubleByteTable& table) {
  std::vector<Character> out;
  for (std::size_t i = 0; i < bytes.size();) {
    const auto lead = static_cast<std::uint8_t>(bytes[i]);
    const std::size_t size = table.is_lead(lead) ? 2 : 1;
    if (i + size > bytes.size()) break;
    const char32_t value = size == 2 ? table.pair(lead, static_cast<std::uint8_t>(bytes[i + 1])) : lead;
    out.push_back({to_half_width(value), i, size});
    i += size;
  }
  return out;
}

void lower(Cost& cost, Cost to) { cost = std::min(cost, to); }

// Marks the characters of `won` that have no counterpart in a longest common subsequence with `lost`, and
// places where `lost` has more. What is alike at both ends is passed over first, so the table is small.
void compare(std::span<const Character> won, std::span<const Character> lost, Cost by, Odds& odds) {
  while (!won.empty() && !lost.empty() && won.front().value == lost.front().value)
    won = won.subspan(1), lost = lost.subspan(1);
  std::optional<Character> behind;
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
  bool unmatched = false;  // a character of `won` since the last common one
  // Whether a comma was inserted, the page's marks tell; a reading that keeps one has lost nothing more.
  const auto missing = [&](std::size_t start, std::size_t from, std::size_t to) {
    const auto more = lost.subspan(from, to - from);
    const bool commas = std::ranges::all_of(more, [](const Character& c) { return c.value == U','; });
    if (!unmatched && !commas) lower(odds.missing_before[start], by);
    unmatched = false;
  };
  for (std::size_t i = 0; i < won.size(); ++i) {
    std::size_t next = j;
    while (next < lost.size() && lost[next].value != won[i].value) ++next;
    if (next < lost.size() && rest(i, j) == rest(i + 1, next + 1) + 1) {
      missing(won[i].start, j, next);
      j = next + 1;
      continue;
    }
    unmatched = true;
    for (std::size_t b = 0; b < won[i].size; ++b) lower(odds.of_byte[won[i].start + b], by);
  }
  if (behind) missing(behind->start, j, lost.size());
}

}  // namespace

Way way_to(const Race& race, std::int32_t node) {
  Way way;
  for (std::int32_t index = node; index >= 0; index = race.at(index).parent) way.nodes.push_back(index);
  std::reverse(way.nodes.begin(), way.nodes.end());
  std::size_t letter = race.at(way.nodes.front()).next;
  for (std::int32_t index : way.nodes) {
    const Hypothesis& h = race.at(index);
    if (h.resolved != 0)
      way.bytes[way.bytes.rfind(static_cast<char>(kUnknownLead))] = static_cast<char>(h.resolved);
    for (unsigned b = 0; b < h.count; ++b) {
      way.bytes.push_back(static_cast<char>(h.bytes[b]));
      way.letters.push_back(letter);
    }
    way.bytes_by_node.push_back(way.bytes.size());
    letter = h.next;
  }
  return way;
}

Odds odds_along(const Race& race, const Way& best, const DoubleByteTable& table) {
  Odds odds{std::vector<Cost>(best.bytes.size(), Stretch::kNoRival),
            std::vector<Cost>(best.bytes.size(), Stretch::kNoRival)};
  for (std::size_t k = 0; k < best.nodes.size(); ++k) {
    const Hypothesis& winner = race.at(best.nodes[k]);
    for (std::int32_t rival = winner.rival; rival >= 0; rival = race.at(rival).rival) {
      const Cost by = race.at(rival).cost - winner.cost;
      if (by >= Stretch::kNoRival) continue;
      compare(characters(std::string_view(best.bytes).substr(0, best.bytes_by_node[k]), table),
              characters(way_to(race, rival).bytes, table), by, odds);
    }
  }
  return odds;
}

}  // namespace mojimend
