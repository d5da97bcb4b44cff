// Reads the line through each channel, and compares.
#include "mojibake/one_layer.h"

#include <algorithm>
#include <optional>
#include <set>
#include <string>

#include "context/letters.h"

namespace mojimend {
namespace {

// What explains so much by UTF-8's structure needs no other explanation, however odd it reads: there may be a
// further layer.
constexpr double kExplained = 0.85, kMayExplain = 0.6;
// A reading that is no more than this dearer, rarity and all, may be the right one.
constexpr Cost kHardlyDearer = 2 * kNat;

// The share of the letters beyond ASCII that the reading explains.
double explained(const LineReading& reading, std::u32string_view line) {
  std::size_t beyond = 0, within = 0;
  for (const char32_t c : line) beyond += c >= 0x80;
  std::uint32_t end = 0;
  for (const Piece& piece : reading.pieces) {
    if (piece.mode == kClean) continue;
    for (std::uint32_t at = std::max(piece.start, end); at < piece.end; ++at) within += line[at] >= 0x80;
    end = piece.end;
  }
  return static_cast<double>(within) / static_cast<double>(std::max<std::size_t>(beyond, 1));
}

// Even what needs another layer before it is text is likelier than what stood there.
bool is_likelier(const LineReading& reading, const Mode& mode, std::u32string_view seen) {
  return cost_of(reading, {&mode, 1}) < TextModel::get().cost(seen);
}

struct Rival {
  std::u32string text;
  Cost cost;  // with how rare its channel is
};

// Whether one of the others is likelier as text, and a common channel is hardly reason enough not to take it.
bool is_contested(const LineReading& best, const std::vector<Rival>& others) {
  const std::u32string text = text_of(best);
  return std::ranges::any_of(others, [&](const Rival& other) {
    return other.cost < best.cost + kHardlyDearer && other.text != text &&
           TextModel::get().cost(other.text) < TextModel::get().cost(text);
  });
}

// What another layer made is text, as odd as it may be: a name, a rare character, signs of science ("π, φ,
// Σ"). A further channel without UTF-8's structure must change so many different letters, one of them twice,
// as words have it and lists have not ("çğıöşü"). Characters of two bytes read as others of them are rare
// ones, in any language.
constexpr std::size_t kSeveralInside = 4;

bool proves_further_layer(const LineReading& reading, const Mode& mode, std::u32string_view seen) {
  if (reads_double_bytes(mode.reader)) return false;
  std::set<char32_t> different;
  std::size_t letters = 0;
  for (const Piece& piece : reading.pieces)
    for (std::uint32_t at = piece.start; piece.mode != kClean && at < piece.end; ++at) {
      if (seen[at] < 0x80 || seen[at] == piece.letter) continue;
      different.insert(seen[at]);
      ++letters;
    }
  return different.size() >= kSeveralInside && letters > different.size();
}

// Who explains less will not explain nearly all.
bool may_explain(const Mode& mode, std::size_t beyond) {
  return static_cast<double>(mode.explained) >= kMayExplain * static_cast<double>(beyond);
}

// Beside one that explains all. Who marks what is lost in another way, or not at all, may do so, too: "â€ "
// is "” " rather than "†". And who explains more has quotation marks that were made straight: of "вЂ\"" two
// readers explain two letters, and one three. "ã©" of which the first was a capital is é to the commonest.
bool may_be_better(const Mode& mode, const Mode& best) {
  return mode.explained > best.explained || mode.takes_out() || mode.is_cased() ||
         (mode.reader == best.reader && mode.unreadable != best.unreadable);
}

// Letters may have had another case in any text, so that what becomes of them must be words: these cost less
// a letter on average.
constexpr Cost kWordLetter = 8 * kNat;
bool makes_words(const LineReading& reading) {
  const TextModel& model = TextModel::get();
  TextModel::State state;
  Cost sum = 0, letters = 0;
  for (const Piece& piece : reading.pieces) {
    const Cost cost = model.step(state, as_read(piece.letter));
    const bool is_mark = piece.letter >= 0x2010 && piece.letter < 0x2027;  // dashes, quotation marks, dots
    if (piece.mode == kClean || is_mark) continue;
    sum += cost;
    ++letters;
  }
  return sum <= kWordLetter * letters;
}

struct Likeliest {
  const Mode* mode = nullptr;
  double most = kExplained;  // of the letters beyond ASCII
  LineReading reading;
  std::vector<LineReading> lossy;  // what explains as much with bytes that went without a mark

