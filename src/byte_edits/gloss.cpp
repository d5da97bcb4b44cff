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

namespace {

Edit edit_of(const PassInput& input, const Gloss& gloss, Verdict verdict, std::string evidence) {
  const std::u32string_view seen =
      std::u32string_view(input.letters.points).substr(gloss.character, gloss.end - gloss.character);
  const auto carrier = encoded(seen.substr(0, 1), input.table), put_in = encoded(seen.substr(1), input.table);
  Edit edit = input.page.edit(input.letters.bytes(gloss.character, gloss.end), to_utf8(seen.substr(0, 1)));
  edit.rule = Rule::gloss;
  edit.evidence = std::move(evidence);
  if (!carrier || !put_in) return edit;
  Step step;
  step.written = step.read = input.encoding.name;
  step.inserted.push_back({carrier->size(), *put_in});
  edit.channel = {std::move(step)};
  const bool proved = verdict == Verdict::proved && replay(seen.substr(0, 1), edit.channel) == seen;
  edit.safety = proved ? Safety::safe : Safety::suggested;
  return edit;
}

std::string words_of(const Letters& page, const Gloss& gloss) {
  return to_utf8(page.points.substr(gloss.character + 2, gloss.end - gloss.character - 3));
}

}  // namespace

std::vector<Edit> gloss_edits(const PassInput& input) {
  std::vector<Edit> edits;
  const Evidence& evidence = input.evidence;
  const auto add = [&](const Gloss& gloss, Verdict verdict, std::string words) {
    Edit edit = edit_of(input, gloss, verdict, std::move(words));
    if (!edit.channel.empty()) edits.push_back(std::move(edit));
  };
  if (evidence.gloss != Verdict::clean)
    for (const Gloss& each : evidence.glosses)
      add(each, evidence.gloss,
          to_utf8(each.glossed) + " is read " + words_of(input.letters, each) + "; " +
              std::to_string(evidence.glosses.size()) + " readings of " +
              std::to_string(evidence.glossed.size()) + " characters stand behind them on this page");
  if (evidence.word != Verdict::clean)
    for (const auto& [each, sure] : evidence.words.places)
      add(each, sure ? evidence.word : Verdict::suspected,
          words_of(input.letters, each) + " stands behind each " + to_utf8(each.glossed) + "; " +
              std::to_string(evidence.words.places.size()) + " words stand so behind " +
              std::to_string(evidence.words.behind.size()) + " characters of this page");
  return edits;
}

}  // namespace mojimend
