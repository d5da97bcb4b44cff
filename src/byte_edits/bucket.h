// Bucket: the hypotheses of the byte search at one place, and what one that comes later may cost at most to
// stay among them.
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <vector>

#include "byte_edits/hypothesis.h"

namespace mojimend {

struct Bucket {
  // Hypotheses in the race at one letter, and how far behind the best one (in thousandths of a nat) the last
  // may be. A rare character costs some 14 nats, so three bad ones in a row are forgiven.
  static constexpr std::size_t kBeam = 64;
  static constexpr Cost kRace = 45 * kNat;
  // Of these, so many may have an unknown lead byte: each makes a hundred of the next letter. Where many
  // pairs of bytes are no character, marks stand close by out of step, and each hides such a byte.
  static constexpr std::size_t kUnknownLeads = 8, kUnknownLeadsAmongMarks = 16;
  static constexpr Cost kNoLimit = std::numeric_limits<Cost>::max();

  std::vector<std::int32_t> hypotheses;  // by their numbers in the race
  Cost best = kNoLimit - kRace;
  // Of the last of a full beam, and of the best that is in step there.
  Cost full = kNoLimit, full_settled = kNoLimit;
  // The cheapest ones, as a heap; places that are not wanted hold what is cheaper than any.
  std::array<Cost, kUnknownLeadsAmongMarks> leads;

  explicit Bucket(std::size_t unknown_leads) {
    leads.fill(std::numeric_limits<Cost>::min());
    std::fill_n(leads.begin(), unknown_leads, kNoLimit);
  }

  // Whether whatever goes on from this cost will be pruned here.
  bool is_hopeless(Cost cost, bool settled) const {
    return settled ? cost >= full && cost >= full_settled : cost >= full || cost > best + kRace;
  }
  bool is_hopeless_lead(Cost cost) const { return cost >= leads.front() || is_hopeless(cost, false); }

  void see(const Hypothesis& h) {
    best = std::min(best, h.cost);
    if (h.pending != kUnknownLead || h.cost >= leads.front()) return;
    std::ranges::pop_heap(leads);
    leads.back() = h.cost;
    std::ranges::push_heap(leads);
  }
};

}  // namespace mojimend
