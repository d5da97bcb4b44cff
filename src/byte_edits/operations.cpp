// The operations: how a hypothesis goes on over one letter.
#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "byte_edits/race.h"
#include "channel/double_byte_text.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Costs of operations, in thousandths of a nat: what the operation's chance is, given the clean text. The
// reader's part is certain once the bytes are, so it costs nothing; what stands before marks, the page's own
// marks say.
constexpr Cost kKnownGloss = 300;  // this character carries glosses elsewhere on the page
constexpr Cost kNewGloss = 4200;   // it is one of some ninety characters out of six thousand
// And it is one that all tables leave out, on a page whose own glosses say so too: of 95 sites none has one.
constexpr Cost kSparedGloss = 8000;
// One in twenty gives a reading that dictionaries alone have.
constexpr Cost kUnusualReading = 3000;
constexpr Cost kLineEnd = 4500;  // a line was cut inside of a character
// Where the lines of a page are cut after so many bytes a line end is due there, and nowhere else.
constexpr Cost kLineEndDue = 300, kLineEndNotDue = 5000;
constexpr Cost kTag = 5500;
constexpr Cost kNoBreakSpaceInside = 5500;  // as rare as a tag there
constexpr Cost kOtherText = 7000;           // something else in brackets
constexpr Cost kDroppedPair =
    2600;  // of the pairs of a stream out of step, seven in a hundred are user-defined

}  // namespace

// What the letters of a tag cost as text. They stand there whether it was put in or is the page's own, of
// which a character took the "<", so that they must not make one of these likelier; they are no part of a
// gain.
Cost Race::text_cost(const InsertedMatch::Found& found) const {
  if (found.bytes[0] != '<') return 0;
  DocumentModel::State state = model_.behind(U"<");
  Cost cost = 0;
  for (const char each : std::string_view(found.bytes).substr(1))
    cost += model_.step(state, static_cast<unsigned char>(each));
  return cost;
}

Cost Race::cost_of_anything(const InsertedMatch::Found& found, LineWidth::Column column) const {
  if (found.bytes[0] != '\n') return found.bytes[0] == '<' ? kTag + text_cost(found) : kOtherText;
  if (column == LineWidth::kUnknown) return kLineEnd;
  return column == evidence_.line_width.bytes() ? kLineEndDue : kLineEnd + kLineEndNotDue;
}

Cost Race::line_cost(const Hypothesis& h, char byte, std::size_t letter) const {
  const LineWidth& width = evidence_.line_width;
  if (h.column == LineWidth::kUnknown || (byte == '\n' && h.column == width.bytes())) return 0;
  LineWidth::Column column = h.column;
  move_on(column, static_cast<std::uint8_t>(byte));
  return width.is_too_long(page_, table_, letter, column) ? kLineEndNotDue : 0;
}

Cost Race::gloss_cost(const InsertedMatch::Found& found) const {
  const char32_t c = found.glossed;
  const Cost reading = found.is_usual ? 0 : kUnusualReading;
  if (evidence_.glossed.contains(c)) return kKnownGloss + reading;
  return kNewGloss + reading + (evidence_.spares_gb2312 && is_in_gb2312(c) ? kSparedGloss : 0);
}

void Race::literal(const Hypothesis& from, std::size_t i) {
  const char32_t c = page_[i];
  const Hypothesis h = child(from, Operation::literal, Place{i + 1}, 0);
  const auto put_it = [&](const Hypothesis& made) { put(made); };
  const auto two_bytes = [&](Hypothesis start, std::uint16_t pair) {
    feed(start, static_cast<std::uint8_t>(pair >> 8), Origin::seen, [&](const Hypothesis& half) {
      feed(half, static_cast<std::uint8_t>(pair & 0xFF), Origin::seen, put_it);
    });
  };
  if ((c == kReplacement || evidence_.may_be_lost(c)) && from.settled()) {
    Hypothesis lost = child(from, Operation::literal, Place{i + 1}, kUnexplained);
    model_.step(lost.text, kReplacement);
    lost.before_last = lost.last = 0;
    put(lost);
  }
  const std::uint16_t bytes = bytes_here_;
  // Out of step it was whichever bytes the reader reads so.
  for (const std::uint16_t each : from.pending != kNoLead ? others_here_ : std::span<const std::uint16_t>{}) {
    if (each > 0xFF) two_bytes(h, each);
    else feed(h, static_cast<std::uint8_t>(each), Origin::seen, put_it);
  }
  if (bytes > 0xFF) {
    two_bytes(h, bytes);
    if (evidence_.brackets != Brackets::full || from.settled()) return;
    feed(child(from, Operation::literal, {i, 1}, 0), static_cast<std::uint8_t>(bytes >> 8), Origin::seen,
         put_it);
  } else if (bytes != 0) {
    feed(h, static_cast<std::uint8_t>(bytes), Origin::seen, put_it);
    // In step it makes no difference whether it was full width, unless a mark is due.
    if (evidence_.width == Width::folded && !from.settled() && c > 0x20 && c < 0x7F) {
      if (wide_here_ > 0xFF) two_bytes(h, wide_here_);
    }
  }
}

