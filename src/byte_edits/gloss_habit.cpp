// Counts on the page as it stands.
#include "byte_edits/gloss_habit.h"

#include <algorithm>
#include <map>

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

Cost rarity(char32_t c) {
  const TextModel& model = TextModel::get();
  return model.alone(model.letter(c));
}

}  // namespace

GlossHabit habit_of(const Letters& page, const std::vector<Gloss>& glosses,
                    const std::vector<bool>& mentioned) {
  struct Times {
    std::size_t all = 0, glossed = 0;
  };
  std::map<char32_t, Times> seen;
  for (std::size_t i = 0; i < page.size(); ++i)
    if (is_han(page[i]) && !mentioned[i]) ++seen[page[i]].all;
  GlossHabit habit;
  for (std::size_t k = 0; k < glosses.size(); ++k) {
    const Gloss& each = glosses[k];
    const bool out_of_step = page[each.character] != each.glossed;
    if (out_of_step || mentioned[each.character]) continue;
    ++seen[each.glossed].glossed;
    const bool next_has_one = k + 1 < glosses.size() && glosses[k + 1].character == each.end;
    habit.inside_words += is_han(page[each.end]) && !next_has_one;
  }
  std::vector<Cost> rarities;
  for (const auto& [c, times] : seen) {
    if (times.glossed == 0) continue;
    ++habit.characters;
    habit.of_gb2312 += is_in_gb2312(c);
    habit.plain += times.all - times.glossed;
    habit.repeated += times.glossed > 1;
    rarities.push_back(rarity(c));
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

}  // namespace mojimend
