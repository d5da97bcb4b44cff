// Lays out letters, costs and hash tables; n-grams find their buckets by moving each other (cuckoo hashing,
// Pagh and Rodler 2001), so that nearly every slot is used.
#include "table_writer.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iostream>
#include <map>

#include "model/text_table.h"

namespace mojimend::training {
namespace {

constexpr double kLoad = 0.98;        // of all slots; at 0.99 insertion starts to fail
constexpr int kMostMoves = 5000;      // for one n-gram
constexpr unsigned kMilli = 1000;     // 16-bit costs are in thousandths of a nat
constexpr double kFarLetters = 3000;  // letters of a class that a text may hold, at most
constexpr unsigned kOtherSteps =
    140;  // ten nats: what the small table takes for letters that it does not have

std::uint8_t steps(double nats) {
  return static_cast<std::uint8_t>(std::clamp(std::lround(nats * kStepsPerNat), 0L, 255L));
}
std::uint16_t milli(double nats) {
  return static_cast<std::uint16_t>(std::clamp(std::lround(nats * kMilli), 0L, 65535L));
}

struct Item {
  NgramKey key;
  unsigned order;
  Entry entry;
};

std::vector<Item> items_of(const Smoothed& model, unsigned order) {
  std::vector<Item> items;
  for (const auto& [key, entry] : model.grams[order]) items.push_back({key, order, entry});
  std::sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.key < b.key; });
  return items;
}

// Where each item goes: buckets of at most `slots`.
std::vector<std::vector<Item>> placed(std::vector<Item> items, unsigned slots) {
  const auto buckets = static_cast<std::uint32_t>(double(items.size()) / kLoad / slots) + 1;
  std::vector<std::vector<Item>> table(buckets);
  std::uint32_t random = 1;
  for (Item item : items) {
    int moves = 0;
    for (;; ++moves) {
      const NgramPlace place = ngram_place(item.key, item.order, buckets);
      auto& emptier = table[place.bucket[1]].size() < table[place.bucket[0]].size() ? table[place.bucket[1]]
                                                                                    : table[place.bucket[0]];
      if (emptier.size() < slots) {
        emptier.push_back(item);
        break;
      }
      if (moves == kMostMoves) {
        std::cerr << "train_model: an n-gram found no place; lower kLoad\n";
        std::exit(2);
      }
      random = random * 1664525 + 1013904223;  // Numerical Recipes' generator
      std::swap(item, table[place.bucket[random >> 31]][(random >> 8) % slots]);
    }
  }
  return table;
}

class Writer {
 public:
  explicit Writer(std::string header) : bytes_(std::move(header)) {
    bytes_.append(64 - bytes_.size() % 64, '\n');
  }
  template <typename T>
  void put(const std::vector<T>& array) {
    bytes_.append(reinterpret_cast<const char*>(array.data()), array.size() * sizeof(T));
    bytes_.append((64 - bytes_.size() % 64) % 64, '\0');
  }
  std::string take() && { return std::move(bytes_); }

 private:
  std::string bytes_;
};

void put_letters(const Corpus& corpus, Writer& out, std::vector<std::uint16_t>& page_of,
                 std::vector<std::uint16_t>& letters) {
  for (std::uint32_t page = 0; page < kPages; ++page) {
    std::vector<std::uint16_t> made(kPage, 0);
    for (std::uint32_t at = 0; at < kPage; ++at) {
      const char32_t code_point = page * kPage + at;
      const std::uint16_t symbol = corpus.symbol_of()[corpus.folded(code_point)];
      if (symbol != 0)
        made[at] =
            static_cast<std::uint16_t>(static_cast<unsigned>(corpus.letter_case(code_point)) << 14 | symbol);
    }
    if (std::ranges::all_of(made, [](auto each) { return each == 0; })) continue;
    page_of[page] = static_cast<std::uint16_t>(letters.size() / kPage);
    letters.insert(letters.end(), made.begin(), made.end());
  }
  static_cast<void>(out);
}

std::vector<std::uint16_t> class_costs(const Corpus& corpus) {
  std::vector<std::uint16_t> costs(kUnseenClasses + 1, 0);
  for (std::uint16_t each = kNoTextClasses + 1; each <= kUnseenClasses; ++each)
    costs[each] = milli(std::log(std::clamp(double(corpus.unseen()[each].letters), 1.0, kFarLetters)));
  return costs;
}

std::vector<std::uint16_t> case_costs(const Counts& counts) {
  std::vector<std::uint16_t> costs(64, 0);
  for (unsigned context = 0; context < 16; ++context) {
    const auto& row = counts.cases[context >> 2][context & 3];
    const double small = row[1] + 1, capital = row[2] + 1;
    costs[context << 2 | 1] = milli(-std::log(small / (small + capital)));
    costs[context << 2 | 2] = milli(-std::log(capital / (small + capital)));
  }
  return costs;
}

