// Puts the mark of what is lost in the place of each guess, and proves the rest by replay.
#include "mojibake/certain_part.h"

#include <algorithm>
#include <string>
#include <vector>

#include "channel/replay.h"
#include "context/letters.h"
#include "mojibake/lost_bytes.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// No reader of the table has a character for it, alone or as the first or second of two.
constexpr char kNoCharacter = '\xFF';

// The bytes that the reader had before it, as far as it tells them.
std::string bytes_of(std::u32string_view seen, const Mode& mode) {
  const ReaderBytes& reader = mojimend::reader(mode.reader);
  std::string bytes;
  for (std::size_t at = 0; at < seen.size(); ++at) {
    const char32_t next = at + 1 < seen.size() ? seen[at + 1] : U'\n';
    if (is_mark(mode.unreadable, seen[at])) {
      bytes.append(lost_bytes(mode.unreadable, reader.is_double_byte(), next), kNoCharacter);
      continue;
    }
    const SourceBytes known = reader.bytes_of(seen[at]);
    for (unsigned each = 0; each < known.size; ++each) bytes += static_cast<char>(known[each]);
  }
  return bytes;
}

// `stood` are the bytes of each guess.
std::optional<CertainPart> proved(const Damage& found, std::string_view seen, std::u32string text,
                                  const std::vector<std::string>& stood) {
  CertainPart part{{}, found.channel};
  for (std::size_t each = 0; each < stood.size(); ++each) {
    part.channel[0].stood.push_back({found.guesses[each].at, stood[each]});
    text[found.guesses[each].at] = kReplacement;
  }
  const auto replayed = replay(text, part.channel);
  if (!replayed || to_utf8(*replayed) != seen) return std::nullopt;
  part.after = to_utf8(text);
  return part;
}

}  // namespace

std::optional<CertainPart> certain_part_of(const Damage& found, std::string_view seen) {
  // Which layer lost the byte is known of one alone.
  // A mark that was made straight is no lost byte.
  if (found.guesses.empty() || found.took_quote || found.layers->modes.size() != 1) return std::nullopt;
  const std::u32string text = to_utf32(found.after);
  // A stretch of guesses says what the model likes.
  if (2 * found.guesses.size() > count_beyond_ascii(text)) return std::nullopt;
  std::vector<std::string> guessed;
  for (const Guess& each : found.guesses) guessed.push_back(to_utf8(text[each.at]));
  if (auto part = proved(found, seen, text, guessed)) return part;
  // A guess that the reader could have read is wrong, and says nothing of the rest.
  const std::string bytes = bytes_of(to_utf32(seen), found.layers->modes.front());
  std::vector<std::string> known;
  std::size_t from = 0, letter = 0;
  for (const Guess& each : found.guesses) {
    for (; letter < each.at; ++letter) from += to_utf8(text[letter]).size();
    known.push_back(bytes.substr(std::min(from, bytes.size()), to_utf8(text[letter]).size()));
  }
  return proved(found, seen, text, known);
}

}  // namespace mojimend
