// Looks characters and pairs up in the table that scripts/train-model wrote.
#include "model/model.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

extern "C" const unsigned char mojimend_model_table[];
extern "C" const unsigned char mojimend_model_table_end[];

namespace mojimend {
namespace {

// The document's pairs speak for it half of the time, its single letters a quarter; the rest is the model's.
constexpr std::uint32_t kPairShare = 2;
constexpr std::uint32_t kLetterShare = 4;

constexpr std::uint32_t kNone = 0xFFFFFFFF;

char32_t fold(char32_t letter) {
  if (letter >= 0xFF01 && letter <= 0xFF5E) return letter - 0xFEE0;
  return letter == 0x3000 ? U' ' : letter;
}

std::uint64_t pair_key(char32_t a, char32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

}  // namespace

Model::Model() {
  // The header is text and ends with the line breaks that bring the numbers to a multiple of 8.
  const unsigned char* at = mojimend_model_table;
  for (int lines = 0; lines < 3; ++at) lines += *at == '\n';
  while (*at == '\n') ++at;
  std::uint32_t counts[6];
  std::memcpy(counts, at, sizeof counts);
  const std::uint32_t pairs = counts[1], triples = counts[2];
  letters_ = counts[0];
  unseen_ = counts[3];
  row_scale_ = static_cast<Cost>(counts[4]);
  at += sizeof counts;
  const auto take = [&at](auto*& array, std::size_t count) {
    array = reinterpret_cast<std::remove_reference_t<decltype(array)>>(at);
    at += count * sizeof *array;
  };
  take(code_points_, letters_);
  take(rows_, letters_ + 1);
  take(triple_rows_, pairs + 1);
  take(alone_, letters_);
  take(backoff_, letters_);
  take(seconds_, pairs);
  take(thirds_, triples);
  take(costs_, pairs);
  take(triple_backoff_, pairs);
  take(triple_costs_, triples);
}

const Model& Model::chinese() {
  static const Model model;
  return model;
}

std::uint32_t Model::number(char32_t letter) const {
  const auto end = code_points_ + letters_;
  const auto found = std::lower_bound(code_points_, end, static_cast<std::uint32_t>(letter));
  return found != end && *found == letter ? static_cast<std::uint32_t>(found - code_points_) : letters_;
}

std::uint32_t Model::pair(std::uint32_t first, std::uint32_t second) const {
  if (first == letters_ || second == letters_) return kNone;
  const std::uint16_t* end = seconds_ + rows_[first + 1];
  const std::uint16_t* found = std::lower_bound(seconds_ + rows_[first], end, second);
  return found != end && *found == second ? static_cast<std::uint32_t>(found - seconds_) : kNone;
}

// The longest context that has the letter says what it costs; a context that has not says what leaving it
// costs.
Cost Model::step(State& state, char32_t next) const {
  const std::uint32_t last = number(state.last), letter = number(fold(next));
  const std::uint32_t context = pair(number(state.before_last), last);
  state = {state.last, fold(next)};
  Cost left = 0;
  if (context != kNone) {
    const std::uint16_t* end = thirds_ + triple_rows_[context + 1];
    const std::uint16_t* found = std::lower_bound(thirds_ + triple_rows_[context], end, letter);
    if (letter != letters_ && found != end && *found == letter)
      return triple_costs_[found - thirds_] * kNat / row_scale_;
    left = triple_backoff_[context] * kNat / row_scale_;
  }
  const std::uint32_t known = pair(last, letter);
  if (known != kNone) return left + costs_[known] * kNat / row_scale_;
  if (last != letters_) left += backoff_[last];
  return left + static_cast<Cost>(letter == letters_ ? unseen_ : alone_[letter]);
}

Cost Model::cost(std::u32string_view text) const {
  State state;
  Cost sum = 0;
  for (char32_t letter : text) sum += step(state, letter);
  return sum;
}

void DocumentModel::learn(std::u32string_view sure) {
  for (std::size_t i = 1; i < sure.size(); ++i) {
    ++pairs_[pair_key(fold(sure[i - 1]), fold(sure[i]))];
    ++letters_[fold(sure[i - 1])];
  }
  if (!sure.empty()) total_ += static_cast<std::uint32_t>(sure.size() - 1);
}

Cost DocumentModel::step(Model::State& state, char32_t next) const {
  const char32_t before = fold(state.last);
  Cost cost = model_->step(state, next);
  const auto letter = letters_.find(fold(next));
  if (letter == letters_.end()) return cost;
  cost = std::min(cost, negative_log(letter->second, kLetterShare * total_));
  const auto pair = pairs_.find(pair_key(before, fold(next)));
  if (pair == pairs_.end()) return cost;
  return std::min(cost, negative_log(pair->second, kPairShare * letters_.at(before)));
}

Cost negative_log(std::uint32_t part, std::uint32_t whole) {
  // Bit by bit: squaring a number in [1, 2) tells whether the next bit of its logarithm to base 2 is set.
  constexpr int kBits = 16;
  const auto log2 = [](std::uint32_t value) {
    int exponent = 31;
    while ((value >> exponent) == 0) --exponent;
    std::uint64_t mantissa = static_cast<std::uint64_t>(value) << (31 - exponent);  // 1.0 is 1 << 31
    std::int64_t log = exponent;
    for (int bit = 0; bit < kBits; ++bit) {
      mantissa = mantissa * mantissa >> 31;
      log <<= 1;
      if (mantissa >> 32) {
        mantissa >>= 1;
        log |= 1;
      }
    }
    return log;
  };
  constexpr std::int64_t kLn2 = 693;  // thousandths of a nat
  return static_cast<Cost>((log2(whole) - log2(part)) * kLn2 >> kBits);
}

}  // namespace mojimend
