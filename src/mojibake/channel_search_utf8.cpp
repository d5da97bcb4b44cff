// Makes channels of the readers that explain most of a line as UTF-8.
#include <algorithm>
#include <string>
#include <vector>

#include "channel/channel_table.h"
#include "mojibake/changed_case.h"
#include "mojibake/channel_search.h"
#include "mojibake/taken_out.h"
#include "mojibake/utf8_votes.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A channel is worth a look if it explains this much of what the best one explains.
constexpr double kShare = 0.7;
constexpr std::size_t kMostModes = 4;
// Where bytes were lost, each costs far more; and where letters may have had another case.
constexpr std::size_t kMostLossyModes = 2, kMostCasedModes = 2;
// Readers of two bytes at a time that mark with "?" nearly all mark both: one whose second was ASCII has
// taken it along.
constexpr Cost kByteByByte = 14 * kNat;
// Text is taken for damaged only if it says so: the odds of damage at any place, before anything is known.
constexpr Cost kEntry = 3 * kNat;

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

Mode mode_of(const Votes& votes) {
  const Cost casing = votes.cased == Cased::kept ? 0 : kCaseChanged;
  const Cost rarity = static_cast<Cost>(reader(votes.reader).nats() * kNat) + casing;
  return {votes.reader, written_in_utf8(), kEntry + rarity, Unreadable::none, votes.letters,
          rarity,       votes.gain.best(), false,           Invisible::kept,  votes.cased};
}

// What one of them reads the other may not.
bool differ_in_what_is_lost(const Votes& a, const Votes& b) {
  return reads_double_bytes(a.reader) && reader(a.reader).encoding() == reader(b.reader).encoding();
}

// The modes of each of them in which bytes went without a mark. Readers that agree on those that are there
// may have lost others.
void add_taking_out(std::vector<Mode>& modes, std::u32string_view line, std::span<const Votes> votes,
                    const std::vector<const Votes*>& taken) {
  // Who leaves bytes out puts no marks.
  const bool is_marked = std::ranges::any_of(line, may_be_lost);
  for (const Votes* const each : taken) {
    if (reads_double_bytes(each->reader)) {
      if (is_marked) continue;
      add_taking_out(modes, line, mode_of(*each));
      continue;
    }
    std::vector<std::size_t> readers;
    for (const Votes& other : votes) {
      if (other.bytes != each->bytes || !leaves_out_others(other.reader, readers)) continue;
      add_taking_out(modes, line, mode_of(other));
      readers.push_back(other.reader);
    }
  }
}

// Adds the modes of those that explain the most, which come first; returns them.
std::vector<const Votes*> add_modes(std::vector<Mode>& modes, std::u32string_view line,
                                    std::span<const Votes> votes, std::size_t most) {
  std::vector<const Votes*> taken;
  const bool is_lossy = line.find(kReplacement) != line.npos;
  for (const Votes& each : votes) {
    if (taken.size() == most) break;
    if (static_cast<double>(each.letters) < kShare * static_cast<double>(votes.front().letters) &&
        taken.size() > 1)
      break;
    const auto same =
        std::ranges::find_if(taken, [&](const Votes* other) { return other->bytes == each.bytes; });
    if (same == taken.end()) taken.push_back(&each);
    else if (!is_lossy || !differ_in_what_is_lost(**same, each)) continue;
    Mode mode = mode_of(each);
    const bool double_byte = reads_double_bytes(each.reader);
    const Cost entry = mode.entry;
    for (const Unreadable unreadable : marks_in(line, double_byte)) {
      const bool is_rare = double_byte && unreadable == Unreadable::question_byte;
      mode.unreadable = unreadable;
      mode.entry = entry + (is_rare ? kByteByByte : Cost{0});
      modes.push_back(mode);
    }
  }
  return taken;
}

}  // namespace

bool may_be_from_utf8(std::u32string_view line, std::span<const Span> places) {
  return std::ranges::any_of(places, [line](const Span& place) {
    const std::u32string_view letters = line.substr(place.start, place.size());
    return may_have_votes(letters) && std::ranges::any_of(votes_on(letters), explains_something);
  });
}

std::vector<Mode> channels_from_utf8(std::u32string_view line) {
  std::vector<Votes> votes = votes_on(line);
  std::erase_if(votes, [](const Votes& each) { return !explains_something(each); });
  std::ranges::stable_sort(votes, [](const Votes& a, const Votes& b) {
    if (a.letters != b.letters) return a.letters > b.letters;
    return reader(a.reader).nats() < reader(b.reader).nats();
  });
  const auto cased =
      std::ranges::stable_partition(votes, [](const Votes& each) { return each.cased == Cased::kept; });
  const std::span<const Votes> plain(votes.begin(), cased.begin());
  std::vector<Mode> modes;
  const std::vector<const Votes*> taken =
      add_modes(modes, line, plain, line.find(kReplacement) != line.npos ? kMostLossyModes : kMostModes);
  add_taking_out(modes, line, plain, taken);
  add_modes(modes, line, cased, kMostCasedModes);
  return modes;
}

}  // namespace mojimend
