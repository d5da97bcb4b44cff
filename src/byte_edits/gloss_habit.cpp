// Counts on the page as it stands.
#include "byte_edits/gloss_habit.h"

#include <algorithm>
#include <map>

#include "byte_edits/readings.h"
#include "byte_edits/script.h"
#include "model/text_model.h"
#include "text/chinese.h"

namespace mojimend {
namespace {

// Of the letters of Traditional text three in ten are what Simplified text lacks: that a person gives
// readings of so many different ones and of no others is one in five thousand, with all else that must be
// so. Of 120 real pages that a table went over one in twenty shows seven or eight and nothing else.
constexpr std::size_t kDifferent = 7;
// Of ten real pages half of the readings and more part a word, and at least two thirds as many ideographs as
// carry one are rarer and carry none: whoever helps readers would begin with these. In poems and lists of
// names there are none.
constexpr std::size_t kHalf = 2;

// What costs less is one of the thousand commonest characters. Lessons that give readings of these give those
// of all that is rarer, and lessons about polyphones those of polyphones; so many others amid words, where as
// many rarer ones stand without as there are with a reading, were met and not chosen. Two real pages of this
// kind show nine and ten; texts of people one at most.
constexpr Cost kKnownByAll = 10 * kNat;
constexpr std::size_t kKnownOnes = 6;

Cost rarity(char32_t c) {
  const TextModel& model = TextModel::get();
  return model.alone(model.letter(c));
}

bool has_one_reading(char32_t c) {
  const Readings& readings = Readings::mandarin();
  std::size_t usual = 0;
  for (const std::u32string& each : readings.spellings(c)) {
    const bool numbered = each.back() >= U'1' && each.back() <= U'4';  // each is spelled in three ways
    usual += numbered && readings.is_usual(c, *readings.syllable(each));
  }
  return usual == 1;
}

}  // namespace

GlossHabit habit_of(const Letters& page, const std::vector<Gloss>& glosses,
                    const std::vector<bool>& mentioned) {
  struct Times {
    std::size_t all = 0, glossed = 0;
    bool amid = false;  // a word, once at least
  };
  std::map<char32_t, Times> seen;
  for (std::size_t i = 0; i < page.size(); ++i)
    if (is_han(page[i]) && !mentioned[i]) ++seen[page[i]].all;
  GlossHabit habit;
  for (std::size_t k = 0; k < glosses.size(); ++k) {
    const Gloss& each = glosses[k];
    const bool out_of_step = page[each.character] != each.glossed;
    if (out_of_step || mentioned[each.character]) continue;
    Times& times = seen[each.glossed];
    ++times.glossed;
    ++habit.readings;
    const bool next_has_one = k + 1 < glosses.size() && glosses[k + 1].character == each.end;
    const bool before_word = is_han(page[each.end]) && !next_has_one;
    habit.inside_words += before_word;
    times.amid |= before_word && each.character > 0 && is_han(page[each.character - 1]);
  }
  std::vector<Cost> rarities;
  for (const auto& [c, times] : seen) {
    if (times.glossed == 0) continue;
    ++habit.characters;
    habit.of_gb2312 += is_in_gb2312(c);
    habit.plain += times.all - times.glossed;
    habit.repeated += times.glossed > 1;
    rarities.push_back(rarity(c));
    habit.known += times.amid && rarities.back() < kKnownByAll && has_one_reading(c);
  }
  if (rarities.empty()) return habit;
  const auto most = rarities.begin() + static_cast<std::ptrdiff_t>(rarities.size() * 3 / 4);
  std::ranges::nth_element(rarities, most);
  for (const auto& [c, times] : seen) {
    if (times.glossed > 0) continue;
    habit.spared_traditional += script_of(c) == ChineseScript::traditional;
    habit.spared_rarer += rarity(c) > *most;
  }
  return habit;
}

bool GlossHabit::is_of_a_table() const {
  return characters >= kDifferent && of_gb2312 == 0 && plain == 0 && repeated > 0 &&
         inside_words * kHalf >= characters && spared_traditional >= characters &&
         spared_rarer * kHalf >= characters;
}

bool GlossHabit::is_of_no_choice() const {
  return known >= kKnownOnes && inside_words * kHalf >= readings && spared_rarer >= characters;
}

}  // namespace mojimend
