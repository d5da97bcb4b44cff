// Ranks the encodings that a sample may be in by what it says in each: the one place where likelihoods,
// priors and declarations are weighed.
#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "detect/detect.h"
#include "detect/evidence.h"

namespace mojimend {

inline constexpr std::size_t kMaxCandidates = 5;

// Whether the sample may be UTF-8 with more damage than the count of its sequences allows.
enum class DamagedUtf8 { impossible, possible };

struct RankQuestion {
  std::string_view sample;                   // bytes around those above 0x7F
  ByteSet used;                              // bytes above 0x7F of the whole document
  std::span<const Encoding* const> from{};   // if not empty: only these, the first one when nothing speaks
  const Encoding* declared = nullptr;        // what the document says of itself
  std::span<const Encoding* const> among{};  // if not empty: no others are possible
  DamagedUtf8 utf8 = DamagedUtf8::impossible;
};

struct Ranking {
  std::vector<Candidate>
      candidates;          // best first, at most kMaxCandidates; none if noise explains the sample better
  double nats_a_byte = 0;  // what the best one's evidence costs
};

// Only encodings that are ranked by what they say (priors.h); of those, all where `from` is empty. The order
// is the same each time: ties go to the commoner one, or to the earlier in `from`. O(sample), and on text
// that is plainly in one encoding a few microseconds beside.
Ranking rank(const RankQuestion& question);

}  // namespace mojimend
