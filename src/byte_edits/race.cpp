// The beam: which hypotheses stay in the race, and when it is over.
#include "byte_edits/race.h"

#include <algorithm>
#include <array>
#include <bit>
#include <functional>
#include <limits>

#include "text/chinese.h"

namespace mojimend {
namespace {

// Costs in thousandths of a nat.
constexpr Cost kUnpaidGloss = 6000;  // a character carries glosses elsewhere on the page, but not here

// The best one has won when no other is so close behind: 3 million to 1.
constexpr Cost kWon = 15 * kNat;
// So many letters behind have to be in step as well: what begins out of step and goes on so may be dearer
// than others at once.
constexpr std::size_t kTextBehind = 2;

// So many at one letter are pruned before the letter's turn comes, which changes nothing but what they take.
constexpr std::size_t kCrowded = 512;

// Hypotheses of one race, some 40 MB of them: a stretch that takes more is no stretch of damaged text.
constexpr std::size_t kLargestRace = 500'000;

// Hypotheses that are alike in this go on alike; only the best of them stays.
using Key = std::array<std::uint64_t, 2>;
Key key(const Hypothesis& h) {
  const auto at = [](auto value, int bit) { return static_cast<std::uint64_t>(value) << bit; };
  return {at(h.text.text.before[1], 32) | at(h.text.last, 0) | at(h.unread, 48),
          at(h.pending, 0) | at(h.half_mark, 8) | at(h.last, 16) | at(h.before_last, 24) | at(h.open, 32) |
              at(h.mark_due, 40) | at(h.owes_gloss, 41) | at(h.split, 42) | at(h.unreadable_before, 48) |
              at(h.unreadable_behind, 56)};
}

// The first hypothesis of each state, by open addressing: there are no more than the beam holds and one.
class Seen {
 public:
  // The one that is there with this key, or else `index`, which is put there.
  std::int32_t find_or_add(const Key& key, std::int32_t index) {
    std::size_t place = (key[0] * kMix ^ key[1]) * kMix >> (64 - kBits);
    while (indices_[place] >= 0 && keys_[place] != key) place = (place + 1) % kSize;
    if (indices_[place] >= 0) return indices_[place];
    keys_[place] = key;
    return indices_[place] = index;
  }

