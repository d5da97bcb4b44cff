// From a race that is over to the stretches that its best way explains.
#include "byte_edits/byte_search.h"

#include <algorithm>
#include <map>
#include <mutex>
#include <string_view>

#include "byte_edits/race.h"
#include "byte_edits/way.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Letters that the model judges in all searches of a page: about a second's worth, and some for each letter.
// The specimen takes 170 a letter, a page of Simplified text in which every third character was glossed
// 1,700.
constexpr std::size_t kStepsAtLeast = 1'000'000;
constexpr std::size_t kStepsPerLetter = 1'500;

// The model would take U+FFFD for no text at all, and anything for better.
Cost cost_as_it_stands(const DocumentModel& model, DocumentModel::State& state, char32_t c) {
  const Cost cost = model.step(state, c);
  return c == kReplacement ? kUnexplained : cost;
}

// Of letters [first, last] behind a state, whether "?" is a mark or stands for a character that was lost.
Cost literal_cost(const SearchSetting& setting, const DocumentModel::State& before, std::size_t first,
                  std::size_t last) {
  DocumentModel::State plain = before, lost = before;
  Cost cost_plain = 0, cost_lost = 0;
  for (std::size_t i = first; i <= last; ++i) {
    const char32_t c = setting.letters[i];
    cost_plain += cost_as_it_stands(setting.model, plain, c);
    cost_lost += cost_as_it_stands(setting.model, lost, setting.evidence.may_be_lost(c) ? kReplacement : c);
  }
  return std::min(cost_plain, cost_lost);
}

bool inserts(Operation operation) {
  return operation == Operation::insertion || operation == Operation::eaten;
}

// Nodes (first, last] of a way, as a stretch. The first one is in step, and so is the last.
class StretchMaker {
 public:
  StretchMaker(const Race& race, const Way& way, const Odds& odds) : race_(race), way_(way), odds_(odds) {}

  // The last node of the stretch that begins behind node `first`.
  std::size_t last_node(std::size_t first) const {
    bool out_of_step = false;
    for (std::size_t k = first + 1;; ++k) {
      out_of_step |= is_out_of_step(k);
      // A gloss behind a character of the stretch belongs to it; the character is not in the text as it
      // stands.
      const bool gloss_follows = k + 1 < way_.nodes.size() && node(k + 1).operation == Operation::insertion;
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
      stretch.sources.push_back(way_.sources[b]);
      stretch.missing_odds = std::min(stretch.missing_odds, odds_.missing_before[b]);
    }
    for (std::size_t k = first + 1; k <= last; ++k) {
      const Hypothesis& h = node(k);
      const std::size_t at = way_.bytes_by_node[k] - begin;
      stretch.out_of_step |= is_out_of_step(k);
      if (h.operation == Operation::lost_ascii) stretch.swallowed.push_back(at - 1);
      if (h.operation == Operation::replaced) stretch.replaced.push_back(at - 1);
      if (!inserts(h.operation)) continue;
      const Race::Inserted& inserted = race_.inserted(h);
      stretch.inserted.push_back({at, inserted.bytes});
      stretch.cost -= inserted.as_text;
      if (inserted.glossed != 0) stretch.glossed.push_back(inserted.glossed);
    }
    return stretch;
  }

  const Hypothesis& node(std::size_t k) const { return race_.at(way_.nodes[k]); }

 private:
  bool is_out_of_step(std::size_t k) const { return node(k).pending != kNoLead || node(k).chosen != 0; }

  const Race& race_;
  const Way& way_;
  const Odds& odds_;
};

// GBK's: of pairs that readers drop, and that end in what may be a lead byte.
std::vector<std::uint8_t> first_bytes_of_dropped(const DoubleByteTable& table) {
  std::vector<std::uint8_t> firsts;
  for (unsigned lead = kFirstLead; lead <= kLastLead; ++lead)
    for (unsigned trail = kFirstLead; trail <= kLastLead; ++trail) {
      if (PageReader::reads(table, true, static_cast<std::uint8_t>(lead), static_cast<std::uint8_t>(trail)))
        continue;
      firsts.push_back(static_cast<std::uint8_t>(lead));
      break;
    }
  return firsts;
}

