// Goes through the letters that fit the bytes that are known. Where two are not, those that are rare by
// themselves are left out before the model is asked.
#include "mojibake/lost_bytes.h"

#include <algorithm>
#include <array>
#include <bit>

#include "channel/channel_table.h"
#include "channel/codec.h"
#include "text/letter_kinds.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Of the letters that fit where two bytes are not known, the commonest that the model judges.
constexpr std::size_t kCommonest = 160;
// Readings of one place that compete.
constexpr std::size_t kReadings = 12;

struct Common {
  char32_t letter;
  Cost alone;
};

// The letters that have a symbol in the model, commonest first, by what may be known of their bytes.
struct CommonLetters {
  std::array<std::vector<char32_t>, 256> by_lead;
  std::array<std::array<std::vector<char32_t>, 64>, 2> by_last;  // of two and of three bytes
  std::array<std::vector<char32_t>, 2> all_of;                   // the same

  CommonLetters() {
    std::vector<Common> all;
    const TextModel& model = TextModel::get();
    for (char32_t c = 0xA0; c < 0x10000; ++c) {
      if (c >= 0xD800 && c < 0xF900) continue;
      const Letter letter = model.letter(c);
      if (letter.symbol > kUnseenClasses) all.push_back({c, model.alone(letter)});
    }
    std::ranges::stable_sort(all, {}, &Common::alone);
    for (const Common& each : all) {
      by_lead[static_cast<unsigned char>(to_utf8({&each.letter, 1}).front())].push_back(each.letter);
      all_of[each.letter < 0x800 ? 0 : 1].push_back(each.letter);
      by_last[each.letter < 0x800 ? 0 : 1][each.letter & 0x3F].push_back(each.letter);
    }
  }
  static const CommonLetters& get() {
    static const CommonLetters letters;
    return letters;
  }
};

// All letters of one unknown byte: 64 at most.
std::vector<char32_t> with_one(const Pending& pending) {
  std::vector<char32_t> letters;
  std::array<unsigned char, 4> bytes = pending.bytes;
  unsigned at = 0;
  while (!pending.is_unknown(at)) ++at;
  const unsigned low = at > 0 ? 0x80 : 0xC0, high = at > 0 ? 0xBF : 0xEF;
  for (unsigned byte = low; byte <= high; ++byte) {
    bytes[at] = static_cast<unsigned char>(byte);
    const char32_t letter = utf8_letter(bytes, pending.size);
    if (letter >= 0xA0 && !(letter >= 0xE000 && letter < 0xF900)) letters.push_back(letter);
  }
  return letters;
}

}  // namespace

bool is_mark(Unreadable unreadable, char32_t letter) {
  for (const ReaderRow& row : reader_rows())
    if (row.unreadable == unreadable) return row.mark != 0 && row.mark == letter;
  return false;
}

std::uint8_t lost_bytes(Unreadable unreadable, bool double_byte, char32_t next) {
  if (!double_byte) return 1;
  if (takes_two(unreadable)) return 2;
  return unreadable == Unreadable::replacement && next >= 0x80 ? 2 : 1;
}

LostPlace::LostPlace(const Mode& mode, char32_t next) : mode_(mode), reader_(reader(mode.reader)) {
  const SourceBytes behind = reader_.bytes_of(next);
  knows_next_ = behind.size != 0 && next != kReplacement;
  next_ = behind.size != 0 ? behind[0] : static_cast<unsigned char>('\n');
}

// The first of two bytes that went together made no character with the second, which may be anything.
bool LostPlace::is_unreadable_pair(const Pending& pending, std::string_view bytes, unsigned at) const {
  const bool second = at == 0 ? pending.taken_along : pending.is_unknown(at - 1);
  if (second || at + 1 == pending.size || !pending.is_unknown(at + 1)) return true;
  return !reader_.reads(static_cast<unsigned char>(bytes[at]), static_cast<unsigned char>(bytes[at + 1]));
}

// Whether nothing is seen of the byte.
bool LostPlace::is_taken_out(unsigned char byte) const {
  const char32_t c = reader_.character(byte);
  return c == 0 || (mode_.invisible == Invisible::stripped && (is_c1(c) || c == kSoftHyphen));
}

