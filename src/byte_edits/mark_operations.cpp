// The operations over a mark: what the reader may have shown it for.
#include <algorithm>
#include <string_view>
#include <utility>

#include "byte_edits/race.h"
#include "channel/double_byte_text.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Of the bytes that may have gone with a swallowed character, so many are followed further; the others make
// characters that cost some 5 nats more than the last of these.
constexpr std::size_t kChoices = 16;

// What is swallowed is a guess, so that guesses far behind need no more of them. Of the digits, which cost
// the same, two are enough to leave each in doubt.
constexpr Cost kSwallowing = 15 * kNat;
constexpr std::string_view kSwallowed = "\n !\"'()*+,-./12:;<=>?";

// Of those for whose last byte `may` is true.
template <typename May>
std::vector<Hypothesis> cheapest(const std::vector<Hypothesis>& made, May&& may) {
  std::vector<std::pair<Cost, std::size_t>> order;  // hypotheses are large
  for (std::size_t k = 0; k < made.size(); ++k)
    if (may(made[k].last)) order.emplace_back(made[k].cost, k);
  const std::size_t most = std::min(kChoices, order.size());
  std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(most), order.end());
  std::vector<Hypothesis> kept;
  for (std::size_t k = 0; k < most; ++k) kept.push_back(made[order[k].second]);
  return kept;
}

constexpr auto kAny = [](std::uint8_t) { return true; };

}  // namespace

// All characters that an unknown byte may make of the pending one, by the byte.
Race::Endings Race::endings(const Hypothesis& from, std::size_t i) const {
  Endings made;
  made.reserve(kLastLead - 0x80 + 1);
  const Hypothesis start = child(from, Operation::unreadable, Place{i + 1}, 0);
  for (unsigned x = 0x80; x <= kLastLead; ++x)
    feed(start, static_cast<std::uint8_t>(x), Origin::chosen,
         [&](const Hypothesis& h) { made.push_back(h); });
  return made;
}

// Anything behind an unknown byte, its first byte eaten.
void Race::eaten_anything(const Hypothesis& from, std::size_t i, const Endings& endings) {
  if (from.mark_due || from.half_mark != 0) return;
  const auto found = match_.anything({i, 1, kUnknownLead});
  if (!found) return;
  // What stands behind a whole character is a tag of the page, of which the character took the "<".
  if (found->bytes[0] == '<' && from.pending != kNoLead && !evidence_.puts_in_tags()) return;
  const std::uint32_t kept = keep({found->bytes, 0, text_cost(*found)});
  LineWidth::Column column = from.column;
  move_on(column, kUnknownLead);
  const Cost cost = cost_of_anything(*found, column);
  if (from.pending == kNoLead) {
    Hypothesis h = child(from, Operation::eaten, found->end, cost);
    h.inserted = kept;
    h.column = column;
    move_on(h.column, found->bytes);
    h.split = true;
    return put_unknown_lead(std::move(h));
  }
  for (Hypothesis& h : cheapest(endings, leading())) {
    go_to(h, Operation::eaten, found->end, cost);
    h.inserted = kept;
    move_on(h.column, found->bytes);
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
    feed(child(from, Operation::eaten, found->end, gloss_cost(*found)), byte, Origin::chosen,
         [&](Hypothesis h) {
           h.inserted = kept;
           h.owes_gloss = false;
           h.split = h.pending != kNoLead;
           put(h);
         });
  }
}

