// Runs the passes over a page and lays their edits over each other.
#include "repair/repair.h"

#include <algorithm>

#include "byte_edits/page_search.h"
#include "byte_edits/passes.h"
#include "context/lost.h"
#include "kin/kin.h"
#include "mojibake/mojibake.h"

namespace mojimend {
namespace {

using Edits = std::vector<Edit>;

void take(Edits& edits, Edits more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Bytes of a UTF-8 file that are no character there were never read in a double-byte encoding: what they are
// is seen in the file, and broken_utf8.cpp looks there.
void hide_broken_utf8(const Page& page, Letters& letters) {
  if (page.text.find("\uFFFD") == page.text.npos) return;
  const auto places = utf8_places(page.original, letters.points);
  for (std::size_t i = 0; places && i < letters.size(); ++i)
    if (is_broken_utf8(page.original, letters[i], (*places)[i])) letters.points[i] = kBrokenBytes;
}

// A whole line that was read wrongly has bytes that could not be read as well; pieces of it explain nothing.
// Both lists go by place. O(edits).
void leave_to(const Edits& mojibake, Edits& edits) {
  auto next = mojibake.begin();
  std::erase_if(edits, [&](const Edit& each) {
    while (next != mojibake.end() && next->span.end <= each.span.start) ++next;
    for (auto other = next; other != mojibake.end() && other->span.start < each.span.end; ++other)
      if (other->span.size() > each.span.size()) return true;
    return false;
  });
}

// What blind edits of the bytes did to double-byte text.
void undo_replacements(const Page& page, const RuleSet& rules, const Edits& mojibake, Letters letters,
                       Edits& edits, Edits& alternatives) {
  hide_broken_utf8(page, letters);
  const auto found = search_page(letters);
  if (!found) return;
  const PassInput input{{letters, found->evidence, *found->table, survey_of(*found->encoding), found->model},
                        page,
                        *found->encoding};
  // What comes first wins where two overlap: a stretch out of step holds glosses and marks of its own.
  if (rules.has(Rule::out_of_step)) {
    OutOfStepEdits made = out_of_step_edits(input, found->stretches);
    leave_to(mojibake, made.edits);
    leave_to(mojibake, made.alternatives);
    take(edits, std::move(made.edits));
    take(alternatives, std::move(made.alternatives));
    take(edits, cut_character_edits(input, found->stretches));
  }
  if (rules.has(Rule::gloss)) take(edits, gloss_edits(input));
  if (rules.has(Rule::doubled_punctuation)) take(edits, doubled_punctuation_edits(input));
}

// Searching for anything else where mojibake was found takes longer than finding it.
std::string unexplained_by(const Edits& mojibake, const Page& page) {
  std::string text(page.text);
  for (const Edit& each : mojibake) {
    const Span span = page.map->to_text(each.span);
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(span.start), span.size(), ' ');
  }
  return text;
}

}  // namespace

Repairs repair(const Page& page, const RuleSet& rules) {
  Repairs repairs;
  Edits edits, mojibake, alternatives;
  LazyLetters letters(page.text);
  if (rules.has(Rule::mojibake)) {
    Mojibake found = find_mojibake(page);
    mojibake = std::move(found.edits);
    alternatives = std::move(found.alternatives);
    repairs.suspects = std::move(found.suspects);
  }
  if (may_be_glossed(page.text)) undo_replacements(page, rules, mojibake, letters.get(), edits, alternatives);
  // What lies between the bytes of a character proves itself, whatever else those bytes would say.
  if (rules.has(Rule::out_of_step)) take(edits, broken_utf8_edits(page, letters));
  // The bytes of mojibake may be controls, which alone would be taken for marks.
  Edits kin = kin_edits(page, rules, letters, [&] { return unexplained_by(mojibake, page); });
  take(edits, std::move(mojibake));
  take(edits, std::move(kin));
  repairs.edits = EditList(std::move(edits));
  repairs.alternatives = EditList(std::move(alternatives));
  if (rules.has(Rule::lost)) repairs.losses = find_losses(page);
  return repairs;
}

}  // namespace mojimend
