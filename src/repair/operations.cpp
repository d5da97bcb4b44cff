// The operations: how a hypothesis goes on over one letter.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "repair/chinese.h"
#include "repair/double_byte_text.h"
#include "repair/race.h"

namespace mojimend {
namespace {

// Costs of operations, in thousandths of a nat: what the operation's chance is, given the clean text. The
// reader's part is certain once the bytes are, so it costs nothing; what stands before marks, the page's own
// marks say.
constexpr Cost kKnownGloss = 300;  // this character carries glosses elsewhere on the page
constexpr Cost kNewGloss = 4200;   // it is one of some ninety characters out of six thousand
constexpr Cost kLineEnd = 4500;    // a line was cut inside of a character
constexpr Cost kTag = 5500;
constexpr Cost kOtherText = 7000;  // something else in brackets
constexpr Cost kDroppedPair =
    2600;  // of the pairs of a stream out of step, seven in a hundred are user-defined

// Of the bytes that may have gone with a swallowed character, so many are followed further; the others make
// characters that cost some 5 nats more than the last of these.
constexpr std::size_t kChoices = 16;

// What is swallowed is a guess, so that guesses far behind need no more of them. Of the digits, which cost
// the same, two are enough to leave each in doubt.
constexpr Cost kSwallowing = 15 * kNat;
constexpr std::string_view kSwallowed = "\n !\"'()*+,-./12:;<=>?";

void keep_cheapest(std::vector<Hypothesis>& made) {
  std::vector<std::pair<Cost, std::size_t>> order;  // hypotheses are large
  for (std::size_t k = 0; k < made.size(); ++k) order.emplace_back(made[k].cost, k);
  const std::size_t most = std::min(kChoices, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end());
  std::vector<Hypothesis> kept;
  for (std::size_t k = 0; k < most; ++k) kept.push_back(made[order[k].second]);
  made = std::move(kept);
}

}  // namespace

Cost Race::cost_of_anything(const InsertedMatch::Found& found) {
  return found.bytes[0] == '\n' ? kLineEnd : found.bytes[0] == '<' ? kTag : kOtherText;
}

Cost Race::gloss_cost(char32_t c) const { return evidence_.glossed.contains(c) ? kKnownGloss : kNewGloss; }

void Race::literal(const Hypothesis& from, std::size_t i) {
  const char32_t c = page_[i];
  const Hypothesis h = child(from, Operation::literal, Place{i + 1}, 0);
  const auto put_it = [&](const Hypothesis& made) { put(made); };
  const auto two_bytes = [&](Hypothesis start, std::uint16_t pair) {
    feed(start, static_cast<std::uint8_t>(pair >> 8), Origin::seen, [&](const Hypothesis& half) {
      feed(half, static_cast<std::uint8_t>(pair & 0xFF), Origin::seen, put_it);
    });
  };
  if (c == kReplacement && from.settled()) {
    Hypothesis lost = child(from, Operation::literal, Place{i + 1}, kUnexplained);
    model_.step(lost.text, c);
    lost.before_last = lost.last = 0;
    put(lost);
  }
  const std::uint16_t bytes = table_.bytes_of(c);
  if (bytes > 0xFF) {
    two_bytes(h, bytes);
    if (evidence_.brackets != Brackets::full || from.settled()) return;
    feed(child(from, Operation::literal, {i, 1}, 0), static_cast<std::uint8_t>(bytes >> 8), Origin::seen,
         put_it);
  } else if (bytes != 0) {
    feed(h, static_cast<std::uint8_t>(bytes), Origin::seen, put_it);
    // In step it makes no difference whether it was full width, unless a mark is due.
    if (evidence_.width == Width::folded && !from.settled() && c > 0x20 && c < 0x7F) {
      if (const std::uint16_t pair = table_.bytes_of(to_full_width(c)); pair > 0xFF) two_bytes(h, pair);
    }
  }
}

void Race::second_half(const Hypothesis& from, std::size_t i) {
  const std::uint16_t bytes = table_.bytes_of(page_[i]);
  feed(child(from, Operation::literal, Place{i + 1}, 0), static_cast<std::uint8_t>(bytes & 0xFF),
       Origin::seen, [&](const Hypothesis& made) { put(made); });
}

// The first byte of a mark was the last one of what was put in.
void Race::second_unknown(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.pending == kUnknownLead) return;
  for (unsigned x = 0x40; x <= kLastLead; ++x)
    if (const auto byte = static_cast<std::uint8_t>(x); !evidence_.reads(table_, from.unread, byte))
      feed(child(from, Operation::unreadable, Place{i + 1}, 0), byte, Origin::chosen,
           [&](const Hypothesis& h) { put(h); });
}