// The same for what was put before a mark, of which the unknown byte says nothing.
void Race::eaten_before_mark(const Hypothesis& from, std::size_t i, const Endings& endings) {
  for (const InsertedMatch::Eaten& each : match_.eaten_before_mark(Place{i + 1})) {
    if (!mark_may_begin(each.end)) continue;
    const std::uint32_t kept = keep({each.bytes});
    if (from.settled()) {
      Hypothesis h = child(from, Operation::eaten, each.end, each.cost);
      h.mark_due = h.split = true;
      h.inserted = kept;
      put_unknown_lead(std::move(h));
      continue;
    }
    const auto announce = [&](Hypothesis h) {
      go_to(h, Operation::eaten, each.end, each.cost);
      h.mark_due = true;
      h.split = h.pending != kNoLead;
      h.inserted = kept;
      put(h);
    };
    if (from.pending != kNoLead) {
      for (const Hypothesis& h : endings)
        if (may_lead(h.last)) announce(h);
      continue;
    }
    for (unsigned x = kFirstLead; x <= kLastLead; ++x)
      feed(child(from, Operation::eaten, each.end, 0), static_cast<std::uint8_t>(x), Origin::chosen,
           announce);
  }
}

void Race::mark_pair(const Hypothesis& from, std::size_t i) {
  if (from.pending == kUnknownLead) return mark_behind_mark(from, i);
  const Endings endings = from.pending == kNoLead ? Endings{} : this->endings(from, i);
  eaten_anything(from, i, endings);
  replaced(from, i);
  eaten_behind(from, i);
  eaten_before_mark(from, i, endings);
  if (from.pending == kNoLead) return;
  swallowed(from, i, endings);
  unreadable_pair(from, endings);
}

// Behind another mark: a character of which nothing is seen ends in this one. Which it was is a guess; what
// follows is not, so the commonest characters are enough.
template <typename May>
Race::Endings Race::unseen(const Hypothesis& from, std::size_t i, May&& may) const {
  Endings made;
  const Hypothesis start = child(from, Operation::unreadable, Place{i + 1}, 0);
  for (const std::uint16_t pair : survey_.commonest) {
    const auto lead = static_cast<std::uint8_t>(pair >> 8), trail = static_cast<std::uint8_t>(pair & 0xFF);
    if (trail < 0x80 || evidence_.reads(table_, from.unreadable_before, lead)) continue;
    if (from.unreadable_behind != 0 && evidence_.reads(table_, lead, from.unreadable_behind)) continue;
    Hypothesis h = start;
    if (end_unseen(h, lead, trail)) made.push_back(h);
  }
  return cheapest(made, may);
}

void Race::mark_behind_mark(const Hypothesis& from, std::size_t i) {
  eaten_behind_unseen(from, i);
  const Endings made = unseen(from, i, kAny);
  for (const InsertedMatch::Eaten& each : match_.eaten_before_mark(Place{i + 1})) {
    if (!mark_may_begin(each.end)) continue;
    const std::uint32_t kept = keep({each.bytes});
    for (Hypothesis announced : made) {
      go_to(announced, Operation::eaten, each.end, each.cost);
      announced.mark_due = true;
      announced.inserted = kept;
      put(announced);
    }
  }
  for (const Hypothesis& h : made) {
    if (!survey_.has_empty_cells[h.last]) continue;
    Hypothesis next = h;
    next.unreadable_before = h.last;
    put_unknown_lead(next);
  }
  // Where something parted the character both halves are marks, and the second took a byte behind it.
  if (both_halves_may_be_gone(from) && from.cost <= best_before(i) + kSwallowing)
    swallow(unseen(from, i, leading()));
}

// The same where a mark is one byte, or two of which the first ends a character.
void Race::byte_behind_mark(const Hypothesis& from, std::size_t i) {
  const std::uint8_t behind = first_byte(i + 1);
  if (both_halves_may_be_gone(from) && behind < 0x80) {
    for (const Hypothesis& h : unseen(from, i, kAny)) put(h);
  } else if (from.split && evidence_.reader.takes == PageReader::Takes::one_byte) {
    const auto may = [&](std::uint8_t byte) { return !evidence_.reads(table_, byte, behind); };
    for (const Hypothesis& h : unseen(from, i, may)) put(h);
  }
  if (takes_two(i) && both_halves_may_be_gone(from))
    take_next_lead(unseen(from, i, [&](std::uint8_t byte) { return survey_.has_empty_cells[byte]; }));
}