  void add(const Mode& other, LineReading made, std::u32string_view seen) {
    const double share = explained(made, seen);
    if (share < most || (other.is_cased() && !makes_words(made))) return;
    if (share > most) lossy.clear();
    if (other.takes_out()) lossy.push_back(made);
    if (mode && share == most && made.cost >= reading.cost) return;
    mode = &other;
    most = share;
    reading = std::move(made);
  }
  // Readers differ in what they leave out: a guess is no surer than the reader.
  void doubt() {
    for (const LineReading& other : lossy) {
      auto theirs = other.pieces.begin();
      for (Piece& piece : reading.pieces) {
        while (theirs != other.pieces.end() && theirs->end < piece.end) ++theirs;
        if (theirs == other.pieces.end()) break;
        if ((piece.marks & kByteWasLost) != 0 && theirs->letter != piece.letter)
          piece.margin = std::min(piece.margin, std::max(Cost{0}, other.cost - reading.cost));
      }
    }
  }
};

// Of a few letters among ASCII the search must be free to leave some: that it does speaks against the
// channel.
bool is_mostly_beyond_ascii(std::u32string_view text) { return 2 * count_beyond_ascii(text) > text.size(); }

// With the last of the modes, and the others where they explain something. What is plain text wholly in the
// last one needs no search.
LineReading read_plainly(std::u32string_view text, const std::vector<Mode>& modes) {
  if (modes.size() == 1 && is_mostly_beyond_ascii(text))
    if (auto whole = read_wholly(text, modes.front(), Judging::by_model);
        whole && is_plain(*whole, modes.front()))
      return std::move(*whole);
  LineReading reading = read_through(text, modes, Leaving::reluctantly);
  // What explains nearly the whole line explains the rest, too.
  if (const double share = explained(reading, text); share >= kExplained && share < 1)
    reading = read_through(text, modes, Leaving::against_structure);
  return reading;
}

}  // namespace

bool explains_all(const LineReading& reading, std::u32string_view line) {
  return explained(reading, line) == 1;
}

bool explains_nearly_all(const LineReading& reading, std::u32string_view line) {
  return explained(reading, line) >= kExplained;
}

bool take_whole(MendedLine& line, const std::vector<Mode>& from_utf8) {
  const std::size_t beyond = count_beyond_ascii(line.text());
  Likeliest best;
  // The plainest first: where one explains all, only another that does is worth its cost.
  for (const Mode& mode : from_utf8) {
    if (!may_explain(mode, beyond)) continue;
    if (auto whole = read_wholly(line.text(), mode, Judging::by_model))
      best.add(mode, std::move(*whole), line.text());
  }
  for (const Mode& mode : from_utf8) {
    if (best.most == 1 && !may_be_better(mode, *best.mode)) continue;
    if (!may_explain(mode, beyond) || best.mode == &mode) continue;
    // Bytes that went without a mark leave no structure: every letter may be the first byte of something.
    const Leaving leaving = mode.takes_out() ? Leaving::by_plausibility : Leaving::against_structure;
    best.add(mode, read_through(line.text(), {&mode, 1}, leaving), line.text());
  }
  if (!best.mode || !best.reading.changed || !is_likelier(best.reading, *best.mode, line.text()))
    return false;
  best.doubt();
  line.take_off(best.reading, {best.mode, 1});
  return true;
}

bool take_likeliest(MendedLine& line, LineReading best, const std::vector<Mode>& from_utf8,
                    const std::vector<Mode>& legacy, Behind behind) {
  std::vector<Mode> best_modes = from_utf8;
  std::vector<Rival> rivals;
  for (const Mode& each : legacy) {
    std::vector<Mode> modes = from_utf8;
    modes.push_back(each);
    LineReading reading = read_plainly(line.text(), modes);
    if (behind == Behind::another_layer && !proves_further_layer(reading, each, line.text())) continue;
    rivals.push_back({text_of(reading), reading.cost});
    if (!best.pieces.empty() && reading.cost >= best.cost) continue;
    best = std::move(reading);
    best_modes = std::move(modes);
  }
  if (!best_modes.empty() && best_modes.size() > from_utf8.size())
    best_modes.back().contested |= is_contested(best, rivals);
  if (best.changed) line.take_off(best, best_modes);
  return best.changed;
}

}  // namespace mojimend
