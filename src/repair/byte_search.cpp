// The way back: from the best hypothesis to the stretches that it explains.
#include "repair/byte_search.h"

#include <algorithm>

#include "repair/race.h"

namespace mojimend {
namespace {

// The bytes that an insertion put in: letters [first, last) of the page, a bracket in front if it was eaten.
std::string inserted_bytes(const Letters& page, const DoubleByteTable& table, const Hypothesis& h,
                           std::size_t first) {
  if (h.operation == Operation::comma || h.operation == Operation::eaten_comma) return ",";
  std::string bytes;
  if (h.operation == Operation::eaten_gloss) {
    bytes = "(";
    ++first;
  }
  for (std::size_t i = first; i < h.next; ++i) {
    const std::uint16_t pair = table.bytes_of(page[i]);
    if (pair > 0xFF) bytes.push_back(static_cast<char>(pair >> 8));
    bytes.push_back(static_cast<char>(pair & 0xFF));
  }
  return bytes;
}

}  // namespace

std::optional<SearchOutcome> ByteSearch::run(SearchRange range) const {
  SearchOutcome outcome;
  Race race(page_, evidence_, table_, model_, range, std::nullopt);
  const std::int32_t best = race.run(outcome.end);
  if (best < 0) return std::nullopt;
  outcome.cost = race.at(best).cost;
  std::vector<std::int32_t> way;
  for (std::int32_t index = best; index >= 0; index = race.at(index).parent) way.push_back(index);
  std::reverse(way.begin(), way.end());
  for (std::size_t k = 1; k < way.size();) {
    const Hypothesis& before = race.at(way[k - 1]);
    Stretch stretch;
    stretch.first = before.next;
    bool plain = true;
    for (;; ++k) {
      const Hypothesis& h = race.at(way[k]);
      const std::size_t first = race.at(way[k - 1]).next;
      if (h.resolved != 0) {
        stretch.bytes[stretch.bytes.rfind(static_cast<char>(kUnknownLead))] = static_cast<char>(h.resolved);
        for (ChosenByte& chosen : stretch.chosen)
          if (chosen.value == kUnknownLead) chosen.value = h.resolved;
      }
      for (unsigned b = 0; b < h.count; ++b) {
        if (h.chosen >> b & 1) stretch.chosen.push_back({stretch.bytes.size(), first, h.bytes[b]});
        stretch.bytes.push_back(static_cast<char>(h.bytes[b]));
      }
      if (h.operation == Operation::dropped_pair) stretch.dropped_pair = true;
      if (h.operation != Operation::literal) plain = false;
      if (h.operation != Operation::literal && h.operation != Operation::lost_ascii &&
          h.operation != Operation::dropped_pair)
        stretch.inserted.push_back({stretch.bytes.size(), inserted_bytes(page_, table_, h, first)});
      if (h.pending != kNoLead || h.chosen != 0) stretch.out_of_step = true;
      // A gloss behind a character of the stretch belongs to it; the character is not in the text as it
      // stands.
      const bool gloss_follows = k + 1 < way.size() && race.at(way[k + 1]).operation == Operation::gloss;
      if (h.settled() && !(stretch.out_of_step && gloss_follows)) break;
    }
    const Hypothesis& after = race.at(way[k++]);
    stretch.last = after.next;
    if (plain) continue;
    Model::State clean = after.text, literal = before.text;
    stretch.cost = after.cost - before.cost + model_.step(clean, page_[stretch.last]);
    for (std::size_t i = stretch.first; i <= stretch.last; ++i)
      stretch.literal += model_.step(literal, page_[i]);
    outcome.stretches.push_back(std::move(stretch));
  }
  return outcome;
}

std::optional<Cost> ByteSearch::cost_without(SearchRange range, Excluded excluded) const {
  range.trigger = range.limit;  // so that the race goes all the way
  std::size_t end = 0;
  Race race(page_, evidence_, table_, model_, range, excluded);
  const std::int32_t best = race.run(end);
  if (best < 0) return std::nullopt;
  return race.at(best).cost;
}

}  // namespace mojimend