// Whether the reader could not read the byte where it stands.
bool LostPlace::is_unreadable(const Pending& pending, std::string_view bytes, unsigned at) const {
  const auto byte = static_cast<unsigned char>(bytes[at]);
  if (mode_.takes_out() && !reader_.is_double_byte()) return is_taken_out(byte);
  // Where pages have no controls any more, the one that 80 became is gone without a mark: "縺ｧ縺吶・" is
  // "です。", with 82 and what stood behind it for the mark.
  const bool stripped = byte == 0x80 && mode_.unreadable == Unreadable::katakana_dot;
  if (reader_.reads(byte) && !stripped) return false;
  if (!reader_.is_double_byte()) return true;
  if (takes_two(mode_.unreadable)) return is_unreadable_pair(pending, bytes, at);
  const bool last = at + 1 == pending.size;
  if (last && !knows_next_) return true;
  // The second of two bytes that went together may be anything.
  const bool together = mode_.unreadable != Unreadable::replacement_byte &&
                        mode_.unreadable != Unreadable::question_byte &&
                        mode_.unreadable != Unreadable::dropped_byte;
  if (together && at > 0 && pending.is_unknown(at - 1)) return true;
  return !reader_.reads(byte, last ? next_ : static_cast<unsigned char>(bytes[at + 1]));
}

bool LostPlace::fits(const Pending& pending, char32_t letter) const {
  std::string bytes;
  append_utf8(bytes, letter);
  if (bytes.size() != pending.size) return false;
  for (unsigned at = 0; at < pending.size; ++at) {
    if (!pending.is_unknown(at) && pending.bytes[at] != static_cast<unsigned char>(bytes[at])) return false;
    if (pending.is_unknown(at) && !is_unreadable(pending, bytes, at)) return false;
  }
  return true;
}

const std::vector<LostPlace::Fitting>& LostPlace::letters(const Pending& pending) {
  const auto [place, is_new] = known_.try_emplace(std::bit_cast<std::uint64_t>(pending));
  std::vector<Fitting>& found = place->second;
  if (!is_new) return found;
  // Nearly all text has whole letters, so that parts of one are none where nothing is known that says so.
  const bool may_be_part = pending.size == 2 && !pending.is_unknown(0);
  const auto add = [&](char32_t c) {
    if ((may_be_part || !is_part(c)) && fits(pending, c)) found.push_back({c, TextModel::get().letter(c)});
  };
  const bool one = (pending.unknown & (pending.unknown - 1)) == 0;
  if (pending.size <= 3 && one) {
    for (const char32_t c : with_one(pending)) add(c);
  } else if (pending.size <= 3) {
    const CommonLetters& common = CommonLetters::get();
    const unsigned last = pending.size - 1u, length = pending.size - 2u;
    const std::vector<char32_t>& from = !pending.is_unknown(0) ? common.by_lead[pending.bytes[0]]
                                        : !pending.is_unknown(last)
                                            ? common.by_last[length][pending.bytes[last] & 0x3F]
                                            : common.all_of[length];
    for (auto c = from.begin(); c != from.end() && found.size() < kCommonest; ++c) add(*c);
  }
  return found;
}

std::vector<LostReading> LostPlace::readings(const Pending& pending, const TextModel::State& before,
                                             const MarkPlace& marks) {
  const std::vector<Fitting>& fitting = letters(pending);
  std::vector<LostReading> made;
  made.reserve(fitting.size());
  for (const Fitting& each : fitting)
    made.push_back({each.character, TextModel::get().cost_behind(before, each.letter) +
                                        guessed_mark_cost(each.character, marks)});
  const std::size_t kept = std::min(kReadings, made.size());
  // One more, for the margin.
  const auto sorted = made.begin() + static_cast<std::ptrdiff_t>(std::min(kept + 1, made.size()));
  std::ranges::partial_sort(made, sorted, [](const LostReading& a, const LostReading& b) {
    return a.margin != b.margin ? a.margin < b.margin : a.letter < b.letter;
  });
  const Cost best = made.empty() ? 0 : made.front().margin;
  const Cost second = made.size() > 1 ? made[1].margin - best : kNoOther;
  made.resize(kept);
  for (LostReading& each : made) each.margin = &each == made.data() ? second : best - each.margin;
  return made;
}

}  // namespace mojimend
