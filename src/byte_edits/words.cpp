// Collects what stands in brackets, and weighs it by where it stands.
#include "byte_edits/words.h"

#include <algorithm>
#include <bitset>
#include <optional>
#include <set>

#include "model/document_model.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// What stands so often behind a character, and nowhere fails to, was put there by a rule.
constexpr std::size_t kLearnedTimes = 2;
// A letter of a stretch that was garbled may look like the character.
constexpr std::size_t kExceptions = 8;

// The weights, thousandths of a nat. A word is broken where the letter behind the brackets is so much
// likelier behind the character than anywhere: so are 34% (Chinese), 41% (Japanese) and 73% (Korean) of the
// places where all characters of a kind got one, and 7%, less than 1%, and 7% where people wrote something in
// brackets.
constexpr Cost kBreaks = 6 * kNat;
constexpr Cost kBroken = 2000, kUnbroken = -250;
// Before a mark, a space or a line end: 15% of those that were put in, 55% of those that people write.
constexpr Cost kNothingBehind = -900;
// The character stands without it elsewhere, or with something else.
constexpr Cost kNotAlways = -1500;
// A character has the same behind it wherever it stands, behind different letters: people repeat a word in
// brackets behind the same word. So have one in three or four where a rule put it in; where words of a page
// got one each time hardly any, where its commonest ones did one in eight.
constexpr Cost kOfTwoWords = 1000;
// Fewer characters behind which words are broken prove nothing, whatever the odds: of one that is a word by
// itself, much that follows it looks like the rest of one.
constexpr std::size_t kFewestBreaking = 4;
// Odds at which amid text even a word that stands there once needs no more than a proved page.
constexpr Cost kOverwhelming = 10 * kNat;
// Where more than one letter in so many has a word behind it, the page is a translation word by word.
constexpr std::size_t kTranslatedShare = 5;

// "(old map)".
bool is_word(std::u32string_view text) {
  constexpr std::size_t kShortest = 4;  // with its brackets
  return text.size() >= kShortest && std::ranges::all_of(text.substr(1, text.size() - 2), [](char32_t c) {
           return is_ascii_letter(c) || c == U' ' || c == U'-' || c == U'\'';
         });
}

struct Carrier {
  std::vector<Gloss> places;
  std::size_t all = 0;  // how often it stands on the page
};

class Learner {
 public:
  Learner(const Letters& page, const std::vector<bool>& mentioned) : page_(page), mentioned_(mentioned) {}

  Words run(const std::vector<Gloss>& readings, std::span<const Span> garbled) {
    collect(readings, garbled);
    if (carriers_.empty()) return {};
    count(garbled);
    for (const auto& [character, carrier] : carriers_) learn(character, carrier);
    std::ranges::sort(words_.places, {}, [](const Words::Place& each) { return each.gloss.character; });
    weigh();
    return std::move(words_);
  }

 private:
  std::u32string text_of(const Gloss& each) const {
    return page_.points.substr(each.character + 1, each.end - each.character - 1);
  }

  void collect(const std::vector<Gloss>& readings, std::span<const Span> garbled) {
    auto reading = readings.begin();
    auto gone = garbled.begin();
    for (std::size_t i = 1; i < page_.size(); ++i) {
      if (page_[i] != U'(' || page_[i - 1] < 0x80) continue;
      while (reading != readings.end() && reading->character < i - 1) ++reading;
      while (gone != garbled.end() && gone->end < i) ++gone;
      if (reading != readings.end() && reading->character == i - 1) continue;
      if (gone != garbled.end() && gone->start < i) continue;
      if (const auto text = bracketed(page_, i, Bracket::seen))
        carriers_[page_[i - 1]].places.push_back({i - 1, text->end, page_[i - 1]});
    }
  }

  void count(std::span<const Span> garbled) {
    for (const auto& [character, carrier] : carriers_) may_carry_[character % may_carry_.size()] = true;
    auto gone = garbled.begin();
    for (std::size_t i = 0; i < page_.size(); ++i) {
      if (gone != garbled.end() && i >= gone->start) {
        i = std::max(i, gone++->end) - 1;
        continue;
      }
      letters_ += is_double_byte_letter(page_[i]);
      if (page_[i] < 0x80 || !may_carry_[page_[i] % may_carry_.size()]) continue;
      if (const auto found = carriers_.find(page_[i]); found != carriers_.end()) ++found->second.all;
    }
  }

