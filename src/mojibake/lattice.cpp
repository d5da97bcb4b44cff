// The beam. A hypothesis is what it costs, where the model stands, in which mode it is and which bytes wait
// for the rest of their character; the way back is kept apart, so that hypotheses are small.
#include "mojibake/lattice.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "channel/codec.h"
#include "context/letters.h"
#include "mojibake/changed_case.h"
#include "mojibake/eaten_signs.h"
#include "mojibake/guessed_letters.h"
#include "mojibake/guessed_marks.h"
#include "mojibake/line_hypothesis.h"
#include "mojibake/lost_bytes.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// A letter that the mode does not explain stays as it is; text of a mode is mostly of one piece.
constexpr Cost kPassed = 5 * kNat;
// The same where structure speaks against it: more than a rare letter can be dearer than two common ones.
constexpr Cost kLeftAlone = 14 * kNat;
// And where nothing speaks for either.
constexpr Cost kReluctance = 1 * kNat;
// A no-break space, as the last byte of a character, that somebody turned into a space.
constexpr Cost kNoBreak = 6 * kNat;
// The same of quotation marks that somebody made straight.
constexpr Cost kStraight = 6 * kNat;
// A lost byte: beside the cost of what it is taken for.
constexpr Cost kLost = 1 * kNat;
// One that went without a mark, beside that. Text that lost some has many.
constexpr Cost kTakenOut = 1 * kNat;
// Where it may have been one of more, it says less.
constexpr Cost kAnyControl = 1 * kNat;
// Without lost bytes there is hardly more than one hypothesis a mode; chosen, not measured, for text with
// them.
constexpr std::size_t kBeam = 48;
// A second channel in one line is rare.
constexpr Cost kOtherChannel = 8 * kNat;
// The model cannot make up for so much.
constexpr Cost kHopelessBehind = 45 * kNat;

Cost left_alone(Leaving leaving) {
  return leaving == Leaving::against_structure ? kLeftAlone
         : leaving == Leaving::reluctantly     ? kReluctance
                                               : 0;
}

// What a mark took along.
enum class Eaten { blank, sign };

class Lattice {
 public:
  Lattice(std::u32string_view seen, std::span<const Mode> modes, Leaving leaving)
      : seen_(seen),
        modes_(modes),
        left_alone_(left_alone(leaving)),
        takes_out_(std::ranges::any_of(modes, &Mode::takes_out)),
        lost_places_(modes) {}

  LineReading run() {
    now_.push_back({});
    for (at_ = 0; at_ < seen_.size(); ++at_) {
      next_.clear();
      if (takes_out_) take_out();
      behind_ = at_ + 1;
      const std::size_t alive = now_.size();
      for (std::size_t each = 0; each < alive; ++each) advance(now_[each]);
      enter();
      prune(next_.all());
      std::swap(now_, next_.all());
    }
    if (takes_out_) take_out();
    return answer();
  }

 private:
  // Bytes that went without a mark may have stood before the letter.
  void take_out() {
    behind_ = at_;
    for (std::size_t each = 0; each < now_.size(); ++each) {
      LineHypothesis to = now_[each];
      if (to.pending.size == 0) continue;
      const Mode& mode = modes_[static_cast<std::size_t>(to.mode)];
      if (!mode.takes_out()) continue;
      // No character begins with the last bytes of one.
      const SourceBytes next = mojimend::reader(mode.reader).bytes_of(next_seen());
      const bool goes_on = next.size != 0 && is_continuation(static_cast<char>(next[0]));
      if (goes_on && to.pending.size + 1 == to.pending.length) continue;
      to.cost += kTakenOut + (mode.invisible == Invisible::stripped ? kAnyControl : Cost{0});
      to.marks |= kByteWasLost;
      if (feed_unknown(to.pending, 0) == Fed::more) now_.push_back(to);
      else std::ranges::copy(completed(to, place_of_mark(to)), std::back_inserter(now_));
    }
  }

  // A hypothesis without pending bytes is at a boundary: it may take the letter as it is, in its mode or out.
  void advance(const LineHypothesis& from) {
    const char32_t c = seen_[at_];
    if (from.pending.size == 0) {
      LineHypothesis kept = from;
      kept.mode = kClean;
      const bool explained = c < 0x80;
      if (!explained) kept.cost += left_alone_;
      take_as_it_is(kept, c);
      if (from.mode == kClean) return;
      LineHypothesis passed = from;
      if (!explained) passed.cost += kPassed + left_alone_;
      take_as_it_is(passed, c);
      if (explained) return;
    }
    if (from.mode != kClean) explain(from);
  }

