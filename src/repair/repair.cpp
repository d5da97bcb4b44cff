// Runs the passes over a page and lays their edits over each other.
#include "repair/repair.h"

#include "repair/kin.h"
#include "repair/mojibake.h"
#include "repair/page_search.h"
#include "repair/passes.h"

namespace mojimend {
namespace {

using Edits = std::vector<Edit>;

void take(Edits& edits, Edits more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What blind replacements did to Chinese text.
void undo_replacements(const Page& page, const RuleSet& rules, Edits& edits, Repairs& repairs) {
  const Letters letters(page.text);
  const auto found = search_page(letters);
  if (!found) return;
  const PassInput input{page,          letters,      found->evidence, *found->encoding,
                        *found->table, found->model, found->commonest};
  // What comes first wins where two overlap: a stretch out of step holds glosses and marks of its own.
  if (rules.has(Rule::out_of_step)) {
    OutOfStepEdits made = out_of_step_edits(input, found->stretches);
    take(edits, std::move(made.edits));
    repairs.alternatives = EditList(std::move(made.alternatives));
  }
  if (rules.has(Rule::gloss)) take(edits, gloss_edits(input));
  if (rules.has(Rule::doubled_punctuation)) take(edits, doubled_punctuation_edits(input));
}

}  // namespace

Repairs repair(const Page& page, const RuleSet& rules) {
  Repairs repairs;
  Edits edits;
  if (may_be_glossed(page.text)) undo_replacements(page, rules, edits, repairs);
  // What lies between the bytes of a character proves itself, whatever else those bytes would say.
  if (rules.has(Rule::out_of_step)) take(edits, broken_utf8_edits(page));
  // The bytes of mojibake may be controls, which alone would be taken for marks.
  if (rules.has(Rule::mojibake)) take(edits, mojibake_edits(page));
  take(edits, kin_edits(page, rules));
  repairs.edits = EditList(std::move(edits));
  if (rules.has(Rule::lost)) repairs.losses = find_losses(page);
  return repairs;
}

}  // namespace mojimend
