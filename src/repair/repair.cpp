// Runs the passes over a page and lays their edits over each other.
#include "repair/repair.h"

#include "repair/mojibake.h"
#include "repair/passes.h"

namespace mojimend {
namespace {

// The encoding of the kits' pages. Others are data away: nothing below names it again.
constexpr std::string_view kWritten = "gbk";

}  // namespace

Repairs repair(const Page& page, const RuleSet& rules) {
  Repairs repairs;
  if (rules.has(Rule::lost)) repairs.losses = find_losses(page);
  std::vector<Edit> mojibake;
  if (rules.has(Rule::mojibake)) mojibake = mojibake_edits(page);
  if (!may_be_glossed(page.text)) {
    repairs.edits = EditList(std::move(mojibake));
    return repairs;
  }
  const Encoding& encoding = *find_encoding(kWritten);
  const DoubleByteTable& table = *DoubleByteTable::of(encoding);
  const Letters letters(page.text);
  const Evidence evidence = examine(letters, table, Readings::mandarin());
  const PassInput input{page, letters, evidence, encoding, table};

  // What comes first wins where two overlap: a stretch out of step holds glosses and marks of its own.
  std::vector<Edit> edits;
  const auto take = [&edits](std::vector<Edit> more) {
    edits.insert(edits.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
  };
  if (rules.has(Rule::out_of_step)) {
    OutOfStepEdits found = out_of_step_edits(input);
    take(std::move(found.edits));
    repairs.alternatives = EditList(std::move(found.alternatives));
  }
  if (rules.has(Rule::gloss)) take(gloss_edits(input));
  if (rules.has(Rule::doubled_punctuation)) take(doubled_punctuation_edits(input));
  take(std::move(mojibake));
  repairs.edits = EditList(std::move(edits));
  return repairs;
}

}  // namespace mojimend
