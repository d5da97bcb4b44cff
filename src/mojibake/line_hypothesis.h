// The hypotheses of the search: what each of them has come to, and those behind one letter.
#pragma once

#include <bit>
#include <cstdint>
#include <vector>

#include "channel/written.h"
#include "model/text_model.h"
#include "mojibake/guessed_marks.h"
#include "mojibake/lattice.h"

namespace mojimend {

struct LineHypothesis {
  Cost cost = 0;
  TextModel::State model;
  std::int16_t mode = kClean;
  std::int16_t last = kClean;  // the mode before, if it is clean now
  Pending pending;
  std::uint32_t began = 0;  // the letter seen that has the first pending byte
  std::uint8_t marks = 0;   // of the pending bytes
  Quotation quotation = Quotation::closed;
  std::uint32_t way = 0;  // index of the last step; 0 is the start
};

struct LatticeStep {
  Piece piece;
  std::uint32_t before;
  Pending pending;  // of a letter of which bytes were lost: those that are known
};

// The hypotheses behind one letter, of those that are the same the cheapest: found by their hashes, since
// where bytes were lost there are thousands.
class Frontier {
 public:
  std::vector<LineHypothesis>& all() { return all_; }

  void clear() {
    all_.clear();
    ++round_;
  }
  void push(const LineHypothesis& each) {
    if (2 * all_.size() >= slots_.size()) grow();
    Slot& slot = slot_of(each);
    if (slot.round != round_) {
      slot = {round_, static_cast<std::uint32_t>(all_.size())};
      all_.push_back(each);
    } else if (each.cost < all_[slot.index].cost) {
      all_[slot.index] = each;
    }
  }

 private:
  struct Slot {
    std::uint32_t round = 0, index = 0;  // of all_, if the round is this one
  };

  static bool same(const LineHypothesis& a, const LineHypothesis& b) {
    return a.mode == b.mode && a.model.symbols() == b.model.symbols() && a.pending == b.pending;
  }
  static std::uint64_t hash_of(const LineHypothesis& each) {
    constexpr std::uint64_t kFactor = 0x9E37'79B9'7F4A'7C15u;  // Knuth's multiplicative hash
    const std::uint64_t mode = static_cast<std::uint16_t>(each.mode);
    const std::uint64_t hash = (each.model.symbols() ^ mode << 48) * kFactor;
    return ((hash ^ hash >> 32) + std::bit_cast<std::uint64_t>(each.pending)) * kFactor;
  }
  // Its own, or the first free one behind its place.
  Slot& slot_of(const LineHypothesis& each) {
    std::size_t at = (hash_of(each) >> 32) % slots_.size();
    while (slots_[at].round == round_ && !same(all_[slots_[at].index], each)) at = (at + 1) % slots_.size();
    return slots_[at];
  }
  void grow() {
    slots_.assign(std::max<std::size_t>(2 * slots_.size(), 256), {});
    for (std::uint32_t index = 0; index < all_.size(); ++index) slot_of(all_[index]) = {round_, index};
  }

  std::vector<LineHypothesis> all_;
  std::vector<Slot> slots_;
  std::uint32_t round_ = 1;
};

}  // namespace mojimend