EncodingSurvey make_survey(const Encoding& encoding) {
  constexpr std::size_t kMost = 2048;
  constexpr std::size_t kMany = 8;
  EncodingSurvey survey;
  std::vector<std::pair<Cost, std::uint16_t>> all;
  const DoubleByteTable& table = *DoubleByteTable::of(encoding);
  const bool is_gbk = encoding.name == "gbk";
  if (is_gbk) survey.begin_dropped = first_bytes_of_dropped(table);
  const TextModel& model = TextModel::get();
  for (unsigned lead = 0x80; lead <= kLastLead; ++lead)
    for (unsigned trail = 0x40; trail <= kLastLead; ++trail) {
      const auto first = static_cast<std::uint8_t>(lead), second = static_cast<std::uint8_t>(trail);
      const char32_t c = table.pair(first, second);
      const auto pair = static_cast<std::uint16_t>(lead << 8 | trail);
      if (c != 0 && !is_private(c)) all.emplace_back(model.alone(model.letter(c)), pair);
      if (c != 0 && table.bytes_of(c) != pair) {
        survey.others[c].push_back(pair);
        survey.is_never_chosen[pair] = true;
      }
      if (is_half_width_kana(c)) survey.is_never_chosen[pair] = true;
    }
  // In GBK a byte by itself says € as well as two do.
  if (const char32_t c = table.single(0x80); c >= 0x80 && table.bytes_of(c) != 0x80)
    survey.others[c].push_back(0x80);
  std::size_t begin_none = 0;
  for (unsigned byte = 0xA1; byte <= kLastLead; ++byte)
    begin_none +=
        !table.is_lead(static_cast<std::uint8_t>(byte)) && table.single(static_cast<std::uint8_t>(byte)) == 0;
  survey.many_begin_none = begin_none >= kMany;
  const std::size_t most = std::min(kMost, all.size());
  std::partial_sort(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(most), all.end());
  for (std::size_t i = 0; i < most; ++i) survey.commonest.push_back(all[i].second);
  for (const std::uint16_t pair : survey.commonest)
    for (unsigned byte = 0x80; byte <= kLastLead; ++byte)
      survey.has_empty_cells[byte] |= !PageReader::reads(table, is_gbk, static_cast<std::uint8_t>(byte),
                                                         static_cast<std::uint8_t>(pair >> 8));
  return survey;
}

}  // namespace

const EncodingSurvey& survey_of(const Encoding& encoding) {
  static std::mutex making;
  static std::map<std::string_view, EncodingSurvey> made;
  const std::scoped_lock lock(making);
  const auto [place, fresh] = made.try_emplace(encoding.name);
  if (fresh) place->second = make_survey(encoding);
  return place->second;
}

ByteSearch::ByteSearch(const SearchSetting& setting)
    : setting_(setting), steps_left_(kStepsAtLeast + kStepsPerLetter * setting.letters.size()) {}

std::optional<SearchOutcome> ByteSearch::run(SearchRange range) {
  SearchOutcome outcome;
  Race race(setting_, range, steps_left_);
  const std::int32_t best = race.run(outcome.end);
  if (best < 0) return std::nullopt;
  const Way way = way_to(race, best);
  const Odds odds = odds_along(race, way, setting_);
  const StretchMaker maker(race, way, odds);
  const Letters& page = setting_.letters;
  for (std::size_t first = 0; first + 1 < way.nodes.size();) {
    const std::size_t last = maker.last_node(first);
    if (!maker.is_plain(first, last)) {
      Stretch stretch = maker.make(first, last);
      const Hypothesis &before = maker.node(first), &after = maker.node(last);
      DocumentModel::State clean = after.text;
      stretch.cost += after.cost - before.cost + cost_as_it_stands(setting_.model, clean, page[stretch.last]);
      stretch.literal = literal_cost(setting_, before.text, stretch.first, stretch.last);
      outcome.stretches.push_back(std::move(stretch));
    }
    first = last;
  }
  return outcome;
}

}  // namespace mojimend
