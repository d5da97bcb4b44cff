// From a race that is over to the stretches that its best way explains.
#include "repair/byte_search.h"

#include "repair/race.h"
#include "repair/way.h"

namespace mojimend {
namespace {

// Hypotheses that the searches of a page may make: some seconds' worth for a page of a megabyte. The specimen
// takes fewer than 100 a letter at its stretches, and one letter in a hundred lies in one.
constexpr std::size_t kHypothesesAtLeast = 2'000'000;
constexpr std::size_t kHypothesesPerLetter = 20;

bool inserts(Operation operation) {
  return operation == Operation::gloss || operation == Operation::eaten_gloss ||
         operation == Operation::comma || operation == Operation::eaten_comma;
}

// The bytes that an insertion put in: letters [first, h.next) of the page, a bracket in front if it was
// eaten.
std::string inserted_bytes(const Letters& page, const DoubleByteTable& table, const Hypothesis& h,
                           std::size_t first) {
  if (h.operation == Operation::comma || h.operation == Operation::eaten_comma) return ",";
  std::string bytes;
  if (h.operation == Operation::eaten_gloss) {
    bytes = "(";
    ++first;
  }
  for (std::size_t i = first; i < h.next; ++i) append_encoded(bytes, page[i], table);
  return bytes;
}

// Nodes (first, last] of a way, as a stretch. The first one is in step, and so is the last.
class StretchMaker {
 public:
  StretchMaker(const Race& race, const Way& way, const Odds& odds, const Letters& page,
               const DoubleByteTable& table)
      : race_(race), way_(way), odds_(odds), page_(page), table_(table) {}

  // The last node of the stretch that begins behind node `first`.
  std::size_t last_node(std::size_t first) const {
    bool out_of_step = false;
    for (std::size_t k = first + 1;; ++k) {
      out_of_step |= is_out_of_step(k);
      // A gloss behind a character of the stretch belongs to it; the character is not in the text as it
      // stands.
      const bool gloss_follows = k + 1 < way_.nodes.size() && node(k + 1).operation == Operation::gloss;
      if (node(k).settled() && !(out_of_step && gloss_follows)) return k;
    }
  }

  bool is_plain(std::size_t first, std::size_t last) const {
    for (std::size_t k = first + 1; k <= last; ++k)
      if (node(k).operation != Operation::literal) return false;
    return true;
  }

  Stretch make(std::size_t first, std::size_t last) const {
    Stretch stretch;
    stretch.first = node(first).next;
    stretch.last = node(last).next;
    const std::size_t begin = way_.bytes_by_node[first], end = way_.bytes_by_node[last];
    stretch.bytes = way_.bytes.substr(begin, end - begin);
    for (std::size_t b = begin; b < end; ++b) {
      stretch.letters.push_back(way_.letters[b]);
      stretch.odds.push_back(odds_.of_byte[b]);
      stretch.missing_odds = std::min(stretch.missing_odds, odds_.missing_before[b]);
    }
    for (std::size_t k = first + 1; k <= last; ++k) {
      const Hypothesis& h = node(k);
      const std::size_t at = way_.bytes_by_node[k] - begin;
      stretch.out_of_step |= is_out_of_step(k);
      stretch.dropped_pair |= h.operation == Operation::dropped_pair;
      if (h.operation == Operation::lost_ascii) stretch.swallowed.push_back(at - 1);
      if (inserts(h.operation))
        stretch.inserted.push_back({at, inserted_bytes(page_, table_, h, node(k - 1).next)});
    }
    return stretch;
  }

  const Hypothesis& node(std::size_t k) const { return race_.at(way_.nodes[k]); }

 private:
  bool is_out_of_step(std::size_t k) const { return node(k).pending != kNoLead || node(k).chosen != 0; }

  const Race& race_;
  const Way& way_;
  const Odds& odds_;
  const Letters& page_;
  const DoubleByteTable& table_;
};

}  // namespace

ByteSearch::ByteSearch(const Letters& page, const Evidence& evidence, const DoubleByteTable& table,
                       const DocumentModel& model)
    : page_(page),
      evidence_(evidence),
      table_(table),
      model_(model),
      hypotheses_left_(kHypothesesAtLeast + kHypothesesPerLetter * page.size()) {}

std::optional<SearchOutcome> ByteSearch::run(SearchRange range) {
  SearchOutcome outcome;
  Race race(page_, evidence_, table_, model_, range, hypotheses_left_);
  const std::int32_t best = race.run(outcome.end);
  if (best < 0) return std::nullopt;
  const Way way = way_to(race, best);
  const Odds odds = odds_along(race, way, table_);
  const StretchMaker maker(race, way, odds, page_, table_);
  for (std::size_t first = 0; first + 1 < way.nodes.size();) {
    const std::size_t last = maker.last_node(first);
    if (!maker.is_plain(first, last)) {
      Stretch stretch = maker.make(first, last);
      const Hypothesis &before = maker.node(first), &after = maker.node(last);
      Model::State clean = after.text, literal = before.text;
      stretch.cost = after.cost - before.cost + model_.step(clean, page_[stretch.last]);
      for (std::size_t i = stretch.first; i <= stretch.last; ++i)
        stretch.literal += model_.step(literal, page_[i]);
      outcome.stretches.push_back(std::move(stretch));
    }
    first = last;
  }
  return outcome;
}

}  // namespace mojimend
