// Reads a line letter by letter in one mode, and gives up at the first one that the mode does not explain.
#include <algorithm>
#include <limits>

#include "context/letters.h"
#include "mojibake/lattice.h"
#include "mojibake/lost_bytes.h"
#include "text/letter_kinds.h"

namespace mojimend {
namespace {

// No letter of an alphabet is dearer in plain text. Those of large scripts are now and then: of lines of
// Chinese, Japanese and Korean nineteen in twenty cost less than kPlainWide a letter, and of such lines read
// in another of their encodings one in a hundred. What a reader of two bytes read may have come of others of
// them by chance: 20 nats there made half as many lines again wrong of pages that came through one channel.
constexpr Cost kPlainLetter = 12 * kNat, kPlainWide = 7 * kNat;
constexpr Cost kPicture = 4 * kNat, kPictorialSign = 8 * kNat;
constexpr Cost kPlainWideLetter = 20 * kNat, kPlainWideOfTwoBytes = 15 * kNat;

void judge(LineReading& reading, char32_t letter, Cost cost) {
  reading.cost += cost;
  if (letter < kFirstIdeograph) {
    reading.dearest = std::max(reading.dearest, cost);
    return;
  }
  reading.dearest_wide = std::max(reading.dearest_wide, cost);
  reading.wide += cost;
  ++reading.wide_letters;
}

}  // namespace

bool is_plain(const LineReading& reading, const Mode& mode) {
  const Cost most = reads_double_bytes(mode.reader) ? kPlainWideOfTwoBytes : kPlainWideLetter;
  return reading.dearest < kPlainLetter && reading.dearest_wide < most &&
         reading.wide <= kPlainWide * reading.wide_letters;
}

std::optional<LineReading> read_wholly(std::u32string_view seen, const Mode& mode, Judging judging,
                                       Ending ending) {
  // Where letters may have had another case there is no single reading.
  if (mode.is_cased()) return std::nullopt;
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
    // What may stand for lost bytes has no single reading.
    if (c >= 0x80 && is_mark(mode.unreadable, c)) return std::nullopt;
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
        judge(reading, letter, mode.written.is_utf8() ? std::min(cost, most_from_utf8(letter)) : cost);
      }
      reading.pieces.push_back({letter, began, at + 1, 0, 0, 0});
      reading.changed = true;
    }
  }
  const bool is_whole = pending.size == 0 || ending == Ending::may_be_cut;
  if (!is_whole || !reading.changed) return std::nullopt;
  return reading;
}

Cost most_of_picture(char32_t letter) {
  if (is_picture(letter) || joins_pictures(letter)) return kPicture;
  return is_pictorial_sign(letter) ? kPictorialSign : std::numeric_limits<Cost>::max();
}

std::int64_t cost_of(const LineReading& reading, std::span<const Mode> modes) {
  const TextModel& model = TextModel::get();
  TextModel::State state;
  std::int64_t sum = 0;
  for (const Piece& each : reading.pieces) {
    const bool proved = each.mode != kClean && (each.marks & kByteWasLost) == 0 &&
                        modes[static_cast<std::size_t>(each.mode)].written.is_utf8();
    const Cost cost = model.step(state, each.letter);
    sum += proved ? std::min(cost, most_from_utf8(each.letter)) : cost;
  }
  return sum;
}

std::u32string text_of(const LineReading& reading) {
  std::u32string text;
  for (const Piece& each : reading.pieces) text += each.letter;
  return text;
}

}  // namespace mojimend
