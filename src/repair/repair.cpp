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

// Bytes of a UTF-8 file that are no character there were never read in a double-byte encoding: what they are
// is seen in the file, and broken_utf8.cpp looks there. A noncharacter stands for them, which no encoding
// has.
void hide_broken_utf8(const Page& page, Letters& letters) {
  constexpr char32_t kNoncharacter = 0xFFFE;
  std::u32string hidden = letters.points;
  std::size_t at = 0;
  for (char32_t& letter : hidden) {
    if (at >= page.original.size()) return;
    const CodePoint point = read_code_point(page.original, at);
    if ((point.valid ? point.value : kReplacement) != letter) return;  // not a file of UTF-8
    if (!point.valid) letter = kNoncharacter;
    at += point.size;
  }
  letters.points = std::move(hidden);
}

// What blind edits of the bytes did to double-byte text.
void undo_replacements(const Page& page, const RuleSet& rules, Edits& edits, Repairs& repairs) {
  Letters letters(page.text);
  hide_broken_utf8(page, letters);
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