// Whether the mark may be two bytes to a reader that takes one before ASCII.
bool Race::takes_two(std::size_t i) const {
  return evidence_.reader.takes == PageReader::Takes::web &&
         (first_byte(i + 1) >= 0x80 || page_[i + 1] == evidence_.reader.mark);
}

bool Race::end_unseen(Hypothesis& h, std::uint8_t lead, std::uint8_t trail) const {
  char32_t completed = 0;
  if (!follow_mark(h, trail, completed)) return false;
  h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = h.last = trail;
  move_on(h.column, trail);
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
    Hypothesis h = child(from, Operation::eaten, found->end, gloss_cost(*found));
    if (!end_unseen(h, lead, trail)) continue;
    h.inserted = kept;
    h.owes_gloss = false;
    put(h);
  }
}

// A mark that is one byte, which makes no character with the next one.
void Race::mark_byte(const Hypothesis& from, std::size_t i) {
  if (from.pending == kUnknownLead) return byte_behind_mark(from, i);
  const std::uint8_t behind = first_byte(i + 1);
  // What is put in behind a character says which one it is.
  const bool names = from.last != 0 && match_.may_be_behind(Place{i + 1});
  if (from.pending == kNoLead && !from.mark_due) {
    Hypothesis h = child(from, Operation::unreadable, Place{i + 1}, 0);
    h.unreadable_behind = behind;
    put_unknown_lead(std::move(h));
    if (!names) return;
  }
  const auto is_byte = [&](std::uint8_t byte) {
    return may_lead(byte) && (behind == 0 || !evidence_.reads(table_, byte, behind));
  };
  const auto is_named = [&](std::uint8_t byte) {
    const char32_t c = names ? table_.pair(from.last, byte) : 0;
    return c != 0 && match_.behind(c, Place{i + 1});
  };
  const Endings endings = this->endings(from, i);
  for (const Hypothesis& h : endings)
    if (is_byte(h.last) && (is_named(h.last) || (from.mark_due && from.pending == kNoLead))) put(h);
  if (from.pending == kNoLead) return;
  for (const Hypothesis& h :
       cheapest(endings, [&](std::uint8_t byte) { return is_byte(byte) && !is_named(byte); }))
    put(h);
  if (takes_two(i)) unreadable_pair(from, endings);
}

// An unknown byte ends a character, and any byte that is no trail byte was swallowed with it.
void Race::swallowed(const Hypothesis& from, std::size_t i, const Endings& endings) {
  if (from.cost <= best_before(i) + kSwallowing) swallow(cheapest(endings, leading()));
}

void Race::swallow(Endings made) {
  for (Hypothesis& h : made) {
    h.operation = Operation::lost_ascii;
    const char32_t c = table_.pair(h.before_last, h.last);
    const bool tag = end_of_tag(page_, h.next) != 0;
    for (const char byte : tag ? std::string_view("<") : kSwallowed) {
      Hypothesis with = h;
      with.cost += evidence_.behind_wide_cost(c, byte, page_[h.next]) + line_cost(h, byte, h.next);
      if (is_hopeless(with)) continue;
      feed(with, static_cast<std::uint8_t>(byte), Origin::chosen, [&](const Hypothesis& all) { put(all); });
    }
  }
}

// One unknown byte ends a character, the other begins the next one. Few bytes make no character with any lead
// byte behind them: 0x80 with all, the others with the cells that the encoding leaves empty.
void Race::unreadable_pair(const Hypothesis& from, const Endings& endings) {
  if (from.half_mark != 0 || from.mark_due) return;
  take_next_lead(cheapest(endings, [&](std::uint8_t byte) { return survey_.has_empty_cells[byte]; }));
}

void Race::take_next_lead(Endings made) {
  for (Hypothesis& h : made) {
    h.unreadable_before = h.last;
    put_unknown_lead(h);
  }
}

void Race::put_unknown_lead(Hypothesis h) {
  h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = h.pending = kUnknownLead;
  if (h.operation != Operation::eaten) move_on(h.column, kUnknownLead);
  h.before_last = h.last = 0;
  put(h);
}

}  // namespace mojimend
