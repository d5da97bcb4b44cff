// Race: the beam of the byte search over one stretch of letters. Keeps the hypotheses of each letter, lets
// the operations continue them, and tells when the best one has won.
#pragma once

#include <cstdint>
#include <vector>

#include "repair/byte_search.h"
#include "repair/hypothesis.h"
#include "repair/reader.h"

namespace mojimend {

// Where a byte of the stream comes from.
enum class Origin { seen, chosen };

class Race {
 public:
  // Takes what it makes from `hypotheses_left` and ends without a result when nothing is left.
  Race(const Letters& page, const Evidence& evidence, const DoubleByteTable& table,
       const DocumentModel& model, SearchRange range, std::size_t& hypotheses_left)
      : page_(page),
        evidence_(evidence),
        table_(table),
        model_(model),
        range_(range),
        hypotheses_left_(hypotheses_left) {}

  // The best settled hypothesis at the end, or -1; `end` is where the race was decided. The others that were
  // still racing then are its rivals.
  std::int32_t run(std::size_t& end);
  const Hypothesis& at(std::int32_t index) const { return arena_[static_cast<std::size_t>(index)]; }

 private:
  void expand(const Hypothesis& from, std::size_t i);
  void literal(const Hypothesis& from, std::size_t i);
  void gloss(const Hypothesis& from, std::size_t i);
  void comma(const Hypothesis& from, std::size_t i);
  void question(const Hypothesis& from, std::size_t i);
  void eaten_gloss(const Hypothesis& from, std::size_t i);
  void swallowed(const Hypothesis& from, std::size_t i);
  void unreadable_pair(const Hypothesis& from, std::size_t i);
  void dropped_pair(const Hypothesis& from, std::size_t i);
  void put_unknown_lead(Hypothesis h);
  bool decided(std::size_t i) const;
  bool is_exhausted() const;
  std::vector<std::int32_t>& bucket(std::size_t i);
  void prune(std::vector<std::int32_t>& hypotheses);
  void add_rival(std::int32_t winner, std::int32_t loser);

  Hypothesis child(const Hypothesis& from, Operation operation, std::size_t next, Cost cost) const;
  // Adds a byte to the stream and calls `next` with every hypothesis that this makes; several where an
  // unknown lead byte finds its trail byte.
  template <typename Next>
  void feed(Hypothesis h, std::uint8_t byte, Origin origin, Next&& next) const;
  // The byte's part in a mark that a comma announced: false if it can have none; `completed` is the mark that
  // it ends, or 0.
  bool follow_mark(Hypothesis& h, std::uint8_t byte, char32_t& completed) const;
  enum class Comma { before, none };
  Cost mark_cost(char32_t mark, Comma comma) const;
  bool emit(Hypothesis& h, char32_t c, char32_t completed) const;
  void put(Hypothesis h);
  Cost gloss_cost(char32_t c) const;
  bool mark_may_begin(std::size_t i) const { return is_folded_mark(page_[i]) || page_[i] == U'?'; }

  const Letters& page_;
  const Evidence& evidence_;
  const DoubleByteTable& table_;
  const DocumentModel& model_;
  const SearchRange range_;
  std::size_t& hypotheses_left_;
  std::vector<Hypothesis> arena_;
  std::vector<std::vector<std::int32_t>> buckets_;
  std::int32_t parent_ = -1;
};

template <typename Next>
void Race::feed(Hypothesis h, std::uint8_t byte, Origin origin, Next&& next) const {
  char32_t completed = 0;
  if (!follow_mark(h, byte, completed)) return;
  if (origin == Origin::chosen) h.chosen |= static_cast<std::uint8_t>(1u << h.count);
  h.bytes[h.count++] = byte;
  h.before_last = h.last;
  h.last = byte;
  if (h.pending == kUnknownLead) {
    for (unsigned lead = kFirstLead; lead <= kLastLead; ++lead) {
      Hypothesis each = h;
      each.resolved = each.before_last = static_cast<std::uint8_t>(lead);
      if (h.unreadable_with != 0 && reading_of(table_, h.unreadable_with, each.resolved) != Reading::none)
        continue;
      each.unreadable_with = 0;
      if (emit(each, table_.pair(each.resolved, byte), completed)) next(each);
    }
  } else if (h.pending != kNoLead) {
    if (emit(h, table_.pair(h.pending, byte), completed)) next(h);
  } else if (byte < 0x80) {
    if (emit(h, byte, completed)) next(h);
  } else if (table_.is_lead(byte)) {
    h.pending = byte;
    next(h);
  }
}

}  // namespace mojimend
