// Race: the beam of the byte search over one stretch of letters. Keeps the hypotheses of each place, lets
// the operations continue them, and tells when the best one has won.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "byte_edits/bucket.h"
#include "byte_edits/byte_search.h"
#include "byte_edits/hypothesis.h"
#include "byte_edits/inserted_match.h"

namespace mojimend {

// Where a byte of the stream comes from.
enum class Origin { seen, chosen };

class Race {
 public:
  // Takes the letters that the model judges from `steps_left` and ends without a result when nothing is left.
  Race(const SearchSetting& setting, SearchRange range, std::size_t& steps_left)
      : page_(setting.letters),
        evidence_(setting.evidence),
        table_(setting.table),
        model_(setting.model),
        match_(setting),
        survey_(setting.survey),
        unknown_leads_(survey_.many_begin_none ? Bucket::kUnknownLeadsAmongMarks : Bucket::kUnknownLeads),
        range_(range),
        steps_left_(steps_left) {}

  // The best settled hypothesis at the end, or -1; `end` is where the race was decided. The others that were
  // still racing then are its rivals.
  std::int32_t run(std::size_t& end);
  const Hypothesis& at(std::int32_t index) const { return arena_[static_cast<std::size_t>(index)]; }
  // What an insertion or an eaten one put in, and behind which character.
  struct Inserted {
    std::string bytes;
    char32_t glossed = 0;
    Cost as_text = 0;  // see text_cost
  };
  const Inserted& inserted(const Hypothesis& h) const { return inserted_[h.inserted]; }

 private:
  using Endings = std::vector<Hypothesis>;
  Endings endings(const Hypothesis& from, std::size_t i) const;
  template <typename May>
  Endings unseen(const Hypothesis& from, std::size_t i, May&& may) const;
  void swallow(Endings made);
  void take_next_lead(Endings made);
  // The cheapest cost of those that stand before the letter.
  Cost best_before(std::size_t i) const { return buckets_[2 * (i - range_.from)].best; }

  // The operations, over the letter `i` or its second byte.
  void expand(const Hypothesis& from, std::size_t i);
  void literal(const Hypothesis& from, std::size_t i);
  void expand_half(const Hypothesis& from, std::size_t i);
  void second_half(const Hypothesis& from, std::size_t i);
  void second_unknown(const Hypothesis& from, std::size_t i);
  void insertions(const Hypothesis& from, std::size_t i);
  void insert_anything(const Hypothesis& from, std::size_t i);
  void replaced(const Hypothesis& from, std::size_t i);
  void eaten_anything(const Hypothesis& from, std::size_t i, const Endings& endings);
  Cost text_cost(const InsertedMatch::Found& found) const;
  Cost cost_of_anything(const InsertedMatch::Found& found, LineWidth::Column column) const;
  // What the width of lines says against the byte of ASCII before the letter, behind this hypothesis.
  Cost line_cost(const Hypothesis& h, char byte, std::size_t letter) const;
  void mark_pair(const Hypothesis& from, std::size_t i);
  void mark_byte(const Hypothesis& from, std::size_t i);
  void eaten_behind(const Hypothesis& from, std::size_t i);
  void eaten_before_mark(const Hypothesis& from, std::size_t i, const Endings& endings);
  void mark_behind_mark(const Hypothesis& from, std::size_t i);
  void eaten_behind_unseen(const Hypothesis& from, std::size_t i);
  bool takes_two(std::size_t i) const;
  // Whether the trail byte of the unknown lead may be a mark as well: something parted them, or the lead went
  // with the byte before.
  static bool both_halves_may_be_gone(const Hypothesis& h) { return h.split || h.unreadable_before != 0; }
  // Whether the reader may have failed at this byte because of the one behind it.
  bool may_lead(std::uint8_t byte) const { return byte >= kFirstLead && table_.single(byte) == 0; }
  auto leading() const {
    return [this](std::uint8_t byte) { return may_lead(byte); };
  }
  void byte_behind_mark(const Hypothesis& from, std::size_t i);
  void swallowed(const Hypothesis& from, std::size_t i, const Endings& endings);
  void unreadable_pair(const Hypothesis& from, const Endings& endings);
  void dropped_pair(const Hypothesis& from, std::size_t i);

