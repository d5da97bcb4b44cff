// Puts back the "<" of a tag that half of a character took with it: text that was cut after so many bytes
// ends so, and which character it was nobody knows.
#include <algorithm>

#include "byte_edits/inserted_match.h"
#include "byte_edits/passes.h"
#include "channel/replay.h"

namespace mojimend {
namespace {

// Whether the mark is a byte that begins a character and the "<" behind it, at the end of a line.
bool took_bracket(const Letters& page, std::size_t at) {
  const std::size_t end = end_of_tag(page, at + 1);
  return at > 0 && page[at - 1] >= kFirstIdeograph && page[at + 1] == U'/' && end != 0 &&
         (end == page.size() || page[end] == U'\n');
}

Edit edit_of(const PassInput& input, std::size_t at) {
  constexpr std::u32string_view kMended = U"\uFFFD<";
  Step step;
  step.written = step.read = input.encoding.name;
  step.stood.push_back({0, "\xB0"});
  step.unreadable = input.evidence.reader.unreadable;
  const auto [first, last] = input.letters.bytes(at, at + 1);
  Edit edit = input.page.edit({first, last}, to_utf8(kMended));
  edit.rule = Rule::out_of_step;
  edit.channel = {std::move(step)};
  edit.losses.push_back(
      {input.page.map->to_original({first, last}), "a character of which all but a byte was cut off"});
  edit.evidence = "the \"<\" of the tag behind it was read as the second byte of a character";
  const bool replays = replay(kMended, edit.channel) == input.letters.points.substr(at, 1);
  if (replays && input.evidence.out_of_step == Verdict::proved) edit.safety = Safety::safe;
  return edit;
}

}  // namespace

std::vector<Edit> cut_character_edits(const PassInput& input, const std::vector<Stretch>& stretches) {
  std::vector<Edit> edits;
  const Evidence& evidence = input.evidence;
  if (evidence.reader.takes != PageReader::Takes::pair || evidence.out_of_step == Verdict::clean)
    return edits;
  for (const std::size_t at : evidence.triggers) {
    const auto holds = [at](const Stretch& each) { return each.first <= at && at < each.last; };
    if (took_bracket(input.letters, at) && std::ranges::none_of(stretches, holds))
      edits.push_back(edit_of(input, at));
  }
  return edits;
}

}  // namespace mojimend
