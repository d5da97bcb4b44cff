// How plausible is this text? A character trigram model of Chinese in both scripts, step by step for
// searches.
//
// It is the small first model: good enough to choose between readings of the same bytes in Chinese text,
// silent about other languages (their letters cost what a rare character costs). docs/model.md has sources
// and figures.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_map>

namespace mojimend {

// A cost is a negative log-probability in thousandths of a nat; whole numbers, so that sums do not depend on
// the machine.
using Cost = std::int32_t;
inline constexpr Cost kNat = 1000;

class Model {
 public:
  // The two characters before; a text begins behind a line break.
  struct State {
    char32_t before_last = 0;
    char32_t last = U'\n';
    bool operator==(const State&) const = default;
  };

  // The table in the program; thread-safe, no allocation.
  static const Model& chinese();

  // What `next` costs behind `state`, which moves on. Full-width ASCII counts as ASCII. O(log row), some 20
  // steps.
  Cost step(State& state, char32_t next) const;
  // The sum of the steps over a text.
  Cost cost(std::u32string_view text) const;

 private:
  Model();
  std::uint32_t number(char32_t letter) const;                          // letters_ if it is not in the table
  std::uint32_t pair(std::uint32_t first, std::uint32_t second) const;  // index into seconds_, or kNone

  std::uint32_t letters_ = 0, unseen_ = 0;
  Cost row_scale_ = 1;
  const std::uint32_t* code_points_ = nullptr;
  const std::uint32_t* rows_ = nullptr;         // of seconds_, by letter
  const std::uint32_t* triple_rows_ = nullptr;  // of thirds_, by index into seconds_
  const std::uint16_t* alone_ = nullptr;
  const std::uint16_t* backoff_ = nullptr;
  const std::uint16_t* seconds_ = nullptr;
  const std::uint16_t* thirds_ = nullptr;
  const std::uint8_t* costs_ = nullptr;
  const std::uint8_t* triple_backoff_ = nullptr;
  const std::uint8_t* triple_costs_ = nullptr;
};

// The model with what one document says of itself: a character, or a pair of them, that its sure text holds
// is as likely there as the document shows, or as the model says, whichever is more.
class DocumentModel {
 public:
  explicit DocumentModel(const Model& model = Model::chinese()) : model_(&model) {}

  // Counts what a stretch of sure text holds, fewer than 2^29 letters in all. O(text).
  void learn(std::u32string_view sure);
  Cost step(Model::State& state, char32_t next) const;

 private:
  const Model* model_;
  std::unordered_map<std::uint64_t, std::uint32_t> pairs_;
  std::unordered_map<char32_t, std::uint32_t> letters_;  // but the last of each stretch
  std::uint32_t total_ = 0;
};

// -ln(part / whole) in thousandths of a nat, rounded down, by whole numbers alone; part and whole from 1 to
// 2^31.
Cost negative_log(std::uint32_t part, std::uint32_t whole);

}  // namespace mojimend