  // The cheapest hypothesis at a boundary may turn into any mode.
  void enter() {
    if (seen_[at_] < 0x80 && seen_[at_] != U'?') return;
    const LineHypothesis* best = nullptr;
    for (const LineHypothesis& each : now_)
      if (each.pending.size == 0 && (!best || each.cost < best->cost)) best = &each;
    if (!best) return;
    const LineHypothesis from = *best;
    for (std::size_t mode = 0; mode < modes_.size(); ++mode) {
      LineHypothesis entered = from;
      entered.mode = static_cast<std::int16_t>(mode);
      if (from.mode == entered.mode) continue;
      entered.cost += modes_[mode].entry;
      if (from.last != kClean && !same_encodings(modes_[static_cast<std::size_t>(from.last)], modes_[mode]))
        entered.cost += kOtherChannel;
      entered.last = entered.mode;
      explain(entered);
    }
  }

  // The bytes of the letter, in the mode of the hypothesis.
  void explain(const LineHypothesis& from) {
    const Mode& mode = modes_[static_cast<std::size_t>(from.mode)];
    const ReaderBytes& reader = mojimend::reader(mode.reader);
    const char32_t c = seen_[at_];
    const SourceBytes bytes = reader.bytes_of(c);
    if (bytes.size != 0) feed(from, bytes);
    if (c >= 0x80 && reader.is_double_byte()) {
      const SourceBytes other = reader.other_bytes_of(c);
      if (other.size != 0) feed(from, other);
    }
    for (const char32_t before : before_casing(c, mode.cased)) {
      LineHypothesis other = from;
      other.marks |= kCaseWasOther;
      if (const SourceBytes was = reader.bytes_of(before); was.size == 1) feed(other, was);
    }
    if (from.pending.size == 0 && mode.unreadable == Unreadable::none) return;
    if (c == U' ' && from.pending.size != 0 && reader.bytes_of(0xA0) == SourceBytes{0xA0, 1}) {
      LineHypothesis spaced = from;
      spaced.cost += kNoBreak;
      spaced.marks |= kSpaceWasNoBreak;
      feed(spaced, {0xA0, 1});
    }
    if (from.pending.size != 0 && c == U'"') feed_either(from, reader, {0x201D, 0x201C});
    if (from.pending.size != 0 && c == U'\'') feed_either(from, reader, {0x2019, 0x2018});
    if (is_mark(mode.unreadable, c)) lose(from, mode, reader);
  }

  // The last byte of a character was that of one of these quotation marks, which somebody made straight.
  void feed_either(const LineHypothesis& from, const ReaderBytes& reader,
                   const std::array<char32_t, 2>& marks) {
    const Written& written = modes_[static_cast<std::size_t>(from.mode)].written;
    const MarkPlace place = place_of_mark(from);
    std::vector<LostReading> made;
    for (const char32_t mark : marks) {
      const SourceBytes bytes = reader.bytes_of(mark);
      Pending pending = from.pending;
      char32_t letter = 0;
      if (bytes.size != 1 || written.feed(pending, bytes[0], letter) != Fed::letter) continue;
      const Cost guessed = guessed_mark_cost(letter, place);
      made.push_back(
          {letter, guessed + TextModel::get().cost_behind(from.model, TextModel::get().letter(letter))});
    }
    for (const LostReading& each : made) {
      const Cost other = made.size() == 1 ? kNoOther : made[&each == made.data() ? 1 : 0].margin;
      LineHypothesis straight = from;
      straight.cost += kStraight + guessed_mark_cost(each.letter, place);
      straight.marks |= kQuoteWasCurly;
      take_letter(straight, each.letter, other - each.margin);
      push(straight);
    }
  }

  void feed(const LineHypothesis& from, SourceBytes bytes) {
    LineHypothesis to = from;
    for (unsigned each = 0; each < bytes.size; ++each)
      if (!feed_byte(to, bytes[each])) return;
    push(to);
  }

