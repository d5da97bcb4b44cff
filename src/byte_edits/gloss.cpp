// Takes out the readings that a blind replacement put behind characters.
#include <cstdio>

#include "byte_edits/passes.h"
#include "channel/double_byte_text.h"
#include "channel/replay.h"

namespace mojimend {

std::string hex(std::string_view bytes) {
  std::string out;
  char two[4];
  for (char byte : bytes) {
    std::snprintf(two, sizeof two, "%02X", static_cast<unsigned>(static_cast<unsigned char>(byte)));
    out += out.empty() ? two : std::string(" ") + two;
  }
  return out;
}

std::vector<Edit> gloss_edits(const PassInput& input) {
  std::vector<Edit> edits;
  const Evidence& evidence = input.evidence;
  if (evidence.gloss == Verdict::clean && !evidence.proves_learned) return edits;
  std::vector<Gloss> glosses;
  if (evidence.gloss != Verdict::clean) glosses = evidence.glosses;
  if (evidence.proves_learned)
    glosses.insert(glosses.end(), evidence.learned_glosses.begin(), evidence.learned_glosses.end());
  for (const Gloss& gloss : glosses) {
    const std::u32string_view seen =
        std::u32string_view(input.letters.points).substr(gloss.character, gloss.end - gloss.character);
    const auto carrier = encoded(seen.substr(0, 1), input.table),
               put_in = encoded(seen.substr(1), input.table);
    if (!carrier || !put_in) continue;
    Step step;
    step.written = step.read = input.encoding.name;
    step.inserted.push_back({carrier->size(), *put_in});
    const std::string character = to_utf8(seen.substr(0, 1));
    Edit edit = input.page.edit(input.letters.bytes(gloss.character, gloss.end), character);
    edit.rule = Rule::gloss;
    edit.channel = {std::move(step)};
    const bool proved = (evidence.gloss == Verdict::proved || evidence.proves_learned) &&
                        replay(seen.substr(0, 1), edit.channel) == seen;
    edit.safety = proved ? Safety::safe : Safety::suggested;
    edit.evidence = to_utf8(gloss.glossed) + " is read " + to_utf8(seen.substr(2, seen.size() - 3)) + "; " +
                    std::to_string(evidence.glosses.size()) + " readings of " +
                    std::to_string(evidence.glossed.size()) + " characters stand behind them on this page";
    edits.push_back(std::move(edit));
  }
  return edits;
}

}  // namespace mojimend
