// The beam: which hypotheses stay in the race, and when it is over.
#include "repair/race.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <map>

#include "repair/chinese.h"

namespace mojimend {
namespace {

// Costs in thousandths of a nat.
constexpr Cost kWide =
    2000;  // full-width ASCII or space that is no mark: one sign in eight of Chinese text is
constexpr Cost kUnpaidGloss = 6000;  // a character carries glosses elsewhere on the page, but not here

// Hypotheses in the race at one letter, and how far behind the best one (in thousandths of a nat) the last
// may be. A rare character costs some 14 nats, so three bad ones in a row are forgiven.
constexpr std::size_t kBeam = 64;
// Of these, so many may have an unknown lead byte: each makes a hundred of the next letter.
constexpr std::size_t kUnknownLeads = 8;
constexpr Cost kRace = 45 * kNat;
// The best one has won when no other is so close behind: 3 million to 1.
constexpr Cost kWon = 15 * kNat;

// So many at one letter are pruned before the letter's turn comes, which changes nothing but what they take.
constexpr std::size_t kCrowded = 2048;

// Hypotheses of one race, some 40 MB of them: a stretch that takes more is no stretch of damaged text.
constexpr std::size_t kLargestRace = 500'000;

bool is_rare_wide(char32_t c) {
  return c == 0x3000 || (to_half_width(c) != c && !is_mark(c) && bracket_bit(c) == 0);
}

// Hypotheses that are alike in this go on alike; only the best of them stays.
using Key = std::array<std::uint64_t, 2>;
Key key(const Hypothesis& h) {
  const auto at = [](auto value, int bit) { return static_cast<std::uint64_t>(value) << bit; };
  return {at(h.text.text.before[1], 32) | at(h.text.last, 0) | at(h.unread, 48),
          at(h.pending, 0) | at(h.half_mark, 8) | at(h.last, 16) | at(h.before_last, 24) | at(h.open, 32) |
              at(h.mark_due, 40) | at(h.owes_gloss, 41) | at(h.split, 42) | at(h.unreadable_before, 48) |
              at(h.unreadable_behind, 56)};
}

}  // namespace

std::vector<std::int32_t>& Race::bucket(std::size_t i, unsigned half) {
  const std::size_t number = 2 * (i - range_.from) + half;
  if (number >= buckets_.size()) {
    buckets_.resize(number + 1);
    best_.resize(number + 1, std::numeric_limits<Cost>::max() - kRace);
  }
  return buckets_[number];
}

void Race::put(Hypothesis h) {
  if (h.next + h.half > range_.limit || is_exhausted()) return;
  std::vector<std::int32_t>& there = bucket(h.next, h.half);
  // What is too far behind already will not catch up.
  Cost& best = best_[2 * (h.next - range_.from) + h.half];
  if (h.cost > best + kRace && !h.settled()) return;
  best = std::min(best, h.cost);
  if (there.size() >= kCrowded) prune(there);
  arena_.push_back(h);
  there.push_back(static_cast<std::int32_t>(arena_.size() - 1));
}

bool Race::is_exhausted() const { return steps_left_ == 0 || arena_.size() >= kLargestRace; }

Hypothesis Race::child(const Hypothesis& from, Operation operation, Place next, Cost cost) const {
  Hypothesis h = from;
  h.parent = parent_;
  h.rival = -1;
  h.operation = operation;
  h.next = static_cast<std::uint32_t>(next.letter);
  h.half = next.half;
  h.unread = next.unread;
  h.count = h.chosen = h.resolved = 0;
  h.inserted = 0;
  h.cost += cost;
  if (h.owes_gloss && operation != Operation::insertion) h.cost += kUnpaidGloss;
  h.owes_gloss = false;
  return h;
}

std::uint8_t Race::first_byte(std::size_t i) const {
  const std::uint16_t bytes = table_.bytes_of(page_[i]);
  return static_cast<std::uint8_t>(bytes > 0xFF ? bytes >> 8 : bytes);
}

// Whether a mark may stand there: as it is, or folded, or garbled with the byte before it.
bool Race::mark_may_begin(Place at) const {
  return at.half != 0 || is_folded_mark(page_[at.letter]) || page_[at.letter] == evidence_.reader.mark;
}

Cost Race::mark_cost(char32_t mark, Before before) const {
  const auto found = evidence_.marks.find(mark);
  const MarkCount count = found == evidence_.marks.end() ? MarkCount{} : found->second;
  // Laplace's rule, so that what was not seen yet is not ruled out.
  const std::uint32_t part = before == Before::something ? count.doubled : count.all - count.doubled;
  return negative_log(part + 1, count.all + 2);
}

bool Race::follow_mark(Hypothesis& h, std::uint8_t byte, char32_t& completed) const {
  if (h.half_mark != 0) {
    completed = table_.pair(h.half_mark, byte);
    if (!is_mark(completed)) return false;
    h.cost += mark_cost(completed, Before::something);
    h.half_mark = 0;
  }
  if (!h.mark_due) return true;
  h.mark_due = false;
  h.half_mark = byte;
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&](char32_t mark) { return table_.bytes_of(mark) >> 8 == byte; });
}

