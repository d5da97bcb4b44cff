// Counts letters and pairs of a document, and lets them lower what the model of all languages says.
#include "model/document_model.h"

#include <algorithm>

namespace mojimend {
namespace {

// The model's word counts as so many letters: of those behind the first of a pair, and of all. With fewer
// what a short page happens to hold drowns what the model knows of the letters around (0.27 nats a letter of
// which one byte is seen, against 0.20); with more a long page's own habits go unheard.
constexpr std::uint32_t kPairsOfModel = 40;
constexpr std::uint32_t kLettersOfModel = 60'000;

// Pages fold the width of ASCII or do not; what was written is the same. Behind a letter of Chinese, Japanese
// or Korean the marks were full width, which the model knows far better there (5 nats a mark).
constexpr char32_t kFirstWideLetter = 0x2E80;
constexpr std::u32string_view kMarks = U",;:!?()";
char32_t fold(char32_t letter, char32_t before) {
  if (letter >= 0xFF01 && letter <= 0xFF5E) letter -= 0xFEE0;
  if (letter < 0x80 && before >= kFirstWideLetter && kMarks.find(letter) != kMarks.npos)
    return letter + 0xFEE0;
  return letter == 0x3000 ? U' ' : letter;
}

// What is gone teaches nothing, and what stands on both sides of it is no pair.
constexpr char32_t kGone = 0xFFFD;

std::uint64_t pair_key(char32_t a, char32_t b) { return static_cast<std::uint64_t>(a) << 32 | b; }

}  // namespace

void DocumentModel::learn(std::u32string_view sure) {
  char32_t before = U'\n';
  for (std::size_t i = 0; i < sure.size(); ++i) {
    const char32_t letter = fold(sure[i], before);
    if (i > 0 && before != kGone && letter != kGone) {
      ++pairs_[pair_key(before, letter)].count;
      ++letters_[before].count;
    }
    before = letter;
  }
  if (!sure.empty()) total_ += static_cast<std::uint32_t>(sure.size() - 1);
  for (auto& [letter, known] : letters_) known.cost = negative_log(known.count, total_ + kLettersOfModel);
  for (auto& [key, known] : pairs_) {
    const Known& first = letters_.at(static_cast<char32_t>(key >> 32));
    known.cost = negative_log(known.count, first.count + kPairsOfModel);
  }
}

Cost DocumentModel::step(State& state, char32_t next) const {
  next = fold(next, state.last);
  Cost cost = TextModel::get().step(state.text, next);
  const char32_t before = state.last;
  state.last = next;
  if (letters_.empty()) return cost;
  const auto letter = letters_.find(next);
  if (letter == letters_.end()) return cost;
  cost = std::min(cost, letter->second.cost);
  const auto pair = pairs_.find(pair_key(before, next));
  return pair == pairs_.end() ? cost : std::min(cost, pair->second.cost);
}

DocumentModel::State DocumentModel::behind(std::u32string_view text) const {
  State state;
  for (const char32_t letter : text) step(state, letter);
  return state;
}

}  // namespace mojimend
