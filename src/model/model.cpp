// Looks characters and pairs up in the table that scripts/train-model wrote.
#include "model/model.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

extern "C" const unsigned char mojimend_model_table[];
extern "C" const unsigned char mojimend_model_table_end[];

namespace mojimend {
namespace {

// What a pair costs that the document's sure text holds: one in seven, as a word is repeated in the document
// that introduced it about as often (measured over the training text by halves).
constexpr Cost kSeenInDocument = 2 * kNat;

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
  std::uint32_t counts[4];
  std::memcpy(counts, at, sizeof counts);
  letters_ = counts[0];
  unseen_ = counts[2];
  row_scale_ = counts[3];
  const std::uint32_t pairs = counts[1];
  at += sizeof counts;
  const auto take = [&at](auto*& array, std::size_t count) {
    array = reinterpret_cast<std::remove_reference_t<decltype(array)>>(at);
    at += count * sizeof *array;
  };
  take(code_points_, letters_);
  take(rows_, letters_ + 1);
  take(alone_, letters_);
  take(backoff_, letters_);
  take(seconds_, pairs);
  take(costs_, pairs);
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

Cost Model::step(State& state, char32_t next) const {
  const std::uint32_t last = number(state.last);
  const std::uint32_t letter = number(fold(next));
  state.last = fold(next);
  Cost held = 0;
  if (last != letters_) {
    const std::uint16_t* row = seconds_ + rows_[last];
    const std::uint16_t* row_end = seconds_ + rows_[last + 1];
    const std::uint16_t* found = std::lower_bound(row, row_end, letter);
    if (letter != letters_ && found != row_end && *found == letter)
      return static_cast<Cost>(costs_[found - seconds_]) * kNat / static_cast<Cost>(row_scale_);
    held = backoff_[last];
  }
  return held + static_cast<Cost>(letter == letters_ ? unseen_ : alone_[letter]);
}

Cost Model::cost(std::u32string_view text) const {
  State state;
  Cost sum = 0;
  for (char32_t letter : text) sum += step(state, letter);
  return sum;
}

void DocumentModel::learn(std::u32string_view sure) {
  for (std::size_t i = 1; i < sure.size(); ++i) pairs_.insert(pair_key(fold(sure[i - 1]), fold(sure[i])));
}

Cost DocumentModel::step(Model::State& state, char32_t next) const {
  const bool seen = pairs_.contains(pair_key(state.last, fold(next)));
  const Cost cost = model_->step(state, next);
  return seen ? std::min(cost, kSeenInDocument) : cost;
}

}  // namespace mojimend
