// The beam: which operations continue a hypothesis, what they cost, which hypotheses stay in the race.
#include "repair/byte_search.h"

#include <algorithm>
#include <array>
#include <bit>
#include <set>

#include "repair/chinese.h"
#include "repair/hypothesis.h"

namespace mojimend {
namespace {

// Costs of operations, in thousandths of a nat: what the operation's chance is, given the clean text. The reader's
// part is certain once the bytes are, so it costs nothing.
constexpr Cost kKnownGloss = 300;     // this character carries glosses elsewhere on the page
constexpr Cost kNewGloss = 4200;      // it is one of some ninety characters out of six thousand
constexpr Cost kUnpaidGloss = 6000;   // it carries glosses elsewhere, but not here
constexpr Cost kComma = 700;          // half of the marks get one
constexpr Cost kDroppedPair = 1000;   // two bytes between two characters that fall into the user-defined area
constexpr Cost kWide = 2000;          // full-width ASCII that is no mark: one sign in eight of Chinese text is
constexpr Cost kUnbalanced = 4000;    // a quotation mark that opens twice or closes nothing: one in fifty

// Hypotheses in the race at one letter, and how far behind the best one (in thousandths of a nat) the last may be.
// A rare character costs some 14 nats, so three bad ones in a row are forgiven.
constexpr std::size_t kBeam = 64;
constexpr Cost kRace = 45 * kNat;
// The best one has won when no other is so close behind: 3 million to 1.
constexpr Cost kWon = 15 * kNat;

constexpr std::uint8_t kFirstLead = 0x81, kLastLead = 0xFE;

bool is_private(char32_t c) { return c >= 0xE000 && c <= 0xF8FF; }

// Hypotheses that are alike in this go on alike; only the best of them stays.
using Key = std::array<std::uint64_t, 2>;
Key key(const Hypothesis& h) {
  const auto at = [](auto value, int bit) { return static_cast<std::uint64_t>(value) << bit; };
  return {at(h.text.before_last, 32) | at(h.text.last, 0),
          at(h.pending, 0) | at(h.half_mark, 8) | at(h.last, 16) | at(h.before_last, 24) | at(h.open, 32) |
              at(h.mark_due, 40) | at(h.owes_gloss, 41)};
}

class Race {
 public:
  Race(const Letters& page, const Evidence& evidence, const DoubleByteTable& table, const DocumentModel& model,
       SearchRange range, std::optional<Excluded> excluded)
      : page_(page), evidence_(evidence), table_(table), model_(model), range_(range), excluded_(excluded) {}

  // The best settled hypothesis at the end, or -1; `end` is where the race was decided.
  std::int32_t run(std::size_t& end);
  const Hypothesis& at(std::int32_t index) const { return arena_[static_cast<std::size_t>(index)]; }

 private:
  void expand(const Hypothesis& from, std::size_t i);
  void literal(const Hypothesis& from, std::size_t i);
  void gloss(const Hypothesis& from, std::size_t i);
  void comma(const Hypothesis& from, std::size_t i);
  void question(const Hypothesis& from, std::size_t i);
  void eaten_gloss(const Hypothesis& from, std::size_t i);
  void lost_ascii(const Hypothesis& from, std::size_t i);
  void dropped_pair(const Hypothesis& from, std::size_t i);
  bool decided(std::size_t i) const;
  std::vector<std::int32_t>& bucket(std::size_t i);
  void prune(std::vector<std::int32_t>& hypotheses) const;

  Hypothesis child(const Hypothesis& from, Operation operation, std::size_t next, Cost cost) const;
  template <typename Next>
  void feed(Hypothesis h, std::uint8_t byte, bool chosen, Next&& next) const;
  bool emit(Hypothesis& h, char32_t c) const;
  void put(Hypothesis h);
  bool is_excluded(std::size_t observed, std::uint8_t value) const {
    return excluded_ && excluded_->observed == observed && excluded_->value == value;
  }
  Cost gloss_cost(char32_t c) const { return evidence_.glossed.contains(c) ? kKnownGloss : kNewGloss; }
  bool mark_may_begin(std::size_t i) const { return is_folded_mark(page_[i]) || page_[i] == U'?'; }