std::uint32_t Race::keep(Inserted inserted) {
  inserted_.push_back(std::move(inserted));
  return static_cast<std::uint32_t>(inserted_.size() - 1);
}

void Race::insert(const Hypothesis& from, const InsertedMatch::Found& found, Cost cost, Behind behind) {
  Hypothesis h = child(from, Operation::insertion, found.end, cost);
  if (h.pending != kNoLead) h.split = true;
  h.mark_due |= behind == Behind::mark;
  h.inserted = keep({found.bytes, found.glossed});
  put(h);
}

void Race::insertions(const Hypothesis& from, std::size_t i) {
  const Place here{i, from.half, from.unread};
  if (!from.mark_due && from.half_mark == 0)
    for (const InsertedMatch::Found& found : match_.before_mark(here))
      if (mark_may_begin(found.end)) insert(from, found, 0, Behind::mark);
  if (from.before_last == 0 || from.pending == kUnknownLead || !match_.may_be_behind(here)) return;
  const char32_t c = table_.pair(from.before_last, from.last);
  if (c == 0) return;
  if (const auto found = match_.behind(c, here)) insert(from, *found, gloss_cost(c), Behind::anything);
}

// Anything may lie between the two bytes of a character, if only it is no part of a text that goes on.
void Race::insert_anything(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.mark_due || from.half_mark != 0) return;
  const auto found = match_.anything({i, from.half, from.unread});
  if (found) insert(from, *found, cost_of_anything(*found), Behind::anything);
}

// The same behind an unknown byte, its first byte eaten.
void Race::eaten_anything(const Hypothesis& from, std::size_t i) {
  if (from.mark_due || from.half_mark != 0) return;
  const auto found = match_.anything({i, 1, kUnknownLead});
  if (!found) return;
  const std::uint32_t kept = keep({found->bytes});
  const Hypothesis start = child(from, Operation::eaten, found->end, cost_of_anything(*found));
  if (from.pending == kNoLead) {
    Hypothesis h = start;
    h.inserted = kept;
    h.split = true;
    return put_unknown_lead(std::move(h));
  }
  std::vector<Hypothesis> made;
  for (unsigned x = kFirstLead; x <= kLastLead; ++x)
    feed(start, static_cast<std::uint8_t>(x), Origin::chosen,
         [&](const Hypothesis& h) { made.push_back(h); });
  keep_cheapest(made);
  for (Hypothesis& h : made) {
    h.inserted = kept;
    put(h);
  }
}

// A mark that is two bytes: an unknown one that ends a character, and the first byte of what was put behind
// it.
void Race::eaten_behind(const Hypothesis& from, std::size_t i) {
  if (from.last == 0 || !match_.may_be_behind({i, 1, kUnknownLead})) return;
  for (unsigned x = 0x80; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    const char32_t c = table_.pair(from.last, byte);
    if (c == 0) continue;
    const auto found = match_.behind(c, {i, 1, byte});
    if (!found) continue;
    const std::uint32_t kept = keep({found->bytes, c});
    feed(child(from, Operation::eaten, found->end, gloss_cost(c)), byte, Origin::chosen, [&](Hypothesis h) {
      h.inserted = kept;
      h.owes_gloss = false;
      h.split = h.pending != kNoLead;
      put(h);
    });
  }
}