  // Feeds one byte; false if no character can go on with it. What a character with lost bytes may be goes on
  // by itself, except where bytes of the same letter follow it.
  bool feed_byte(LineHypothesis& to, unsigned char byte) {
    const Written& written = modes_[static_cast<std::size_t>(to.mode)].written;
    if (to.pending.size == 0) to.began = static_cast<std::uint32_t>(at_);
    if (to.pending.unknown != 0) {
      const Fed fed = feed_behind_unknown(to.pending, byte);
      if (fed == Fed::letter) return complete_lost(to);
      return fed == Fed::more;
    }
    char32_t letter = 0;
    const Fed fed = written.feed(to.pending, byte, letter);
    if (fed == Fed::failed) return false;
    if (fed == Fed::letter) take_letter(to, letter, 0);
    return true;
  }

  void take_letter(LineHypothesis& to, char32_t letter, Cost margin) {
    const Cost cost = TextModel::get().step(to.model, letter);
    to.quotation = behind(letter, to.quotation);
    // Of bytes that are guessed there is no structure.
    const bool proved =
        modes_[static_cast<std::size_t>(to.mode)].written.is_utf8() && (to.marks & kByteWasLost) == 0;
    to.cost += proved ? std::min(cost, most_from_utf8(letter)) : cost;
    ways_.push_back({{letter, to.began, static_cast<std::uint32_t>(behind_), to.mode, to.marks, margin},
                     to.way,
                     to.pending});
    to.way = static_cast<std::uint32_t>(ways_.size());
    to.pending = {};
    to.marks = 0;
  }

  // A mark stands for one or two bytes that the reader could not read.
  void lose(const LineHypothesis& from, const Mode& mode, const ReaderBytes& reader) {
    if (!mode.written.is_utf8()) return;
    const std::uint8_t most = lost_bytes(mode.unreadable, reader.is_double_byte(), next_seen());
    LineHypothesis lost = from;
    lost.cost += kLost;
    if (takes_two(mode.unreadable) && from.pending.size != 0) lose_with_ascii(lost);
    lose_bytes(lost, most);
  }

  // The second byte was ASCII, or the text ended behind the first.
  void lose_with_ascii(const LineHypothesis& from) {
    LineHypothesis to = from;
    to.marks |= kByteWasLost;
    if (feed_unknown(to.pending, 0) != Fed::letter) return;
    const bool at_end = at_ + 1 == seen_.size();
    const EatenCosts costs = eaten_costs(seen_, at_);
    MarkPlace marks = place_of_mark(from);
    for (const Eaten eaten : {Eaten::blank, Eaten::sign}) {
      marks.before_blank = eaten == Eaten::blank;
      for (const LineHypothesis& each : completed(to, marks)) {
        if (at_end && eaten == Eaten::blank) push(each);
        eat(each, eaten, costs);
      }
    }
  }
  // Each of the signs that the mark may have taken along.
  void eat(const LineHypothesis& from, Eaten kind, const EatenCosts& costs) {
    for (std::size_t sign = 0; sign < kEatable.size(); ++sign) {
      if ((kEatable[sign] == U' ') != (kind == Eaten::blank)) continue;
      LineHypothesis eaten = from;
      eaten.cost += costs[sign];
      eaten.marks |= kByteWasLost;
      eaten.began = static_cast<std::uint32_t>(at_);
      take_letter(eaten, kEatable[sign], 0);
      push(eaten);
    }
  }

  void lose_bytes(const LineHypothesis& from, std::uint8_t left) {
    if (left == 0) return push(from);
    if (from.pending.size != 0) return lose_byte(from, 0, left);
    for (const std::uint8_t length : {std::uint8_t{2}, std::uint8_t{3}}) lose_byte(from, length, left);
  }

  void lose_byte(const LineHypothesis& from, std::uint8_t length, std::uint8_t left) {
    LineHypothesis to = from;
    if (to.pending.size == 0) {
      to.began = static_cast<std::uint32_t>(at_);
      to.pending.taken_along = left == 1 && takes_two(modes_[static_cast<std::size_t>(from.mode)].unreadable);
    }
    to.marks |= kByteWasLost;
    if (feed_unknown(to.pending, length) == Fed::more)
      return lose_bytes(to, static_cast<std::uint8_t>(left - 1));
    for (LineHypothesis& each : completed(to, place_of_mark(to)))
      lose_bytes(each, static_cast<std::uint8_t>(left - 1));
  }

