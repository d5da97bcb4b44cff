// Counts, for every reader, the letters that its bytes explain as characters of UTF-8; all single-byte
// readers at once.
#include <algorithm>
#include <bit>
#include <span>
#include <string>
#include <vector>

#include "repair/channel_search.h"
#include "repair/channel_table.h"
#include "repair/letters.h"
#include "repair/reader_masks.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A channel is worth a look if it explains this much of what the best one explains.
constexpr double kShare = 0.7;
constexpr std::size_t kMostModes = 4;
// Where bytes were lost, each costs far more.
constexpr std::size_t kMostLossyModes = 2;
// Letters that happen to be bytes of UTF-8 say rarer ones; what says no commoner ones is not looked at.
constexpr Cost kLeastGain = 3 * kNat;
// A no-break space, or a space that was one, where it would be the end of a character.
constexpr Cost kBlank = 6 * kNat;
// A letter beside lost bytes, of which it is not known what they say.
constexpr Cost kLostGain = 3 * kNat;
// Text is taken for damaged only if it says so: the odds of damage at any place, before anything is known.
constexpr Cost kEntry = 3 * kNat;

struct Votes {
  std::size_t reader;
  std::size_t letters;  // seen, explained
  Cost gain = 0;        // by how much what they say is commoner, letter by letter
  std::string bytes;    // of the letters that it explains: readers that agree on them are one channel
};

Cost alone(char32_t c) {
  const TextModel& model = TextModel::get();
  if (c == 0xA0 || c == U' ') return kBlank;
  return model.alone(model.letter(c));
}

// By how much `said` is commoner than the letters seen; nothing if it is rarer.
Cost commoner_by(std::u32string_view seen, char32_t said) {
  Cost gain = -alone(said);
  for (const char32_t c : seen) gain += alone(c);
  return std::max(Cost{0}, gain);
}

// What of the line is explained by some reader, a bit each.
void count_single(std::u32string_view line, std::vector<Votes>& votes) {
  for (std::size_t at = 0; at + 1 < line.size(); ++at) {
    if (line[at] < 0x80) continue;
    const LetterMasks& first = masks_of(line[at]);
    const auto continuation = [&](std::size_t behind) {
      const char32_t c = at + behind < line.size() ? line[at + behind] : U'\n';
      return masks_of(c == U' ' ? 0xA0 : c).continuation;
    };
    const ReaderMask two = first.lead2 & continuation(1);
    const ReaderMask three = first.lead3 != 0 ? first.lead3 & continuation(1) & continuation(2) : 0;
    const ReaderMask four =
        first.lead4 != 0 ? first.lead4 & continuation(1) & continuation(2) & continuation(3) : 0;
    for (ReaderMask left = two | three | four; left != 0; left &= left - 1) {
      const auto index = static_cast<std::size_t>(std::countr_zero(left));
      const std::size_t size = (two >> index & 1) != 0 ? 2 : (three >> index & 1) != 0 ? 3 : 4;
      // What is lost explains nothing.
      const auto lost = static_cast<std::size_t>(std::ranges::count(line.substr(at, size), kReplacement));
      if (lost == size) continue;
      votes[index].letters += size - lost;
      const std::size_t before = votes[index].bytes.size();
      for (std::size_t each = 0; each < size; ++each) {
        const SourceBytes bytes = reader(index).bytes_of(line[at + each]);
        votes[index].bytes.push_back(static_cast<char>(bytes.value & 0xFF));
      }
      const char32_t said = read_code_point(votes[index].bytes, before).value;
      votes[index].gain += lost != 0 ? kLostGain : commoner_by(line.substr(at, size), said);
    }
  }
}

// What may stand for lost bytes: there a character may begin or end in the dark.
bool is_lost(char32_t c) { return c == kReplacement || c == U'?' || c == 0x30FB; }

// Letters whose bytes are characters; beside what was lost, the first may lack its beginning and the last its
// end.
class DoubleCount {
 public:
  DoubleCount(Votes& votes, const Written& utf8) : votes_(votes), utf8_(utf8) {}

  void add(Cost seen, SourceBytes bytes) {
    bool fits = bytes.size != 0;
    seen_ += seen;
    for (unsigned each = 0; fits && each < bytes.size; ++each) fits = add(bytes[each]);
    if (!fits) forget();
    else if (pending_.size != 0) ++waiting_;
  }
  void add_lost() {
    explain(waiting_, static_cast<Cost>(waiting_) * kLostGain);
    forget();
    open_ = kMostRest;
  }