void Race::second_half(const Hypothesis& from, std::size_t i) {
  feed(child(from, Operation::literal, Place{i + 1}, 0), static_cast<std::uint8_t>(bytes_here_ & 0xFF),
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
  // What is put before marks is priced by these.
  h.inserted = keep({found.bytes, found.glossed, behind == Behind::mark ? 0 : text_cost(found)});
  move_on(h.column, found.bytes);
  put(h);
}

void Race::insertions(const Hypothesis& from, std::size_t i) {
  const Place here{i, from.half, from.unread};
  // Between the bytes of a mark as well: the second begins another one.
  if (!from.mark_due)
    for (const InsertedMatch::Found& found : match_.before_mark(here))
      if (mark_may_begin(found.end)) insert(from, found, 0, Behind::mark);
  if (from.before_last == 0 || from.pending == kUnknownLead || !match_.may_be_behind(here)) return;
  const char32_t c = table_.pair(from.before_last, from.last);
  if (c == 0) return;
  if (const auto found = match_.behind(c, here)) insert(from, *found, gloss_cost(*found), Behind::anything);
}

// Anything may lie between the two bytes of a character, if only it is no part of a text that goes on: what
// has tags behind something else is the source of a page.
void Race::insert_anything(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.mark_due || from.half_mark != 0) return;
  const auto found = match_.anything({i, from.half, from.unread});
  if (!found) return;
  const bool again = (from.operation == Operation::insertion || from.operation == Operation::eaten) &&
                     inserted(from).glossed == 0;
  if (again && found->bytes[0] == '<') return;
  insert(from, *found, cost_of_anything(*found, from.column), Behind::anything);
}

// Half of a character that a program wrote as a no-break space, the second or, in GBK, the first; its "&" may
// be eaten with the half before.
void Race::replaced(const Hypothesis& from, std::size_t i) {
  const bool eaten = page_[i] != U'&';
  const bool is_first =
      !eaten && from.pending == kNoLead && table_.is_lead(static_cast<std::uint8_t>(kNoBreakByte));
  if (from.mark_due || from.half_mark != 0 || (!is_first && eaten != (from.pending == kNoLead))) return;
  if (!stands_no_break_space(page_, i)) return;
  const Hypothesis start =
      child(from, Operation::replaced, Place{i + kNoBreakSpace.size()}, kNoBreakSpaceInside);
  const auto half = [&](const Hypothesis& h) {
    feed(h, static_cast<std::uint8_t>(kNoBreakByte), Origin::seen,
         [&](const Hypothesis& made) { put(made); });
  };
  if (!eaten) return half(start);
  for (unsigned lead = kFirstLead; lead <= kLastLead; ++lead)
    if (table_.is_lead(static_cast<std::uint8_t>(lead)))
      feed(start, static_cast<std::uint8_t>(lead), Origin::chosen, half);
}

void Race::dropped_pair(const Hypothesis& from, std::size_t i) {
  if (from.pending == kNoLead || from.pending == kUnknownLead || from.mark_due || from.half_mark != 0) return;
  const Hypothesis dropped = child(from, Operation::dropped_pair, {i}, kDroppedPair);
  const Bucket& here = *bucket_of(dropped);
  for (const std::uint8_t x : survey_.begin_dropped) {
    if (here.is_hopeless_lead(dropped.cost)) break;
    feed(dropped, x, Origin::chosen, [&](Hypothesis h) {
      h.unreadable_before = h.last;
      put_unknown_lead(h);
    });
  }
}

void Race::expand(const Hypothesis& from, std::size_t i) {
  insertions(from, i);
  insert_anything(from, i);
  if (page_[i] == U'&') replaced(from, i);
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