  // The first of the readings goes on in `to`, the others are pushed.
  bool complete_lost(LineHypothesis& to) {
    std::vector<LineHypothesis> readings = completed(to, place_of_mark(to));
    if (readings.empty()) return false;
    for (std::size_t each = 1; each < readings.size(); ++each) push(readings[each]);
    to = readings.front();
    return true;
  }

  std::vector<LineHypothesis> completed(const LineHypothesis& from, const MarkPlace& marks) {
    std::vector<LineHypothesis> made;
    LostPlace& place = lost_places_.at(from.mode, next_seen());
    for (const LostReading& each : place.readings(from.pending, from.model, marks)) {
      LineHypothesis to = from;
      to.cost += guessed_mark_cost(each.letter, marks);
      take_letter(to, each.letter, each.margin);
      made.push_back(to);
    }
    return made;
  }

  MarkPlace place_of_mark(const LineHypothesis& from) const {
    return mark_place(from.model, next_seen(), from.quotation);
  }

  char32_t next_seen() const { return behind_ < seen_.size() ? seen_[behind_] : U'\n'; }

  void take_as_it_is(LineHypothesis to, char32_t c) {
    to.cost += TextModel::get().step(to.model, as_read(c));
    to.quotation = behind(c, to.quotation);
    const auto at = static_cast<std::uint32_t>(at_);
    ways_.push_back({{c, at, at + 1, kClean, 0, 0}, to.way, {}});
    to.way = static_cast<std::uint32_t>(ways_.size());
    push(to);
  }

  void push(const LineHypothesis& each) { next_.push(each); }

  static void prune(std::vector<LineHypothesis>& all) {
    if (all.empty()) return;
    const Cost best = std::ranges::min_element(all, {}, &LineHypothesis::cost)->cost;
    // Pending bytes have not been paid for: what stands at a boundary may look dear beside them.
    const auto settled =
        std::ranges::partition(all, [](const LineHypothesis& each) { return each.pending.size == 0; });
    const auto hopeless = std::ranges::remove_if(
        settled, [best](const LineHypothesis& each) { return each.cost > best + kHopelessBehind; });
    all.erase(hopeless.begin(), hopeless.end());
    const auto boundary = all.begin() + (settled.begin() - all.begin());
    const auto keep = [](auto from, auto to, std::size_t most) {
      if (static_cast<std::size_t>(to - from) <= most) return to;
      std::nth_element(from, from + static_cast<std::ptrdiff_t>(most), to,
                       [](const LineHypothesis& a, const LineHypothesis& b) { return a.cost < b.cost; });
      return from + static_cast<std::ptrdiff_t>(most);
    };
    const auto waiting = static_cast<std::size_t>(all.end() - boundary);
    all.erase(keep(boundary, all.end(), kBeam), all.end());
    const auto middle = all.end() - static_cast<std::ptrdiff_t>(std::min(waiting, kBeam));
    all.erase(keep(all.begin(), middle, kBeam), middle);
  }

  LineReading answer() {
    const LineHypothesis* best = nullptr;
    for (const LineHypothesis& each : now_)
      if (each.pending.size == 0 && (!best || each.cost < best->cost)) best = &each;
    LineReading reading;
    if (!best) return reading;
    reading.cost = best->cost;
    std::vector<Pending> known;  // of each piece
    for (std::uint32_t way = best->way; way != 0; way = ways_[way - 1].before) {
      reading.pieces.push_back(ways_[way - 1].piece);
      known.push_back(ways_[way - 1].pending);
      reading.changed |= ways_[way - 1].piece.mode != kClean;
    }
    std::ranges::reverse(reading.pieces);
    std::ranges::reverse(known);
    weigh_guesses(seen_, lost_places_, reading.pieces, known);
    if (std::ranges::any_of(modes_, &Mode::is_cased)) weigh_cases(seen_, modes_, reading.pieces);
    return reading;
  }

  std::u32string_view seen_;
  std::span<const Mode> modes_;
  Cost left_alone_;
  const bool takes_out_;  // any of the modes
  std::size_t at_ = 0;
  std::size_t behind_ = 0;  // the letter behind those of which the bytes were fed
  std::vector<LineHypothesis> now_;
  Frontier next_;
  std::vector<LatticeStep> ways_;
  LostPlaces lost_places_;
};

}  // namespace

LineReading read_through(std::u32string_view seen, std::span<const Mode> modes, Leaving leaving) {
  return Lattice(seen, modes, leaving).run();
}

}  // namespace mojimend