// The same for what was put before a mark, of which the unknown byte says nothing.
void Race::eaten_before_mark(const Hypothesis& from, std::size_t i) {
  if (!mark_may_begin(Place{i + 1})) return;
  for (const std::u32string& each : evidence_.before_marks) {
    const auto bytes = encoded(each, table_);
    if (!bytes || bytes->size() != 1) continue;
    const std::uint32_t kept = keep({*bytes});
    if (from.settled()) {
      Hypothesis h = child(from, Operation::eaten, Place{i + 1}, 0);
      h.mark_due = h.split = true;
      h.inserted = kept;
      put_unknown_lead(std::move(h));
      continue;
    }
    for (unsigned x = kFirstLead; x <= kLastLead; ++x)
      feed(child(from, Operation::eaten, Place{i + 1}, 0), static_cast<std::uint8_t>(x), Origin::chosen,
           [&](Hypothesis h) {
             h.mark_due = true;
             h.split = h.pending != kNoLead;
             h.inserted = kept;
             put(h);
           });
  }
}

void Race::mark_pair(const Hypothesis& from, std::size_t i) {
  if (from.pending == kUnknownLead) return mark_behind_mark(from, i);
  eaten_anything(from, i);
  eaten_behind(from, i);
  eaten_before_mark(from, i);
  if (from.pending == kNoLead) return;
  swallowed(from, i);
  unreadable_pair(from, i);
}

// Behind another mark: a character of which nothing is seen ends in this one. Which it was is a guess; what
// follows is not, so the commonest characters are enough.
void Race::mark_behind_mark(const Hypothesis& from, std::size_t i) {
  eaten_behind_unseen(from, i);
  std::vector<Hypothesis> made;
  for (const std::uint16_t pair : survey_.commonest) {
    const auto lead = static_cast<std::uint8_t>(pair >> 8), trail = static_cast<std::uint8_t>(pair & 0xFF);
    if (trail < 0x80 || evidence_.reads(table_, from.unreadable_before, lead)) continue;
    Hypothesis h = child(from, Operation::unreadable, Place{i + 1}, 0);
    if (end_unseen(h, lead, trail)) made.push_back(h);
  }
  keep_cheapest(made);
  const std::uint32_t comma = mark_may_begin(Place{i + 1}) ? keep({","}) : 0;
  for (const Hypothesis& h : made) {
    if (comma != 0) {
      Hypothesis announced = h;
      announced.operation = Operation::eaten;
      announced.mark_due = true;
      announced.inserted = comma;
      put(announced);
    }
    if (!survey_.has_empty_cells[h.last]) continue;
    Hypothesis next = h;
    next.unreadable_before = h.last;
    put_unknown_lead(next);
  }
}

bool Race::end_unseen(Hypothesis& h, std::uint8_t lead, std::uint8_t trail) const {
  char32_t completed = 0;
  if (!follow_mark(h, trail, completed)) return false;
  h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = h.last = trail;
  h.resolved = h.before_last = lead;
  h.unreadable_before = h.unreadable_behind = 0;
  return emit(h, table_.pair(lead, trail), completed);
}

void Race::eaten_behind_unseen(const Hypothesis& from, std::size_t i) {
  const auto text = match_.text_at({i, 1, kUnknownLead});
  if (!text || !text->reading) return;
  for (const char32_t c : Readings::mandarin().characters(*text->reading)) {
    const std::uint16_t pair = table_.bytes_of(c);
    const auto lead = static_cast<std::uint8_t>(pair >> 8), trail = static_cast<std::uint8_t>(pair & 0xFF);
    if (lead == 0 || trail < 0x80 || evidence_.reads(table_, from.unreadable_before, lead)) continue;
    const auto found = match_.behind(c, {i, 1, trail});
    if (!found) continue;
    const std::uint32_t kept = keep({found->bytes, c});
    Hypothesis h = child(from, Operation::eaten, found->end, gloss_cost(c));
    if (!end_unseen(h, lead, trail)) continue;
    h.inserted = kept;
    h.owes_gloss = false;
    put(h);
  }
}