  const Letters& page_;
  const Evidence& evidence_;
  const DoubleByteTable& table_;
  const DocumentModel& model_;
  const SearchRange range_;
  const std::optional<Excluded> excluded_;
  std::vector<Hypothesis> arena_;
  std::vector<std::vector<std::int32_t>> buckets_;
  std::int32_t parent_ = -1;
};

std::vector<std::int32_t>& Race::bucket(std::size_t i) {
  if (i - range_.from >= buckets_.size()) buckets_.resize(i - range_.from + 1);
  return buckets_[i - range_.from];
}

void Race::put(Hypothesis h) {
  if (h.next > range_.limit) return;
  arena_.push_back(h);
  bucket(h.next).push_back(static_cast<std::int32_t>(arena_.size() - 1));
}

Hypothesis Race::child(const Hypothesis& from, Operation operation, std::size_t next, Cost cost) const {
  Hypothesis h = from;
  h.parent = parent_;
  h.operation = operation;
  h.next = static_cast<std::uint32_t>(next);
  h.count = h.chosen = h.resolved = 0;
  h.cost += cost;
  if (h.owes_gloss && operation != Operation::gloss) h.cost += kUnpaidGloss;
  h.owes_gloss = false;
  return h;
}

bool Race::emit(Hypothesis& h, char32_t c) const {
  if (c == 0 || is_private(c)) return false;
  h.cost += model_.step(h.text, c);
  if (to_half_width(c) != c && !is_mark(c) && bracket_bit(c) == 0) h.cost += kWide;
  if (follow_bracket(h.open, c) == Balance::broken) h.cost += kUnbalanced;
  h.owes_gloss = evidence_.glossed.contains(c);
  h.pending = kNoLead;
  return true;
}

// Adds a byte to the stream and gives every hypothesis that this makes.
template <typename Next>
void Race::feed(Hypothesis h, std::uint8_t byte, bool chosen, Next&& next) const {
  if (h.half_mark != 0 && !is_mark(table_.pair(h.half_mark, byte))) return;
  h.half_mark = 0;
  if (h.mark_due) {
    const bool begins = std::any_of(kMarks.begin(), kMarks.end(),
                                    [&](char32_t mark) { return table_.bytes_of(mark) >> 8 == byte; });
    if (!begins) return;
    h.mark_due = false;
    h.half_mark = byte;
  }
  if (chosen) h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = byte;
  h.before_last = h.last;
  h.last = byte;
  if (h.pending == kNoLead) {
    if (byte < 0x80) {
      if (emit(h, byte)) next(h);
    } else if (table_.is_lead(byte)) {
      h.pending = byte;
      next(h);
    }
  } else if (h.pending != kUnknownLead) {
    if (emit(h, table_.pair(h.pending, byte))) next(h);
  } else {
    for (unsigned lead = kFirstLead; lead <= kLastLead; ++lead) {
      Hypothesis each = h;
      each.resolved = each.before_last = static_cast<std::uint8_t>(lead);
      if (is_excluded(h.unknown_at, each.resolved)) continue;
      if (emit(each, table_.pair(each.resolved, byte))) next(each);
    }
  }
}

void Race::literal(const Hypothesis& from, std::size_t i) {
  const Hypothesis h = child(from, Operation::literal, i + 1, 0);
  const char32_t c = page_[i];
  const auto put_it = [&](const Hypothesis& made) { put(made); };
  const auto two_bytes = [&](Hypothesis start, std::uint16_t pair) {
    feed(start, static_cast<std::uint8_t>(pair >> 8), false,
         [&](const Hypothesis& half) { feed(half, static_cast<std::uint8_t>(pair & 0xFF), false, put_it); });
  };
  if (c < 0x80) {
    feed(h, static_cast<std::uint8_t>(c), false, put_it);
    // In step it makes no difference whether it was full width, unless a mark is due.
    if (evidence_.width == Width::folded && !from.settled() && c > 0x20) {
      two_bytes(h, table_.bytes_of(to_full_width(c)));
    }
  } else if (const std::uint16_t pair = table_.bytes_of(c); pair > 0xFF) {
    two_bytes(h, pair);
  }
}

void Race::gloss(const Hypothesis& from, std::size_t i) {
  const auto spelled = spelled_reading(page_, i + 1);
  if (!spelled || from.before_last == 0 || from.pending == kUnknownLead) return;
  const char32_t c = table_.pair(from.before_last, from.last);
  if (!is_han(c) || !Readings::mandarin().reads(c, spelled->reading)) return;
  put(child(from, Operation::gloss, spelled->end, gloss_cost(c)));
}

void Race::comma(const Hypothesis& from, std::size_t i) {
  if (!mark_may_begin(i + 1) || from.mark_due) return;
  Hypothesis h = child(from, Operation::comma, i + 1, kComma);
  h.mark_due = true;
  put(h);
}

void Race::eaten_gloss(const Hypothesis& from, std::size_t i) {
  const auto spelled = spelled_reading(page_, i + 1);
  if (!spelled || from.last == 0) return;
  for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    const char32_t c = table_.pair(from.last, byte);
    if (!is_han(c) || is_excluded(i, byte) || !Readings::mandarin().reads(c, spelled->reading)) continue;
    feed(child(from, Operation::eaten_gloss, spelled->end, gloss_cost(c)), byte, true, [&](Hypothesis h) {
      h.owes_gloss = false;
      put(h);
    });
  }
}

void Race::question(const Hypothesis& from, std::size_t i) {
  eaten_gloss(from, i);
  const bool comma_may_follow = mark_may_begin(i + 1);
  if (from.pending == kUnknownLead) return;
  if (from.settled()) {
    if (!comma_may_follow) return;
    Hypothesis h = child(from, Operation::eaten_comma, i + 1, kComma);
    h.bytes[h.count] = h.pending = kUnknownLead;
    h.chosen |= static_cast<std::uint8_t>(1u << h.count++);
    h.before_last = h.last = 0;
    h.unknown_at = static_cast<std::uint32_t>(i);
    h.mark_due = true;
    put(h);
    return;
  }
  for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    if (is_excluded(i, byte)) continue;
    if (comma_may_follow)
      feed(child(from, Operation::eaten_comma, i + 1, kComma), byte, true, [&](Hypothesis h) {
        h.mark_due = true;
        put(h);
      });
    if (from.pending != kNoLead)
      feed(child(from, Operation::lost_ascii, i + 1, 0), byte, true, [&](const Hypothesis& h) { lost_ascii(h, i); });
  }
}

