// The operations: how a hypothesis goes on over one letter.
#include <algorithm>
#include <array>
#include <utility>

#include "repair/chinese.h"
#include "repair/race.h"

namespace mojimend {
namespace {

// Costs of operations, in thousandths of a nat: what the operation's chance is, given the clean text. The
// reader's part is certain once the bytes are, so it costs nothing; what a comma costs, the page's own marks
// say.
constexpr Cost kKnownGloss = 300;  // this character carries glosses elsewhere on the page
constexpr Cost kNewGloss = 4200;   // it is one of some ninety characters out of six thousand
constexpr Cost kDroppedPair =
    2600;  // of the pairs of a stream out of step, seven in a hundred are user-defined

// Of the bytes that may have gone with a swallowed character, so many are followed further; the others make
// characters that cost some 5 nats more than the last of these.
constexpr std::size_t kChoices = 16;

void keep_cheapest(std::vector<Hypothesis>& made) {
  std::stable_sort(made.begin(), made.end(),
                   [](const Hypothesis& a, const Hypothesis& b) { return a.cost < b.cost; });
  if (made.size() > kChoices) made.resize(kChoices);
}

}  // namespace

Cost Race::gloss_cost(char32_t c) const { return evidence_.glossed.contains(c) ? kKnownGloss : kNewGloss; }

void Race::literal(const Hypothesis& from, std::size_t i) {
  const Hypothesis h = child(from, Operation::literal, i + 1, 0);
  const char32_t c = page_[i];
  const auto put_it = [&](const Hypothesis& made) { put(made); };
  const auto two_bytes = [&](Hypothesis start, std::uint16_t pair) {
    feed(start, static_cast<std::uint8_t>(pair >> 8), Origin::seen, [&](const Hypothesis& half) {
      feed(half, static_cast<std::uint8_t>(pair & 0xFF), Origin::seen, put_it);
    });
  };
  if (c < 0x80) {
    feed(h, static_cast<std::uint8_t>(c), Origin::seen, put_it);
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
  Hypothesis h = child(from, Operation::comma, i + 1, 0);
  h.mark_due = true;
  put(h);
}

void Race::eaten_gloss(const Hypothesis& from, std::size_t i) {
  const auto spelled = spelled_reading(page_, i + 1);
  if (!spelled || from.last == 0) return;
  for (unsigned x = 0x80; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    const char32_t c = table_.pair(from.last, byte);
    if (!is_han(c) || !Readings::mandarin().reads(c, spelled->reading)) continue;
    feed(child(from, Operation::eaten_gloss, spelled->end, gloss_cost(c)), byte, Origin::chosen,
         [&](Hypothesis h) {
           h.owes_gloss = false;
           h.split = h.pending != kNoLead;
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
    Hypothesis h = child(from, Operation::eaten_comma, i + 1, 0);
    h.bytes[h.count] = h.pending = kUnknownLead;
    h.chosen |= static_cast<std::uint8_t>(1u << h.count++);
    h.before_last = h.last = 0;
    h.mark_due = h.split = true;
    put(h);
    return;
  }
  if (comma_may_follow)
    for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
      feed(child(from, Operation::eaten_comma, i + 1, 0), static_cast<std::uint8_t>(x), Origin::chosen,
           [&](Hypothesis h) {
             h.mark_due = true;
             h.split = h.pending != kNoLead;
             put(h);
           });
    }
  if (from.pending == kNoLead) return;
  swallowed(from, i);
  unreadable_pair(from, i);
}

// An unknown byte ends a character, and any byte that is no trail byte was swallowed with it.
void Race::swallowed(const Hypothesis& from, std::size_t i) {
  std::vector<Hypothesis> made;
  for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
    feed(child(from, Operation::lost_ascii, i + 1, 0), static_cast<std::uint8_t>(x), Origin::chosen,
         [&](const Hypothesis& h) {
           if (h.settled()) made.push_back(h);
         });
  }
  keep_cheapest(made);
  constexpr std::uint8_t kFirst = 0x20, kLast = 0x3F;
  for (const Hypothesis& h : made) {
    const auto add = [&](std::uint8_t byte) {
      feed(h, byte, Origin::chosen, [&](const Hypothesis& all) { put(all); });
    };
    add('\n');
    for (std::uint8_t byte = kFirst; byte <= kLast; ++byte) add(byte);
  }
}

// One unknown byte ends a character, the other begins the next one. Few bytes make no character with any lead
// byte behind them: 0x80 with all, the others with the cells that the encoding leaves empty.
void Race::unreadable_pair(const Hypothesis& from, std::size_t i) {
  if (from.half_mark != 0 || from.mark_due) return;
  std::vector<Hypothesis> made;
  for (unsigned x = 0x80; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    bool has_empty_cells = false;
    for (unsigned y = kFirstLead; y <= kLastLead && !has_empty_cells; ++y)
      has_empty_cells = reading_of(table_, byte, static_cast<std::uint8_t>(y)) == Reading::none;
    if (!has_empty_cells) continue;
    feed(child(from, Operation::unreadable, i + 1, 0), byte, Origin::chosen,
         [&](const Hypothesis& h) { made.push_back(h); });
  }
  keep_cheapest(made);
  for (Hypothesis& h : made) {
    h.unreadable_with = h.last;
    put_unknown_lead(h);
  }
}

void Race::put_unknown_lead(Hypothesis h) {
  h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = h.pending = kUnknownLead;
  h.before_last = h.last = 0;
  put(h);
}

void Race::dropped_pair(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.pending == kUnknownLead || from.mark_due || from.half_mark != 0) return;
  // GBK's user-defined areas whose trail byte can be a lead byte: AAA1–AFFE and F8A1–FEFE.
  constexpr std::array<std::pair<unsigned, unsigned>, 2> kAreas{{{0xAA, 0xAF}, {0xF8, 0xFE}}};
  for (const auto& [first, last] : kAreas)
    for (unsigned x = first; x <= last; ++x)
      feed(child(from, Operation::dropped_pair, i, kDroppedPair), static_cast<std::uint8_t>(x),
           Origin::chosen, [&](const Hypothesis& h) { put_unknown_lead(h); });
}

void Race::expand(const Hypothesis& from, std::size_t i) {
  const char32_t c = page_[i];
  literal(from, i);
  if (c == U'(') gloss(from, i);
  if (c == U',') comma(from, i);
  if (c == U'?') question(from, i);
}

}  // namespace mojimend
