// Looks letters and n-grams up in the table that tools/train_model wrote.
#include "model/text_model.h"

#include <algorithm>
#include <cstring>
#include <type_traits>

#include "text/zeroed_pages.h"

extern "C" const unsigned char mojimend_text_table[];

namespace mojimend {
namespace {

// No context makes a letter dearer than it is by itself by more than this: what a few lines of training never
// saw may still be text.
constexpr Cost kMostSurprise = 8 * kNat;

// The rarest letter, which no training text had, is still likelier than what is no text (20 nats).
constexpr Cost kRarest = 16 * kNat;

// An acute or a grave behind a vowel of Cyrillic, with which it makes no letter, says how the word is spoken:
// "схе́ма". The word is the same.
constexpr Cost kStress = 5 * kNat;
bool is_stress(char32_t letter, char32_t mark) {
  return (mark == 0x300 || mark == 0x301) && letter >= 0x430 && letter < 0x460;
}

// The time of a look-up in far memory is that of so many letters.
constexpr std::size_t kFetchedAhead = 6;

Cost nats(std::uint8_t steps) { return steps * kNat / kStepsPerNat; }

}  // namespace

TextTable text_table_at(const unsigned char* bytes) {
  // The header is text and ends with the line breaks that bring the numbers to a multiple of 64.
  const unsigned char* at = bytes;
  for (int lines = 0; lines < 3; ++at) lines += *at == '\n';
  while (*at == '\n') ++at;
  TextTable table{};
  std::memcpy(&table.counts, at, sizeof table.counts);
  at += 64;
  const auto take = [&at](auto*& array, std::size_t count) {
    array = reinterpret_cast<std::remove_reference_t<decltype(array)>>(at);
    at += (count * sizeof *array + 63) / 64 * 64;
  };
  const TextTableCounts& counts = table.counts;
  take(table.page_of, kPages);
  take(table.letters, std::size_t{counts.pages} * kPage);
  take(table.alone, counts.symbols);
  take(table.backoff, counts.symbols);
  take(table.class_cost, kUnseenClasses + 1);
  take(table.case_cost, 64);
  take(table.small_of, counts.symbols);
  take(table.small_cost, std::size_t{kSmall} * kSmall);
  take(table.contexts, counts.context_buckets);
  take(table.lasts, counts.last_buckets);
  return table;
}

const TextModel& TextModel::get() {
  static const TextModel model(mojimend_text_table, Remembering::on);
  return model;
}

Letter TextModel::unseen_letter(char32_t code_point) const {
  const std::uint16_t symbol = unseen_class(code_point < kPages * kPage ? code_point : 0xFFFD);
  const Cost which = table_.class_cost[symbol], rarest = std::max(0, kRarest - table_.alone[symbol]);
  return {symbol, LetterCase::none, 0, std::min(which, rarest)};
}

Letter TextModel::part(char32_t code_point) const {
  const char32_t syllable = syllable_of_jamo(code_point);
  const auto symbol = static_cast<std::uint16_t>(entry_of(syllable) & kMostSymbols);
  Letter made = symbol == 0 ? unseen_letter(syllable) : Letter{symbol, LetterCase::none, 0, 0};
  made.mark = mark_number(code_point);
  return made;
}

TextModel::Places TextModel::places(std::uint64_t before, std::uint16_t next) const {
  const NgramKey four = before << 16 | next;
  const auto& counts = table_.counts;
  return {ngram_place(four & 0xFFFFFFFF, 2, counts.context_buckets),
          ngram_place(four & 0xFFFFFFFFFFFF, 3, counts.context_buckets),
          ngram_place(four, 4, counts.last_buckets)};
}

namespace {

// What a letter costs behind three others, and what is known behind it then. A text has the same few letters
// behind each other over and over, and the table lies in far memory. Each thread has a memory of its own.
struct Remembered {
  std::uint64_t key = 0;
  Cost cost = 0;
  std::uint8_t known = 0, backoff[2] = {0, 0};
};
constexpr unsigned kRememberedBits = 14;  // 256 KiB, for the second cache; chosen, not measured
thread_local constinit Remembered* memory = nullptr;
[[gnu::noinline]] Remembered* make_memory() {
  thread_local const ZeroedPages pages((std::size_t{1} << kRememberedBits) * sizeof(Remembered));
  return memory = static_cast<Remembered*>(pages.data());
}

// All that the answer depends on: a symbol has 14 bits, and 0 is none. How dear it is to leave a context is a
// matter of its letters, if it is known.
constexpr unsigned kKnownAt = 62;
std::uint64_t key_of(const TextModel::State& state, std::uint16_t next) {
  return std::uint64_t{state.known} << kKnownAt | std::uint64_t{state.before[2]} << 42 |
         std::uint64_t{state.before[1]} << 28 | std::uint64_t{state.before[0]} << 14 | next;
}
// The same place whatever is known: a text tells the letters ahead, not what of them is known.
Remembered& place_of(std::uint64_t key) {
  Remembered* const all = memory ? memory : make_memory();
  return all[(key << (64 - kKnownAt)) * 0x9E37'79B9'7F4A'7C15u >> (64 - kRememberedBits)];  // Knuth's hash
}
bool is_remembered(std::uint64_t key) { return (place_of(key).key ^ key) << (64 - kKnownAt) == 0; }

}  // namespace

const std::vector<char32_t>& TextModel::letters_of_symbols() const {
  std::call_once(asked_for_letters_, [this] {
    letters_of_symbols_.resize(table_.counts.symbols);
    for (char32_t c = 0; c < kPages * kPage; ++c) {
      const std::uint16_t found = entry_of(c);
      char32_t& here = letters_of_symbols_[found & kMostSymbols];
      if (here == 0 && static_cast<LetterCase>(found >> 14) != LetterCase::capital) here = c;
    }
  });
  return letters_of_symbols_;
}

std::uint16_t TextModel::whole_symbol(std::uint16_t part, std::uint8_t mark) const {
  if (part <= kUnseenClasses || mark == 0) return 0;
  const char32_t whole = whole_letter(letters_of_symbols()[part], mark_of(mark));
  const std::uint16_t symbol = whole == 0 ? std::uint16_t{0} : letter(whole).symbol;
  return symbol <= kUnseenClasses ? std::uint16_t{0} : symbol;
}

std::optional<Letter> TextModel::whole(Letter part, Letter mark) const {
  const std::uint16_t symbol = whole_symbol(part.symbol, mark.mark);
  if (symbol == 0) return std::nullopt;
  return Letter{symbol, part.letter_case, 0, 0};
}

// Of the three letters before, the last is a part of this one; what stood before them is not known any more.
bool TextModel::step_mark(State& state, std::uint8_t mark, Cost& cost) const {
  const std::uint16_t part = state.before[0], symbol = whole_symbol(part, mark);
  if (symbol == 0) {
    cost = kStress;
    return part > kUnseenClasses && is_stress(letters_of_symbols()[part], mark_of(mark));
  }
  State back, now;
  back.before[0] = state.before[2];
  look_up(back, state.before[1], now);
  now.before[0] = state.before[1];
  now.before[1] = state.before[2];
  State behind = state;
  const Cost as_part = look_up(now, part, behind);
  behind.known = 0;
  cost = look_up(now, symbol, behind) - as_part;
  behind.before[0] = symbol;
  state = behind;
  return true;
}

Cost TextModel::step(State& state, Letter next) const {
  if (next.mark != 0) [[unlikely]] {
    if (Cost cost = 0; step_mark(state, next.mark, cost)) return cost;
  }
  const std::uint64_t key = key_of(state, next.symbol);
  Remembered& here = place_of(key);
  State now;
  Cost cost;
  if (remembering_ == Remembering::on && here.key == key) {
    cost = here.cost;
    now.known = here.known;
    now.backoff[0] = here.backoff[0];
    now.backoff[1] = here.backoff[1];
  } else {
    cost = look_up(state, next.symbol, now);
    if (remembering_ == Remembering::on) here = {key, cost, now.known, {now.backoff[0], now.backoff[1]}};
  }
  cost += case_cost(state, next);
  now.before[2] = state.before[1];
  now.before[1] = state.before[0];
  now.before[0] = next.symbol;
  const bool line_end = next.symbol == kSpaceSymbol && next.letter_case == LetterCase::digit;
  now.cases =
      line_end ? kLineStart
               : static_cast<std::uint8_t>((state.cases << 2 | static_cast<unsigned>(next.letter_case)) & 15);
  state = now;
  return cost;
}

Cost TextModel::cost_behind(const State& state, Letter next) const {
  State now = state;
  if (Cost cost = 0; next.mark != 0 && step_mark(now, next.mark, cost)) return cost;
  return look_up(state, next.symbol, now) + case_cost(state, next);
}

// The longest context that has the letter says what it costs; each longer one that has not says what leaving
// it costs. A context is in the table if its own beginning is, so what is not known need not be looked for.
// An n-gram whose ending is not in the table is taken for one that is not there: nearly all that are there
// have theirs, and a fingerprint that is another n-gram's seldom does. Who weighs a hundred letters in one
// place makes hundreds of look-ups, and one false answer makes a wrong letter cheap.
Cost TextModel::look_up(const State& state, std::uint16_t next, State& now) const {
  const Cost leave_three = (state.known & kThree) != 0 ? nats(state.backoff[1]) : 0;
  const Cost leave_two = (state.known & kTwo) != 0 ? nats(state.backoff[0]) : 0;
  const Cost dearest = table_.alone[next] + kMostSurprise;
  const Cost beyond =
      std::min(leave_three + leave_two + table_.backoff[state.before[0]] + table_.alone[next], dearest);
  // No n-gram has what is no text. Asked for it, the table of fingerprints says once in a thousand times that
  // it knows it, and then a control is as common as a vowel.
  if (next <= kNoTextClasses || state.before[0] <= kNoTextClasses) return beyond;
  const Places places = this->places(state.symbols(), next);
  const auto two = find_ngram(table_.contexts, places.two);
  if (!two.bucket) return beyond;
  now.known = kTwo;
  now.backoff[0] = two.bucket->backoffs[two.slot];
  const Cost behind_one = std::min(leave_three + leave_two + nats(two.bucket->costs[two.slot]), dearest);
  if ((state.known & kTwo) == 0) return behind_one;
  const auto three = find_ngram(table_.contexts, places.three);
  if (!three.bucket) return behind_one;
  now.known |= kThree;
  now.backoff[1] = three.bucket->backoffs[three.slot];
  const auto four = (state.known & kThree) != 0 ? find_ngram(table_.lasts, places.four) : Found<LastBucket>{};
  return std::min(
      four.bucket ? nats(four.bucket->costs[four.slot]) : leave_three + nats(three.bucket->costs[three.slot]),
      dearest);
}

std::vector<Cost> TextModel::costs(std::span<const Letter> text) const {
  std::vector<Cost> costs;
  costs.reserve(text.size());
  const auto fetch = [&](std::size_t at) {
    if (at < kContext || at >= text.size()) return;
    const State before{{text[at - 1].symbol, text[at - 2].symbol, text[at - 3].symbol}};
    if (remembering_ == Remembering::on && is_remembered(key_of(before, text[at].symbol))) return;
    const Places places = this->places(before.symbols(), text[at].symbol);
    for (unsigned each = 0; each < 2; ++each) {
      __builtin_prefetch(table_.contexts + places.two.bucket[each]);
      __builtin_prefetch(table_.contexts + places.three.bucket[each]);
      __builtin_prefetch(table_.lasts + places.four.bucket[each]);
    }
  };
  State state;
  for (std::size_t at = 0; at < text.size(); ++at) {
    fetch(at + kFetchedAhead);
    costs.push_back(step(state, text[at]));
  }
  return costs;
}

std::int64_t TextModel::cost(std::u32string_view text) const {
  State state;
  std::int64_t sum = 0;
  for (const char32_t c : text) sum += step(state, letter(c));
  return sum;
}

}  // namespace mojimend