// Any byte that is no trail byte may be the one that the reader swallowed behind the last one fed.
void Race::lost_ascii(const Hypothesis& h, std::size_t i) {
  if (!h.settled()) return;
  constexpr std::uint8_t kFirst = 0x20, kLast = 0x3F;
  const auto add = [&](std::uint8_t byte) {
    if (!is_excluded(i, byte)) feed(h, byte, true, [&](const Hypothesis& made) { put(made); });
  };
  add('\n');
  for (std::uint8_t byte = kFirst; byte <= kLast; ++byte) add(byte);
}

void Race::dropped_pair(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.pending == kUnknownLead || from.mark_due || from.half_mark != 0) return;
  // GBK's user-defined areas whose trail byte can be a lead byte: AAA1–AFFE and F8A1–FEFE.
  constexpr std::array<std::pair<unsigned, unsigned>, 2> kAreas{{{0xAA, 0xAF}, {0xF8, 0xFE}}};
  for (const auto& [first, last] : kAreas)
    for (unsigned x = first; x <= last; ++x) {
      if (is_excluded(i, static_cast<std::uint8_t>(x))) continue;
      feed(child(from, Operation::dropped_pair, i, kDroppedPair), static_cast<std::uint8_t>(x), true,
           [&](Hypothesis h) {
             h.chosen |= static_cast<std::uint8_t>(1u << h.count);
             h.bytes[h.count++] = h.pending = kUnknownLead;
             h.before_last = h.last = 0;
             h.unknown_at = static_cast<std::uint32_t>(i);
             put(h);
           });
    }
}

