// How plausible is this text? One model of characters for all languages, step by step for searches: an
// interpolated 4-gram model over letters (Witten and Bell 1991) with a small model of case beside it.
//
// docs/model.md has its sources, what was tried, and figures.
#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "model/composition.h"
#include "model/cost.h"
#include "model/text_table.h"

namespace mojimend {

// A letter as the model knows it; looked up once where the same bytes are judged often.
struct Letter {
  std::uint16_t symbol = 0;
  LetterCase letter_case = LetterCase::none;
  std::uint8_t mark = 0;  // mark_number: it makes another letter of the one before it
  Cost own = 0;           // what is not a matter of context: which digit, which letter of a class
};

class TextModel {
 public:
  static constexpr std::size_t kContext = 3;  // letters before the one that is judged

  // The letters before; a text begins behind a line end.
  struct State {
    std::uint16_t before[kContext] = {kSpaceSymbol, kSpaceSymbol, kSpaceSymbol};  // the last one first
    std::uint8_t cases = kLineStart;   // of the last two letters, two bits each
    std::uint8_t known = 0;            // which of the longer contexts are in the table: kTwo, kThree
    std::uint8_t backoff[2] = {0, 0};  // of the contexts of two and three letters
    bool operator==(const State&) const = default;
    // The letters before as one number.
    std::uint64_t symbols() const {
      return std::uint64_t{before[2]} << 32 | std::uint64_t{before[1]} << 16 | before[0];
    }
  };
  static constexpr std::uint8_t kTwo = 1, kThree = 2;

  // The table in the program. Thread-safe, no allocation.
  static const TextModel& get();
  // Of another table: tests train small ones.
  explicit TextModel(const unsigned char* table) : TextModel(table, Remembering::off) {}

  Letter letter(char32_t code_point) const {
    const std::uint16_t found = entry_of(code_point);
    const auto letter_case = static_cast<LetterCase>(found >> 14);
    if (letter_case == LetterCase::none && is_part(code_point)) [[unlikely]]
      return part(code_point);
    if (found == 0) return unseen_letter(code_point);
    const auto symbol = static_cast<std::uint16_t>(found & kMostSymbols);
    const bool digit = letter_case == LetterCase::digit && symbol != kSpaceSymbol;
    return {symbol, letter_case, 0, digit ? kWhichDigit : 0};
  }
  // What `next` costs behind `state`, which moves on. O(1): at most three look-ups in far memory, seldom any.
  // A mark costs how much dearer the whole letter is than the one before it, which may be less than nothing;
  // behind it stands the whole letter.
  Cost step(State& state, Letter next) const;
  Cost step(State& state, char32_t next) const { return step(state, letter(next)); }
  // The same without moving on, and without being remembered: for trying many letters behind one state.
  Cost cost_behind(const State& state, Letter next) const;
  // Each step over a text, and their sum. What lies in far memory is fetched ahead. O(text).
  std::vector<Cost> costs(std::span<const Letter> text) const;
  std::int64_t cost(std::u32string_view text) const;

  // The letter that `mark` makes of the one before it; none where it makes none that has a symbol. O(1).
  std::optional<Letter> whole(Letter part, Letter mark) const;

  // What it costs by itself, wherever it stands. O(1).
  Cost alone(Letter letter) const { return table_.alone[letter.symbol] + letter.own; }

  // The small table, which fits the nearest caches: bigrams of the commonest letters of alphabets.
  std::uint8_t small(Letter letter) const { return table_.small_of[letter.symbol]; }
  const std::uint8_t* small_costs() const { return table_.small_cost; }
  // What the second of two of its symbols costs behind the first.
  Cost small_cost(unsigned before, unsigned small) const {
    return table_.small_cost[before * kSmall + small] * kNat / kStepsPerNat;
  }

 private:
  static constexpr Cost kWhichDigit = 2303;  // ln 10, in thousandths of a nat

  // The table's own: case << 14 | symbol.
  std::uint16_t entry_of(char32_t code_point) const {
    const std::uint32_t page = code_point < kPages * kPage ? table_.page_of[code_point / kPage] : 0;
    return table_.letters[page * kPage + code_point % kPage];
  }
  // A mark or a jamo.
  Letter part(char32_t code_point) const;
  // One that has no symbol of its own.
  Letter unseen_letter(char32_t code_point) const;

  // Where the n-grams that end in a letter would stand, by order.
  struct Places {
    NgramPlace two, three, four;
  };
  Places places(std::uint64_t before, std::uint16_t next) const;
  // What is a matter of case, and of which letter of a class it is.
  Cost case_cost(const State& state, Letter next) const {
    if (next.letter_case == LetterCase::none) return next.own;
    return next.own + table_.case_cost[(state.cases & 15) << 2 | static_cast<unsigned>(next.letter_case)];
  }
  // The symbol of the letter that a mark makes of the one before it; 0 if none has a symbol.
  std::uint16_t whole_symbol(std::uint16_t part, std::uint8_t mark) const;
  // The step of a mark; false where it makes no such letter.
  bool step_mark(State& state, std::uint8_t mark, Cost& cost) const;
  // A letter for each symbol, the lowest that is no capital. Made when the first mark asks.
  const std::vector<char32_t>& letters_of_symbols() const;
  // Without that. Sets what is known behind `next`.
  Cost look_up(const State& state, std::uint16_t next, State& now) const;

  // Answers of the program's own table are remembered.
  enum class Remembering { off, on };
  TextModel(const unsigned char* table, Remembering remembering)
      : table_(text_table_at(table)), remembering_(remembering) {}

  TextTable table_;
  Remembering remembering_;
  mutable std::once_flag asked_for_letters_;
  mutable std::vector<char32_t> letters_of_symbols_;
};

}  // namespace mojimend