  enum class Behind { anything, mark };  // what must follow
  void insert(const Hypothesis& from, const InsertedMatch::Found& found, Cost cost, Behind behind);
  void put_unknown_lead(Hypothesis h);
  bool decided(std::size_t i) const;
  bool has_just_begun(const Hypothesis& h) const;  // to be in step
  bool is_exhausted() const;
  Hypothesis start() const;
  std::int32_t winner(std::size_t end);
  Bucket& bucket(std::size_t i, unsigned half);
  // Null where no hypothesis has come yet.
  const Bucket* bucket_of(const Hypothesis& h) const;
  bool is_hopeless(const Hypothesis& h) const {
    const Bucket* there = bucket_of(h);
    return there != nullptr && there->is_hopeless(h.cost, !h.mark_due && h.half_mark == 0 && h.half == 0);
  }
  void go_on_from(std::size_t i, unsigned half, void (Race::*operation)(const Hypothesis&, std::size_t));
  void prune(Bucket& bucket);
  void add_rival(std::int32_t winner, std::int32_t loser);

  // The column behind one more byte of the line.
  static void move_on(LineWidth::Column& column, std::uint8_t byte) {
    if (column != LineWidth::kUnknown) column = byte == '\n' ? 0 : static_cast<LineWidth::Column>(column + 1);
  }
  static void move_on(LineWidth::Column& column, std::string_view bytes) {
    for (const char byte : bytes) move_on(column, static_cast<std::uint8_t>(byte));
  }

  Hypothesis child(const Hypothesis& from, Operation operation, Place next, Cost cost) const;
  static void go_to(Hypothesis& h, Operation operation, Place next, Cost cost);
  // Adds a byte to the stream and calls `next` with every hypothesis that this makes; several where an
  // unknown lead byte finds its trail byte.
  template <typename Next>
  void feed(Hypothesis h, std::uint8_t byte, Origin origin, Next&& next) const;
  // The byte's part in a mark that an insertion announced: false if it can have none; `completed` is the mark
  // that it ends, or 0.
  bool follow_mark(Hypothesis& h, std::uint8_t byte, char32_t& completed) const;
  enum class Before { something, nothing };
  Cost mark_cost(char32_t mark, Before before) const;
  bool emit(Hypothesis& h, char32_t c, char32_t completed) const;
  // Ends the unknown lead byte, which was this one, with a trail byte that is not seen either.
  bool end_unseen(Hypothesis& h, std::uint8_t lead, std::uint8_t trail) const;
  void put(const Hypothesis& h);
  std::uint32_t keep(Inserted inserted);
  Cost gloss_cost(const InsertedMatch::Found& found) const;
  bool mark_may_begin(Place at) const;
  // The first byte of the letter, 0 where it is not known.
  std::uint8_t first_byte(std::size_t i) const;

  const Letters& page_;
  const Evidence& evidence_;
  const DoubleByteTable& table_;
  const DocumentModel& model_;
  const InsertedMatch match_;
  const EncodingSurvey& survey_;
  const std::size_t unknown_leads_;
  const SearchRange range_;
  std::size_t& steps_left_;
  std::vector<Hypothesis> arena_;
  std::vector<Inserted> inserted_{{}};
  std::vector<Bucket> buckets_;  // by letter and half
  std::int32_t parent_ = -1;
  std::uint16_t bytes_here_ = 0, wide_here_ = 0;  // of the letter that is gone on over, and full width
  std::span<const std::uint16_t> others_here_;
  std::vector<std::pair<Cost, std::int32_t>>
      order_;  // of the hypotheses that are pruned; kept for its memory
};

template <typename Next>
void Race::feed(Hypothesis h, std::uint8_t byte, Origin origin, Next&& next) const {
  char32_t completed = 0;
  if (!follow_mark(h, byte, completed)) return;
  if (origin == Origin::chosen) h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = byte;
  move_on(h.column, byte);
  h.before_last = h.last;
  h.last = byte;
  if (h.pending == kUnknownLead) {
    if (is_hopeless(h)) return;
    for (unsigned lead = kFirstLead; lead <= kLastLead; ++lead) {
      const char32_t c = table_.pair(static_cast<std::uint8_t>(lead), byte);
      if (c == 0 || survey_.is_never_chosen[lead << 8 | byte]) continue;
      Hypothesis each = h;
      each.resolved = each.before_last = static_cast<std::uint8_t>(lead);
      if (h.unreadable_before != 0 && evidence_.reads(table_, h.unreadable_before, each.resolved)) continue;
      if (h.unreadable_behind != 0 && evidence_.reads(table_, each.resolved, h.unreadable_behind)) continue;
      each.unreadable_before = each.unreadable_behind = 0;
      if (emit(each, c, completed)) next(each);
    }
  } else if (h.pending != kNoLead) {
    if (origin == Origin::chosen && survey_.is_never_chosen[h.pending << 8u | byte]) return;
    if (emit(h, table_.pair(h.pending, byte), completed)) next(h);
  } else if (table_.is_lead(byte)) {
    h.pending = byte;
    next(h);
  } else if (emit(h, byte < 0x80 ? byte : table_.single(byte), completed)) {
    next(h);
  }
}

}  // namespace mojimend