void Race::expand(const Hypothesis& from, std::size_t i) {
  const char32_t c = page_[i];
  literal(from, i);
  if (c == U'(') gloss(from, i);
  if (c == U',') comma(from, i);
  if (c == U'?') question(from, i);
}

// Best first, one for each state, none too far behind; the best one in step always stays, so that a search that
// went astray can fall back to what was sure.
void Race::prune(std::vector<std::int32_t>& hypotheses) const {
  std::sort(hypotheses.begin(), hypotheses.end(), [&](std::int32_t a, std::int32_t b) {
    return at(a).cost != at(b).cost ? at(a).cost < at(b).cost : a < b;
  });
  std::set<Key> seen;
  std::vector<std::int32_t> kept;
  bool has_settled = false;
  for (std::int32_t index : hypotheses) {
    const Hypothesis& h = at(index);
    const bool racing = kept.size() < kBeam && h.cost <= at(hypotheses.front()).cost + kRace;
    if (!racing && (has_settled || !h.settled())) continue;
    if (!seen.insert(key(h)).second) continue;
    has_settled |= h.settled();
    kept.push_back(index);
  }
  hypotheses = std::move(kept);
}

bool Race::decided(std::size_t i) const {
  if (i <= range_.trigger || i - range_.from + 1 < buckets_.size()) return false;
  // What stands here may belong to the stretch before.
  if (page_[i] == U'(' || page_[i] == U'?' || page_[i] == U',') return false;
  const auto& here = buckets_[i - range_.from];
  return !here.empty() && at(here[0]).settled() && (here.size() == 1 || at(here[1]).cost > at(here[0]).cost + kWon);
}

std::int32_t Race::run(std::size_t& end) {
  Hypothesis start;
  start.next = static_cast<std::uint32_t>(range_.from);
  const char32_t before = range_.from > 0 ? page_[range_.from - 1] : U'\n';
  start.text = {range_.from > 1 ? page_[range_.from - 2] : char32_t{0}, before};
  const std::uint16_t bytes = table_.bytes_of(before);
  start.open = evidence_.open[range_.from];
  start.last = static_cast<std::uint8_t>(bytes & 0xFF);
  start.before_last = static_cast<std::uint8_t>(bytes >> 8);
  put(start);
  for (end = range_.from;; ++end) {
    prune(bucket(end));
    if (end == range_.limit || decided(end)) break;
    // Dropped pairs take no letter: their hypotheses join the same bucket, once.
    const std::vector<std::int32_t> here = bucket(end);
    for (std::int32_t index : here) {
      parent_ = index;
      dropped_pair(Hypothesis(at(index)), end);
    }
    prune(bucket(end));
    const std::vector<std::int32_t> racing = bucket(end);
    for (std::int32_t index : racing) {
      parent_ = index;
      expand(Hypothesis(at(index)), end);
    }
  }
  std::int32_t best = -1;
  for (std::int32_t index : bucket(end)) {
    if (!at(index).settled()) continue;
    arena_[static_cast<std::size_t>(index)].cost += std::popcount<unsigned>(at(index).open ^ evidence_.due[end]) * kUnbalanced;
    if (best < 0 || at(index).cost < at(best).cost) best = index;
  }
  return best;
}

// The bytes that an insertion put in: letters [first, last) of the page, a bracket in front if it was eaten.
std::string inserted_bytes(const Letters& page, const DoubleByteTable& table, const Hypothesis& h, std::size_t first) {
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
      // A gloss behind a character of the stretch belongs to it; the character is not in the text as it stands.
      const bool gloss_follows = k + 1 < way.size() && race.at(way[k + 1]).operation == Operation::gloss;
      if (h.settled() && !(stretch.out_of_step && gloss_follows)) break;
    }
    const Hypothesis& after = race.at(way[k++]);
    stretch.last = after.next;
    if (plain) continue;
    Model::State clean = after.text, literal = before.text;
    stretch.cost = after.cost - before.cost + model_.step(clean, page_[stretch.last]);
    for (std::size_t i = stretch.first; i <= stretch.last; ++i) stretch.literal += model_.step(literal, page_[i]);
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