 private:
  static constexpr unsigned kMostRest = 3;  // bytes of a character whose first one is gone

  bool add(unsigned char byte) {
    if (pending_.size == 0 && open_ != 0 && (byte & 0xC0) == 0x80) {
      --open_;
      explain(1, kLostGain);
      votes_.bytes.push_back(static_cast<char>(byte));
      return true;
    }
    open_ = 0;
    char32_t letter = 0;
    const Fed fed = utf8_.feed(pending_, byte, letter);
    if (fed == Fed::letter && letter >= 0x80) {
      explain(waiting_ + 1, std::max(Cost{0}, seen_ - alone(letter)));
      waiting_ = 0;
      seen_ = 0;
    }
    votes_.bytes.push_back(static_cast<char>(byte));
    return fed != Fed::failed;
  }
  void explain(std::size_t letters, Cost gain) {
    votes_.letters += letters;
    votes_.gain += gain;
  }
  void forget() {
    pending_ = {};
    waiting_ = 0;
    open_ = 0;
    seen_ = 0;
  }

  Votes& votes_;
  const Written& utf8_;
  Pending pending_;
  Cost seen_ = 0;            // of the letters since the last character
  std::size_t waiting_ = 0;  // letters whose bytes are pending
  unsigned open_ = 0;        // bytes that may be the rest of a character that was lost
};

// `costs` are those of the letters by themselves.
void count_double(std::u32string_view line, std::span<const Cost> costs, Votes& votes) {
  static const Written utf8(utf8_encoding());
  const ReaderBytes& reader = mojimend::reader(votes.reader);
  DoubleCount count(votes, utf8);
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (is_lost(line[at])) count.add_lost();
    else count.add(costs[at], reader.bytes_of(line[at]));
  }
}

// Marks that show that something was lost, as this kind of reader leaves them. A reader has one mark; "?" may
// be a question as well.
std::vector<Unreadable> marks_in(std::u32string_view line, bool double_byte) {
  const bool replaced = line.find(kReplacement) != line.npos;
  std::vector<Unreadable> found;
  for (const ReaderRow& row : reader_rows()) {
    if (row.mark == 0 || line.find(row.mark) == line.npos || (replaced && row.mark != kReplacement)) continue;
    // A single byte is one sequence.
    if (!double_byte && row.unreadable != Unreadable::replacement_byte &&
        row.unreadable != Unreadable::question_byte)
      continue;
    found.push_back(row.unreadable);
  }
  if (found.empty()) found.push_back(Unreadable::none);
  return found;
}

}  // namespace

std::vector<Mode> channels_from_utf8(std::u32string_view line) {
  static const Written utf8(utf8_encoding());
  std::vector<Votes> votes(reader_count());
  for (std::size_t index = 0; index < votes.size(); ++index) votes[index].reader = index;
  count_single(line, votes);
  // No reader of two bytes makes letters below these of UTF-8 alone.
  if (std::ranges::any_of(line, [](char32_t c) { return c >= kFirstIdeograph && c != kReplacement; })) {
    std::vector<Cost> costs(line.size());
    std::ranges::transform(line, costs.begin(), alone);
    for (Votes& each : votes)
      if (reads_double_bytes(each.reader)) count_double(line, costs, each);
  }
  std::erase_if(votes, [](const Votes& each) { return each.letters == 0 || each.gain < kLeastGain; });
  std::ranges::stable_sort(votes, [](const Votes& a, const Votes& b) {
    if (a.letters != b.letters) return a.letters > b.letters;
    return reader(a.reader).nats() < reader(b.reader).nats();
  });
  std::vector<Mode> modes;
  std::vector<const Votes*> taken;
  const std::size_t most = line.find(kReplacement) != line.npos ? kMostLossyModes : kMostModes;
  for (const Votes& each : votes) {
    if (taken.size() == most) break;
    if (static_cast<double>(each.letters) < kShare * static_cast<double>(votes.front().letters) &&
        taken.size() > 1)
      break;
    if (std::ranges::any_of(taken, [&](const Votes* other) { return other->bytes == each.bytes; })) continue;
    taken.push_back(&each);
    const auto rarity = static_cast<Cost>(reader(each.reader).nats() * kNat);
    for (const Unreadable unreadable : marks_in(line, reads_double_bytes(each.reader)))
      modes.push_back({each.reader, utf8, kEntry + rarity, unreadable, each.letters, rarity});
  }
  return modes;
}

}  // namespace mojimend