// A mark that is one byte, which makes no character with the next one.
void Race::mark_byte(const Hypothesis& from, std::size_t i) {
  if (from.pending == kUnknownLead) return;
  const std::uint8_t behind = first_byte(i + 1);
  // What is put in behind a character says which one it is.
  const bool names = from.last != 0 && match_.may_be_behind(Place{i + 1});
  if (from.pending == kNoLead) {
    Hypothesis h = child(from, Operation::unreadable, Place{i + 1}, 0);
    h.unreadable_behind = behind;
    put_unknown_lead(std::move(h));
    if (!names) return;
  }
  std::vector<Hypothesis> made, sure;
  for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    if (behind != 0 && evidence_.reads(table_, byte, behind)) continue;
    const char32_t c = names ? table_.pair(from.last, byte) : 0;
    const bool named = c != 0 && match_.behind(c, Place{i + 1});
    if (from.pending == kNoLead && !named) continue;
    feed(child(from, Operation::unreadable, Place{i + 1}, 0), byte, Origin::chosen,
         [&](const Hypothesis& h) { (named ? sure : made).push_back(h); });
  }
  keep_cheapest(made);
  for (const Hypothesis& h : sure) put(h);
  for (const Hypothesis& h : made) put(h);
  if (evidence_.reader.takes == PageReader::Takes::web && behind >= 0x80 && from.pending != kNoLead)
    unreadable_pair(from, i);
}

// An unknown byte ends a character, and any byte that is no trail byte was swallowed with it.
void Race::swallowed(const Hypothesis& from, std::size_t i) {
  if (from.cost > buckets_[2 * (i - range_.from)].best + kSwallowing) return;
  std::vector<Hypothesis> made;
  for (unsigned x = kFirstLead; x <= kLastLead; ++x) {
    feed(child(from, Operation::lost_ascii, Place{i + 1}, 0), static_cast<std::uint8_t>(x), Origin::chosen,
         [&](const Hypothesis& h) {
           if (h.pending == kNoLead) made.push_back(h);
         });
  }
  keep_cheapest(made);
  for (const Hypothesis& h : made)
    for (const char byte : kSwallowed) {
      if (is_hopeless(h)) break;
      feed(h, static_cast<std::uint8_t>(byte), Origin::chosen, [&](const Hypothesis& all) { put(all); });
    }
}

// One unknown byte ends a character, the other begins the next one. Few bytes make no character with any lead
// byte behind them: 0x80 with all, the others with the cells that the encoding leaves empty.
void Race::unreadable_pair(const Hypothesis& from, std::size_t i) {
  if (from.half_mark != 0 || from.mark_due) return;
  std::vector<Hypothesis> made;
  for (unsigned x = 0x80; x <= kLastLead; ++x) {
    const auto byte = static_cast<std::uint8_t>(x);
    if (!survey_.has_empty_cells[byte]) continue;
    feed(child(from, Operation::unreadable, Place{i + 1}, 0), byte, Origin::chosen,
         [&](const Hypothesis& h) { made.push_back(h); });
  }
  keep_cheapest(made);
  for (Hypothesis& h : made) {
    h.unreadable_before = h.last;
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
  const Hypothesis dropped = child(from, Operation::dropped_pair, {i}, kDroppedPair);
  const Bucket& here = *bucket_of(dropped);
  for (const auto& [first, last] : kAreas)
    for (unsigned x = first; x <= last && !here.is_hopeless_lead(dropped.cost); ++x)
      feed(dropped, static_cast<std::uint8_t>(x), Origin::chosen, [&](Hypothesis h) {
        h.unreadable_before = h.last;
        put_unknown_lead(h);
      });
}

void Race::expand(const Hypothesis& from, std::size_t i) {
  insertions(from, i);
  insert_anything(from, i);
  literal(from, i);
  if (page_[i] != evidence_.reader.mark) return;
  if (evidence_.reader.takes == PageReader::Takes::pair) mark_pair(from, i);
  else mark_byte(from, i);
}

void Race::expand_half(const Hypothesis& from, std::size_t i) {
  insertions(from, i);
  if (from.unread != 0) second_unknown(from, i);
  else second_half(from, i);
}

}  // namespace mojimend