bool Race::emit(Hypothesis& h, char32_t c, char32_t completed) const {
  if (c == 0 || is_private(c)) return false;
  if (steps_left_ > 0) --steps_left_;
  h.cost += model_.step(h.text, c);
  if (is_rare_wide(c)) h.cost += kWide;
  const char32_t mark = evidence_.width == Width::folded ? to_full_width(c) : c;
  // A mark that was split before its turn came could not get a comma.
  if (is_mark(mark) && mark != completed && !h.split) h.cost += mark_cost(mark, Before::nothing);
  if (follow_bracket(h.open, c) == Balance::broken) h.cost += kUnbalanced;
  h.owes_gloss = evidence_.glossed.contains(c);
  h.pending = kNoLead;
  h.split = false;
  return true;
}

// Best first, one for each state, none too far behind; the best one in step always stays, so that a search
// that went astray can fall back to what was sure.
void Race::prune(std::vector<std::int32_t>& hypotheses) {
  std::vector<std::pair<Cost, std::int32_t>> order;
  order.reserve(hypotheses.size());
  for (const std::int32_t index : hypotheses) order.emplace_back(at(index).cost, index);
  std::ranges::sort(order);
  std::map<Key, std::int32_t> seen;
  std::vector<std::int32_t> kept;
  bool has_settled = false;
  std::size_t unknown_leads = 0;
  for (const auto& [cost, index] : order) {
    const Hypothesis& h = at(index);
    if (h.pending == kUnknownLead && ++unknown_leads > kUnknownLeads) continue;
    const bool racing = kept.size() < kBeam && cost <= order.front().first + kRace;
    if (!racing && (has_settled || !h.settled())) continue;
    const auto [same, first] = seen.emplace(key(h), index);
    if (!first) {
      add_rival(same->second, index);
      continue;
    }
    has_settled |= h.settled();
    kept.push_back(index);
  }
  hypotheses = std::move(kept);
}

// Won: no hypothesis that may still go another way is close behind. Those that stand where the best one
// stands, but for what they think is open, will go on as it does.
bool Race::decided(std::size_t i) const {
  if (i <= range_.trigger || 2 * (i - range_.from) + 1 < buckets_.size()) return false;
  // What stands here may belong to the stretch before.
  if (page_[i] == U'(' || page_[i] == U'<' || page_[i] == evidence_.reader.mark || page_[i] == U',')
    return false;
  const auto& here = buckets_[2 * (i - range_.from)];
  if (here.empty() || !at(here[0]).settled()) return false;
  const Hypothesis& best = at(here[0]);
  return std::all_of(here.begin() + 1, here.end(), [&](std::int32_t index) {
    const Hypothesis& other = at(index);
    return other.cost > best.cost + kWon || (other.settled() && other.text == best.text);
  });
}

void Race::add_rival(std::int32_t winner, std::int32_t loser) {
  Hypothesis& first = arena_[static_cast<std::size_t>(winner)];
  arena_[static_cast<std::size_t>(loser)].rival = first.rival;
  first.rival = loser;
}

void Race::go_on_from(std::size_t i, unsigned half, void (Race::*operation)(const Hypothesis&, std::size_t)) {
  prune(bucket(i, half));
  const std::vector<std::int32_t> racing = bucket(i, half);
  for (const std::int32_t index : racing) {
    parent_ = index;
    (this->*operation)(Hypothesis(at(index)), i);
  }
}

Hypothesis Race::start() const {
  Hypothesis start;
  start.next = static_cast<std::uint32_t>(range_.from);
  const std::size_t before = std::min(range_.from, TextModel::kContext + 1);
  start.text = model_.behind(std::u32string_view(page_.points).substr(range_.from - before, before));
  const std::uint16_t bytes = before > 0 ? table_.bytes_of(page_[range_.from - 1]) : std::uint16_t{'\n'};
  start.open = evidence_.open[range_.from];
  start.last = static_cast<std::uint8_t>(bytes & 0xFF);
  start.before_last = static_cast<std::uint8_t>(bytes >> 8);
  return start;
}

std::int32_t Race::run(std::size_t& end) {
  put(start());
  for (end = range_.from;; ++end) {
    prune(bucket(end, 0));
    if (steps_left_ == 0) return -1;
    if (end == range_.limit || decided(end) || is_exhausted()) break;
    // Dropped pairs take no letter: their hypotheses join the same bucket, once.
    if (evidence_.is_gbk) go_on_from(end, 0, &Race::dropped_pair);
    go_on_from(end, 0, &Race::expand);
    if (!bucket(end, 1).empty()) go_on_from(end, 1, &Race::expand_half);
  }
  return winner(end);
}

// The best of those that are in step at the end; the brackets that the rest of the line closes must be open.
std::int32_t Race::winner(std::size_t end) {
  std::int32_t best = -1;
  for (std::int32_t index : bucket(end, 0)) {
    if (!at(index).settled()) continue;
    arena_[static_cast<std::size_t>(index)].cost +=
        std::popcount<unsigned>(at(index).open ^ evidence_.due[end]) * kUnbalanced;
    if (best < 0 || at(index).cost < at(best).cost) best = index;
  }
  for (std::int32_t index : bucket(end, 0))
    if (index != best && best >= 0 && at(index).settled()) add_rival(best, index);
  return best;
}

}  // namespace mojimend