// The commonest letters of alphabets: what single-byte encodings can write.
std::vector<std::uint8_t> small_numbers(const Corpus& corpus, const Smoothed& model,
                                        std::vector<std::uint16_t>& chosen) {
  for (std::uint16_t symbol = kSpaceSymbol; symbol < corpus.symbols(); ++symbol) {
    const char32_t letter = corpus.letter_of(symbol);
    const bool alphabet =
        letter < 0x700 || (letter >= 0xE00 && letter < 0xE80) || (letter >= 0x1E00 && letter < 0x2200);
    if (alphabet) chosen.push_back(symbol);
  }
  std::ranges::stable_sort(chosen, {}, [&](std::uint16_t each) { return model.alone[each]; });
  chosen.resize(std::min<std::size_t>(chosen.size(), kSmall - 1));
  std::vector<std::uint8_t> number(corpus.symbols(), 0);
  for (std::size_t at = 0; at < chosen.size(); ++at) number[chosen[at]] = static_cast<std::uint8_t>(at + 1);
  return number;
}

std::vector<std::uint8_t> small_costs(const Smoothed& model, const std::vector<std::uint16_t>& chosen) {
  std::vector<std::uint8_t> costs(std::size_t{kSmall} * kSmall, kOtherSteps);
  for (std::size_t a = 0; a < chosen.size(); ++a) {
    const auto context = model.grams[1].find(chosen[a]);
    const double left = context == model.grams[1].end() ? 0 : context->second.backoff;
    for (std::size_t b = 0; b < chosen.size(); ++b) {
      const auto pair = model.grams[2].find(NgramKey{chosen[a]} << 16 | chosen[b]);
      costs[(a + 1) * kSmall + b + 1] =
          steps(pair == model.grams[2].end() ? left + model.alone[chosen[b]] : double(pair->second.cost));
    }
  }
  for (std::size_t b = 0; b < chosen.size(); ++b) costs[b + 1] = steps(model.alone[chosen[b]]);
  return costs;
}

template <typename Bucket>
std::vector<Bucket> filled(const std::vector<std::vector<Item>>& table) {
  std::vector<Bucket> buckets(table.size(), Bucket{});
  for (std::size_t at = 0; at < table.size(); ++at)
    for (std::size_t slot = 0; slot < table[at].size(); ++slot) {
      const Item& item = table[at][slot];
      buckets[at].prints[slot] =
          ngram_place(item.key, item.order, static_cast<std::uint32_t>(table.size())).fingerprint;
      buckets[at].costs[slot] = steps(item.entry.cost);
      if constexpr (requires { buckets[at].backoffs; })
        buckets[at].backoffs[slot] = steps(item.entry.backoff);
    }
  return buckets;
}

}  // namespace

std::string table_bytes(const Corpus& corpus, const Counts& counts, const Smoothed& model,
                        const std::string& made_from) {
  std::vector<Item> contexts = items_of(model, 2);
  const std::vector<Item> threes = items_of(model, 3);
  contexts.insert(contexts.end(), threes.begin(), threes.end());
  const auto context_buckets = filled<ContextBucket>(placed(std::move(contexts), ContextBucket::kSlots));
  const auto last_buckets = filled<LastBucket>(placed(items_of(model, 4), LastBucket::kSlots));

  Writer out("mojimend characters, version 1\n" + made_from + "\nletters " +
             std::to_string(corpus.symbols()) + ", pairs " + std::to_string(model.grams[2].size()) +
             ", triples " + std::to_string(model.grams[3].size()) + ", fours " +
             std::to_string(model.grams[4].size()) + "\n");
  std::vector<std::uint16_t> page_of(kPages, 0), letters(kPage, 0);
  put_letters(corpus, out, page_of, letters);
  out.put(std::vector<TextTableCounts>{{corpus.symbols(), static_cast<std::uint32_t>(letters.size() / kPage),
                                        static_cast<std::uint32_t>(context_buckets.size()),
                                        static_cast<std::uint32_t>(last_buckets.size())}});
  out.put(page_of);
  out.put(letters);
  std::vector<std::uint16_t> alone, backoff, chosen;
  for (std::uint16_t symbol = 0; symbol < corpus.symbols(); ++symbol) {
    const auto found = model.grams[1].find(symbol);
    alone.push_back(milli(model.alone[symbol]));
    backoff.push_back(milli(found == model.grams[1].end() ? 0 : double(found->second.backoff)));
  }
  out.put(alone);
  out.put(backoff);
  out.put(class_costs(corpus));
  out.put(case_costs(counts));
  out.put(small_numbers(corpus, model, chosen));
  out.put(small_costs(model, chosen));
  out.put(context_buckets);
  out.put(last_buckets);
  return std::move(out).take();
}

}  // namespace mojimend::training
