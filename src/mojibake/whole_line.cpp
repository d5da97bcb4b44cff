// Reads a line letter by letter in one mode, and gives up at the first one that the mode does not explain.
#include <algorithm>

#include "context/letters.h"
#include "mojibake/lattice.h"

namespace mojimend {

std::optional<LineReading> read_wholly(std::u32string_view seen, const Mode& mode, Judging judging) {
  const ReaderBytes& reader = mojimend::reader(mode.reader);
  const TextModel& model = TextModel::get();
  TextModel::State state;
  LineReading reading;
  reading.cost = mode.entry;
  reading.pieces.reserve(seen.size());
  Pending pending;
  std::uint32_t began = 0;
  for (std::uint32_t at = 0; at < seen.size(); ++at) {
    const char32_t c = seen[at];
    if (pending.size == 0 && c < 0x80) {
      if (judging == Judging::by_model) reading.cost += model.step(state, c);
      reading.pieces.push_back({c, at, at + 1, kClean, 0, 0});
      continue;
    }
    const SourceBytes bytes = reader.bytes_of(c);
    if (bytes.size == 0) return std::nullopt;
    for (unsigned each = 0; each < bytes.size; ++each) {
      if (pending.size == 0) began = at;
      char32_t letter = 0;
      const Fed fed = mode.written.feed(pending, bytes[each], letter);
      if (fed == Fed::failed) return std::nullopt;
      if (fed != Fed::letter) continue;
      if (judging == Judging::by_model) {
        const Cost cost = model.step(state, as_read(letter));
        reading.cost += cost;
        reading.dearest = std::max(reading.dearest, cost);
      }
      reading.pieces.push_back({letter, began, at + 1, 0, 0, 0});
      reading.changed = true;
    }
  }
  if (pending.size != 0 || !reading.changed) return std::nullopt;
  return reading;
}

}  // namespace mojimend