 private:
  static constexpr std::uint64_t kMix = 0x9E37'79B9'7F4A'7C15u;  // Knuth's multiplicative hash
  static constexpr unsigned kBits = 8;
  static constexpr std::size_t kSize = 1u << kBits;
  static_assert(kSize > 2 * Bucket::kBeam);
  std::array<Key, kSize> keys_;
  std::array<std::int32_t, kSize> indices_ = filled();
  static constexpr std::array<std::int32_t, kSize> filled() {
    std::array<std::int32_t, kSize> all{};
    all.fill(-1);
    return all;
  }
};

}  // namespace

Bucket& Race::bucket(std::size_t i, unsigned half) {
  const std::size_t number = 2 * (i - range_.from) + half;
  if (number >= buckets_.size()) buckets_.resize(number + 1, Bucket(unknown_leads_));
  return buckets_[number];
}

const Bucket* Race::bucket_of(const Hypothesis& h) const {
  const std::size_t number = 2 * (h.next - range_.from) + h.half;
  return number < buckets_.size() ? &buckets_[number] : nullptr;
}

void Race::put(const Hypothesis& h) {
  if (h.next + h.half > range_.limit || is_exhausted()) return;
  Bucket& there = bucket(h.next, h.half);
  if (h.pending == kUnknownLead ? there.is_hopeless_lead(h.cost) : there.is_hopeless(h.cost, h.settled()))
    return;
  there.see(h);
  if (there.hypotheses.size() >= kCrowded) prune(there);
  arena_.push_back(h);
  there.hypotheses.push_back(static_cast<std::int32_t>(arena_.size() - 1));
}

bool Race::is_exhausted() const { return steps_left_ == 0 || arena_.size() >= kLargestRace; }

Hypothesis Race::child(const Hypothesis& from, Operation operation, Place next, Cost cost) const {
  Hypothesis h = from;
  h.parent = parent_;
  h.rival = -1;
  go_to(h, operation, next, cost);
  h.count = h.chosen = h.resolved = 0;
  h.inserted = 0;
  if (h.owes_gloss && operation != Operation::insertion) h.cost += kUnpaidGloss;
  h.owes_gloss = false;
  return h;
}

void Race::go_to(Hypothesis& h, Operation operation, Place next, Cost cost) {
  h.operation = operation;
  h.next = static_cast<std::uint32_t>(next.letter);
  h.half = next.half;
  h.unread = next.unread;
  h.cost += cost;
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
  h.cost += evidence_.wide_cost(h.text.last, c) + evidence_.scripts.cost(c);
  h.cost += model_.step(h.text, c);
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
void Race::prune(Bucket& bucket) {
  std::vector<std::int32_t>& hypotheses = bucket.hypotheses;
  order_.clear();
  for (const std::int32_t index : hypotheses) order_.emplace_back(at(index).cost, index);
  // Few of many stay: a heap gives these in order and leaves the others as they are.
  std::ranges::make_heap(order_, std::greater{});
  Seen seen;
  hypotheses.clear();
  bucket.full_settled = Bucket::kNoLimit;
  std::size_t unknown_leads = 0;
  while (!order_.empty()) {
    std::ranges::pop_heap(order_, std::greater{});
    const auto [cost, index] = order_.back();
    order_.pop_back();
    const Hypothesis& h = at(index);
    if (h.pending == kUnknownLead && ++unknown_leads > unknown_leads_) continue;
    const bool racing = hypotheses.size() < Bucket::kBeam && cost <= bucket.best + Bucket::kRace;
    const bool has_settled = bucket.full_settled != Bucket::kNoLimit;
    if (!racing && has_settled) break;
    if (!racing && !h.settled()) continue;
    const std::int32_t same = seen.find_or_add(key(h), index);
    if (same != index) {
      add_rival(same, index);
      continue;
    }
    if (h.settled() && !has_settled) bucket.full_settled = cost;
    hypotheses.push_back(index);
    if (hypotheses.size() == Bucket::kBeam) bucket.full = cost;
  }
}

bool Race::has_just_begun(const Hypothesis& h) const {
  const Hypothesis* before = &h;
  for (std::size_t letters = 0; letters < kTextBehind; ++letters) {
    if (before->parent < 0 || before->operation != Operation::literal || !before->settled()) return true;
    before = &at(before->parent);
  }
  return false;
}

// Won: no hypothesis that may still go another way is close behind. Those that stand where the best one
// stands, but for what they think is open, will go on as it does.
bool Race::decided(std::size_t i) const {
  if (i <= range_.trigger || 2 * (i - range_.from) + 1 < buckets_.size()) return false;
  // What stands here may belong to the stretch before.
  if (page_[i] == U'(' || page_[i] == U'<' || page_[i] == evidence_.reader.mark || page_[i] == U',')
    return false;
  const auto& here = buckets_[2 * (i - range_.from)].hypotheses;
  if (here.empty() || !at(here[0]).settled()) return false;
  const Hypothesis& best = at(here[0]);
  if (has_just_begun(best)) return false;
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
  bytes_here_ = table_.bytes_of(page_[i]);
  wide_here_ = table_.bytes_of(to_full_width(page_[i]));
  const auto others = survey_.others.find(page_[i]);
  others_here_ = others == survey_.others.end() ? std::span<const std::uint16_t>{} : others->second;
  const std::vector<std::int32_t> racing = bucket(i, half).hypotheses;
  for (const std::int32_t index : racing) {
    parent_ = index;
    const Hypothesis from = at(index);  // the arena may move
    (this->*operation)(from, i);
  }
}

Hypothesis Race::start() const {
  Hypothesis start;
  start.next = static_cast<std::uint32_t>(range_.from);
  start.text = model_.behind(evidence_.text_before(page_, range_.from, TextModel::kContext + 1));
  const std::uint16_t bytes = range_.from > 0 ? table_.bytes_of(page_[range_.from - 1]) : std::uint16_t{'\n'};
  start.open = evidence_.open[range_.from];
  start.column = evidence_.line_width.column(range_.from);
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
    if (evidence_.drops_pairs) go_on_from(end, 0, &Race::dropped_pair);
    go_on_from(end, 0, &Race::expand);
    if (!bucket(end, 1).hypotheses.empty()) go_on_from(end, 1, &Race::expand_half);
  }
  return winner(end);
}

// The best of those that are in step at the end; the brackets that the rest of the line closes must be open.
std::int32_t Race::winner(std::size_t end) {
  std::int32_t best = -1;
  for (std::int32_t index : bucket(end, 0).hypotheses) {
    if (!at(index).settled()) continue;
    arena_[static_cast<std::size_t>(index)].cost +=
        std::popcount<unsigned>(at(index).open ^ evidence_.due[end]) * kUnbalanced;
    if (best < 0 || at(index).cost < at(best).cost) best = index;
  }
  for (std::int32_t index : bucket(end, 0).hypotheses)
    if (index != best && best >= 0 && at(index).settled()) add_rival(best, index);
  return best;
}

}  // namespace mojimend
