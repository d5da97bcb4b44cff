// Runs the passes over a page and lays their edits over each other.
#include "repair/repair.h"

#include "repair/kin.h"
#include "repair/mojibake.h"
#include "repair/passes.h"

namespace mojimend {
namespace {

// The encoding of the kits' pages. Others are data away: nothing below names it again.
constexpr std::string_view kWritten = "gbk";

using Edits = std::vector<Edit>;

void take(Edits& edits, Edits more) {
  edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// What blind replacements did to Chinese text.
void undo_replacements(const Page& page, const RuleSet& rules, Edits& edits, Repairs& repairs) {
  const Encoding& encoding = *find_encoding(kWritten);
  const DoubleByteTable& table = *DoubleByteTable::of(encoding);
  const Letters letters(page.text);
  const Evidence evidence = examine(letters, table, Readings::mandarin());
  const PassInput input{page, letters, evidence, encoding, table};
  // What comes first wins where two overlap: a stretch out of step holds glosses and marks of its own.
  if (rules.has(Rule::out_of_step)) {
    OutOfStepEdits found = out_of_step_edits(input);
    take(edits, std::move(found.edits));
    repairs.alternatives = EditList(std::move(found.alternatives));
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
