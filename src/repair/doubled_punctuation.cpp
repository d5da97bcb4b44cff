// Takes out the comma that a blind replacement put before the marks of Chinese text.
#include "repair/chinese.h"
#include "repair/passes.h"
#include "repair/replay.h"

namespace mojimend {

std::vector<Edit> doubled_punctuation_edits(const PassInput& input) {
  std::vector<Edit> edits;
  const Evidence& evidence = input.evidence;
  if (evidence.punctuation == Verdict::clean) return edits;
  for (std::size_t comma : evidence.commas) {
    const std::u32string_view seen = std::u32string_view(input.letters.points).substr(comma, 2);
    // Of three marks in a row nobody knows which were one, and what is left would look doubled again.
    const bool behind_another = comma > 0 && is_mark(input.letters[comma - 1]);
    if (behind_another || is_mark(input.letters[comma + 2])) continue;
    const bool folded = seen[1] < 0x80;
    // ",," may be an empty field; only a page that is proved to double its marks makes it one.
    if (folded && evidence.punctuation != Verdict::proved) continue;
    Step step;
    step.written = step.read = input.encoding.name;
    step.inserted.push_back({0, ","});
    if (folded) {
      step.full_width.push_back(0);
      step.folded = true;
    }
    const std::string mark = to_utf8(seen.substr(1));
    Edit edit = input.page.edit(input.letters.bytes(comma, comma + 2), mark);
    edit.rule = Rule::doubled_punctuation;
    edit.channel = {std::move(step)};
    const bool proved =
        evidence.punctuation == Verdict::proved && replay(seen.substr(1), edit.channel) == seen;
    edit.safety = proved ? Safety::safe : Safety::suggested;
    edit.evidence = "a comma before " + mark + "; " + std::to_string(evidence.commas.size()) +
                    (evidence.commas.size() == 1 ? " mark is" : " marks are") + " doubled so on this page";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace mojimend