  void learn(char32_t character, const Carrier& carrier) {
    const std::u32string text = text_of(carrier.places[0]);
    const std::size_t times = carrier.places.size(), others = carrier.all - times;
    const bool same =
        std::ranges::all_of(carrier.places, [&](const Gloss& each) { return text_of(each) == text; });
    if (!same || others * kExceptions > times) {
      if (std::ranges::any_of(carrier.places, [&](const Gloss& each) { return is_word(text_of(each)); }))
        words_.odds += kNotAlways;
      return;
    }
    if (times < kLearnedTimes && !is_word(text)) return;
    words_.behind.emplace(character, text);
    if (ends_two_words(carrier)) ++of_two_words_;
    words_.repeated |= times >= kLearnedTimes;
    ++words_.texts[text];
    for (const Gloss& each : carrier.places) words_.places.push_back({each, times >= kLearnedTimes});
  }

  // Whether it stands behind different letters, each time with what was put behind it.
  bool ends_two_words(const Carrier& carrier) const {
    char32_t first = 0;
    for (const Gloss& each : carrier.places) {
      const char32_t before = each.character > 0 ? page_[each.character - 1] : U'\n';
      if (!is_double_byte_letter(before) || mentioned_[each.character]) continue;
      if (first != 0 && before != first) return true;
      first = before;
    }
    return false;
  }

  void weigh() {
    DocumentModel model;
    std::set<std::pair<char32_t, char32_t>> broken, whole, ends;
    for (std::size_t k = 0; k < words_.places.size(); ++k) {
      auto& [gloss, sure] = words_.places[k];
      const std::u32string text = text_of(gloss);
      sure |= words_.texts[text] > 1;
      if (!is_word(text) || !is_double_byte_letter(gloss.glossed)) continue;
      const bool breaks = breaks_word(model, k);
      sure |= breaks;
      if (mentioned_[gloss.character]) continue;
      const char32_t behind = page_[gloss.end];
      (!is_double_byte_letter(behind) ? ends : breaks ? broken : whole).emplace(gloss.glossed, behind);
    }
    words_.odds += static_cast<Cost>(ends.size()) * kNothingBehind;
    words_.odds += static_cast<Cost>(of_two_words_) * kOfTwoWords;
    std::set<char32_t> breaking;
    for (const auto& [character, behind] : broken) breaking.insert(character);
    words_.odds += static_cast<Cost>(broken.size()) * kBroken + static_cast<Cost>(whole.size()) * kUnbroken;
    if (breaking.size() < kFewestBreaking || words_.places.size() * kTranslatedShare > letters_)
      words_.odds = 0;
    if (words_.odds < kOverwhelming) return;
    for (auto& [gloss, sure] : words_.places)
      sure |= is_word(text_of(gloss)) && is_double_byte_letter(page_[gloss.end]);
  }

  // Whether the letter behind the brackets goes on with the word before them.
  bool breaks_word(const DocumentModel& model, std::size_t k) const {
    const Gloss& gloss = words_.places[k].gloss;
    const char32_t behind = page_[gloss.end];
    if (!is_double_byte_letter(behind)) return false;
    std::u32string before;
    std::size_t end = gloss.character + 1;
    for (std::size_t other = k; before.size() <= TextModel::kContext;) {
      // What was put in before stands between letters of the same text.
      if (other > 0 && words_.places[other - 1].gloss.end == end) {
        end = words_.places[--other].gloss.character + 1;
        continue;
      }
      if (end == 0) break;
      before.insert(before.begin(), page_[--end]);
    }
    DocumentModel::State state = model.behind(before);
    const TextModel& alone = TextModel::get();
    return alone.alone(alone.letter(behind)) - model.step(state, behind) >= kBreaks;
  }

  const Letters& page_;
  const std::vector<bool>& mentioned_;
  std::unordered_map<char32_t, Carrier> carriers_;
  std::bitset<1 << 16> may_carry_;  // by the lower half of the character: few letters have to be looked up
  std::size_t letters_ = 0, of_two_words_ = 0;
  Words words_;
};

}  // namespace

Words learn_words(const Letters& page, const std::vector<Gloss>& readings, const std::vector<bool>& mentioned,
                  std::span<const Span> garbled) {
  return Learner(page, mentioned).run(readings, garbled);
}

}  // namespace mojimend
