// Puts the mark of what is lost in the place of each guess, and proves the rest by replay.
#include "mojibake/certain_part.h"

#include "channel/replay.h"
#include "context/letters.h"
#include "text/utf8.h"

namespace mojimend {

std::optional<CertainPart> certain_part_of(const Damage& found, std::string_view seen) {
  // Which layer lost the byte is known of one alone.
  if (found.guesses.empty() || found.layers.size() != 1) return std::nullopt;
  std::u32string text = to_utf32(found.after);
  CertainPart part{{}, found.channel};
  for (const Guess& each : found.guesses) {
    part.channel[0].stood.push_back({each.at, to_utf8(text[each.at])});
    text[each.at] = kReplacement;
  }
  // A stretch of guesses says what the model likes.
  if (2 * found.guesses.size() > count_beyond_ascii(text)) return std::nullopt;
  const auto replayed = replay(text, part.channel);
  if (!replayed || to_utf8(*replayed) != seen) return std::nullopt;
  part.after = to_utf8(text);
  return part;
}

}  // namespace mojimend
