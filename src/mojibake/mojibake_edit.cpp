// Examines a stretch: what the model says of it in its context before and after, its channel, and whether
// that replays.
#include "mojibake/mojibake_edit.h"

#include <algorithm>

#include "channel/replay.h"
#include "context/context.h"
#include "context/letters.h"
#include "mojibake/plausibility.h"
#include "text/letter_kinds.h"
#include "text/utf8.h"

namespace mojimend {
namespace {

// Words of one chain are one edit if no more than this stands between them.
constexpr std::size_t kGap = 3;  // letters

// What makes a line less likely is no repair of it, but a line that came through a channel for sure did so
// with all its letters, even those that are a little less likely so.
constexpr Cost kLeastGain = 1 * kNat, kLeastInLine = -4 * kNat;
// A space that was no space.
constexpr Cost kSpaceDoubt = 6 * kNat;

bool changed(const MendedLetter& letter) { return letter.chain != 0; }

// No letter says more: a control or a code point that is none.
constexpr Cost kMostSeen = 20 * kNat;

// Rare ideographs, symbols and common punctuation may stand anywhere: that they do is little evidence.
constexpr Cost kIdeograph = 11 * kNat, kIdeographs = 15 * kNat, kPunctuation = 6 * kNat, kSymbol = 8 * kNat;

constexpr std::size_t kSeveral = 4, kPair = 2;  // ideographs: so many rare ones are

// The most that letters of a kind cost where they are read.
struct Caps {
  Cost ideograph = kIdeograph, symbol = kMostSeen, punctuation = kMostSeen;
};

Cost most_of(char32_t c, Letter letter, const Caps& caps) {
  if (letter.symbol <= kNoTextClasses) return kMostSeen;
  if (c >= kFirstIdeograph && c != 0xFFFD) return caps.ideograph;
  const bool symbol = is_operator(c) || is_symbol(c);
  const bool punctuation = is_dash_or_quote(c) || (c >= 0x2010 && c <= 0x2026) || c == 0xAB || c == 0xBB;
  return punctuation ? caps.punctuation : symbol ? caps.symbol : kMostSeen;
}

Cost cost_behind(TextModel::State state, std::u32string_view middle, std::u32string_view back,
                 const Caps& caps) {
  const TextModel& model = TextModel::get();
  Cost sum = 0;
  const auto read = [&](std::u32string_view text, const Caps& here) {
    for (const char32_t c : text) {
      const Letter letter = model.letter(as_read(c));
      sum += std::min(model.step(state, letter), most_of(c, letter, here));
    }
  };
  read(middle, caps);
  read(back, {});
  return sum;
}

// π stands among operators in formulas, and in words of Greek.
bool is_in_formulas(char32_t c) { return is_operator(c) || c == U'π'; }

// Letters of ASCII stand on both sides.
bool is_inside_word(const DamagedStretch& stretch, std::u32string_view mended) {
  return stretch.first > 0 && stretch.last < mended.size() && is_ascii_letter(mended[stretch.first - 1]) &&
         is_ascii_letter(mended[stretch.last]);
}

// What the letters [first, last) of the mended line cost, in which they stand behind others that the model
// need not be told again.
Cost cost_within(const MendedLine& line, std::size_t first, std::size_t last) {
  Cost sum = 0;
  for (std::size_t at = first; at < last; ++at)
    sum += std::min(line.costs()[at], most_of(line.text()[at], line.read()[at], {}));
  return sum;
}

Cost gain_of(const DamagedStretch& stretch, std::u32string_view seen, const MendedLine& line,
             bool from_utf8) {
  const std::u32string_view mended = line.text();
  const std::size_t before = std::min(stretch.first, TextModel::kContext);
  const std::u32string_view front = mended.substr(stretch.first - before, before);
  const std::u32string_view back = mended.substr(stretch.last, TextModel::kContext);
  Caps caps;
  const auto stood = seen.substr(stretch.start, stretch.end - stretch.start);
  const auto ideographs =
      static_cast<std::size_t>(std::ranges::count_if(stood, [](char32_t c) { return c >= kFirstIdeograph; }));
  if (ideographs >= (from_utf8 ? kSeveral : kPair)) caps.ideograph = kIdeographs;
  // But ideographs do not stand inside of words of Latin.
  const auto stands = [](char32_t c) { return c > U' ' && c < 0x7F; };
  const bool between = !front.empty() && !back.empty() && stands(front.back()) && stands(back.front());
  const bool before_letter = from_utf8 && !back.empty() && (is_ascii_letter(back.front()) || between);
  if (before_letter || (!front.empty() && is_ascii_letter(front.back()))) caps.ideograph = kMostSeen;
  // Nor do symbols and quotation marks.
  const bool inside = is_inside_word(stretch, mended);
  if (!from_utf8 && (!inside || std::ranges::any_of(stood, [](char32_t c) {
        return is_operator(c) || is_dash_or_quote(c);
      }))) {
    caps.symbol = kSymbol;
    caps.punctuation = kPunctuation;
  }
  TextModel::State state;
  for (const char32_t c : front) TextModel::get().step(state, as_read(c));
  return cost_behind(state, stood, back, caps) - cost_within(line, stretch.first, stretch.last + back.size());
}

Step step_of(const Mode& mode, std::uint8_t marks, bool c1, UserDefined user_defined) {
  Step step;
  step.written = mode.written.encoding().name;
  step.read = reader(mode.reader).name();
  // The reader's marks elsewhere in the line are not this stretch's.
  if ((marks & kByteWasLost) != 0) {
    step.unreadable = mode.unreadable;
    step.invisible = mode.invisible;
    if (reader(mode.reader).name() == "gbk") step.user_defined = user_defined;
  }
  if (c1 && step.unreadable == Unreadable::none) step.unreadable = Unreadable::c1;
  if ((marks & kSpaceWasNoBreak) != 0) step.no_break_space = NoBreakSpace::space;
  if ((marks & kQuoteWasCurly) != 0) step.quotes = Quotes::straight;
  if ((marks & kCaseWasOther) != 0) step.cased = mode.cased;
  return step;
}

// The channel that gives what stood there; the plainest that does, or the plainest at all with `replays`
// false.
Channel channel_of(const std::vector<Mode>& layers, std::uint8_t marks, std::u32string_view before,
                   std::u32string_view after, bool& replays) {
  Channel plain;
  for (const bool c1 : {false, true})
    // The readers that leave marks are seldom those that know the private characters of Windows.
    for (const UserDefined user_defined : {UserDefined::unreadable, UserDefined::kept}) {
      if ((marks & kByteWasLost) == 0 && user_defined == UserDefined::unreadable) continue;  // says nothing
      Channel channel;
      for (std::size_t at = layers.size(); at-- > 0;)
        channel.push_back(step_of(layers[at], at == 0 ? marks : marks & kByteWasLost, c1, user_defined));
      replays = replay(after, channel) == before;
      if (replays) return channel;
      if (plain.empty()) plain = std::move(channel);
    }
  return plain;
}

// Of dashes, quotation marks and the ellipsis two bytes of three tell what they are, and what these are read
// as in two bytes is rare: "鈥?".
bool is_punctuation(char32_t c) {
  return c < 0x80 || (c >= 0x2010 && c < 0x2027) || (c >= 0x2030 && c < 0x203B);
}

// Marks of lost bytes alone say nothing: letters whose bytes are known must stand beside them, more of them
// where the mark is one that text has too.
constexpr std::size_t kEnoughKnown = 3;
bool has_structure(std::u32string_view seen, std::u32string_view mended) {
  std::size_t known = 0, lost = 0, ambiguous = 0;
  for (const char32_t c : seen) {
    lost += c == 0xFFFD;
    ambiguous += c == U'?' || c == 0x30FB;
    known += c >= 0x80 && c != 0xFFFD && c != 0x30FB;
  }
  if (known > 0 && lost + ambiguous <= known && std::ranges::all_of(mended, is_punctuation)) return true;
  return known > 0 &&
         (lost <= known || (known >= kEnoughKnown && lost <= 3 * known) ||
          (known >= 2 * kEnoughKnown && lost <= 6 * known)) &&
         2 * ambiguous <= known;
}

}  // namespace

namespace {

// Behind the mark of a byte that was lost in an encoding of two bytes, what may stand alone is the second of
// them.
bool is_rest_of_pair(const MendedLine& line, std::size_t at) {
  const std::vector<MendedLetter>& letters = line.letters();
  const bool half_width = letters[at].letter >= 0xFF61 && letters[at].letter < 0xFFA0;
  return half_width && at > 0 && letters[at - 1].letter == kReplacement &&
         line.innermost(letters[at].chain).written.encoding().kind == EncodingKind::double_byte;
}

}  // namespace

std::vector<DamagedStretch> stretches(const MendedLine& line) {
  const std::vector<MendedLetter>& letters = line.letters();
  std::vector<DamagedStretch> found;
  for (std::size_t at = 0; at < letters.size(); ++at) {
    if (!changed(letters[at]) || is_rest_of_pair(line, at)) continue;
    const bool joins = !found.empty() && found.back().chain == letters[at].chain &&
                       at - found.back().last <= kGap &&
                       std::all_of(letters.begin() + static_cast<std::ptrdiff_t>(found.back().last),
                                   letters.begin() + static_cast<std::ptrdiff_t>(at),
                                   [](const MendedLetter& each) { return each.letter < 0x80; });
    const bool shares = !found.empty() && letters[at].start < found.back().end;
    if (joins || shares) {
      found.back().last = at + 1;
      found.back().end = std::max(found.back().end, letters[at].end);
    } else {
      found.push_back({at, at + 1, letters[at].start, letters[at].end, letters[at].chain});
    }
  }
  return found;
}

namespace {

// One dash or another is a matter of taste, and a quotation mark at the end of a word ends a quotation.
Cost least_margin(const MendedLine& line, std::size_t at) {
  if ((line.letters()[at].marks & kByteWasLost) != 0) {
    const Mode& mode = line.innermost(line.letters()[at].chain);
    return mode.unreadable == Unreadable::dropped_byte ? kSureOfFew : kSureByte;
  }
  if ((line.letters()[at].marks & kCaseWasOther) != 0) return kSureOfFew;
  const auto is_letter = [&line](std::size_t there) {
    return there < line.text().size() && scripts_of(line.text().substr(there, 1)) != 0;
  };
  return is_letter(at) && is_letter(at + 1) ? kSureQuote : kNeverSure;
}

// The letters that came about, without those of ASCII between them.
std::u32string made_of(const DamagedStretch& stretch, const MendedLine& line) {
  std::u32string made;
  for (std::size_t each = stretch.first; each < stretch.last; ++each)
    if (line.letters()[each].chain != 0) made += line.letters()[each].letter;
  return made;
}

// Notes which letters changed. True if more than controls, blanks and accents stood there and came about.
bool note_changes(Damage& found, const DamagedStretch& stretch, const MendedLine& line,
                  std::u32string_view seen) {
  bool stood = false, came = false;
  for (std::size_t each = stretch.first; each < stretch.last; ++each) {
    const MendedLetter& letter = line.letters()[each];
    if (letter.end - letter.start == 1 && seen[letter.start] == letter.letter) continue;
    came |= letter.letter >= 0x80 && !is_combining(letter.letter);
    for (std::uint32_t at = letter.start; at < letter.end; ++at) {
      const char32_t c = seen[at];
      if (c < 0x80 || (!found.changed.empty() && found.changed.back() == at)) continue;
      found.changed.push_back(at);
      stood |= c > 0xA0 && c != 0xAD && !is_combining(c);
    }
  }
  return stood && came;
}

// Thousandths of a nat for each U+FFFD: what is left of its cost is that of a rare letter.
constexpr Cost kLostAnyway = 11 * kNat;

}  // namespace

std::optional<Damage> examine_stretch(const DamagedStretch& stretch, const MendedLine& line,
                                      std::u32string_view seen) {
  const std::u32string_view before = seen.substr(stretch.start, stretch.end - stretch.start);
  const std::u32string_view after =
      std::u32string_view(line.text()).substr(stretch.first, stretch.last - stretch.first);
  if (before == after) return std::nullopt;
  Damage found;
  found.letters = {stretch.start, stretch.end};
  found.layers = line.layers(stretch.chain);
  const std::vector<Mode>& modes = found.layers->modes;
  found.from_utf8 = std::ranges::all_of(modes, [](const Mode& each) { return each.written.is_utf8(); });
  found.gain = gain_of(stretch, seen, line, found.from_utf8);
  found.plausibility = plausibility_of(stretch, line, seen);
  found.has_letters = note_changes(found, stretch, line, seen);
  found.has_more_than_operators =
      !std::ranges::all_of(before, [](char32_t c) { return c < 0x80 || is_in_formulas(c); }) ||
      (!found.from_utf8 && is_inside_word(stretch, line.text()));
  const Scripts scripts = scripts_of(made_of(stretch, line));
  found.is_letter = scripts != 0;
  found.is_visible = !std::ranges::all_of(after, [](char32_t c) { return is_invisible(c) || c == 0xFFFD; });
  found.made = count_beyond_ascii(after);
  found.has_pictures = found.from_utf8 && std::ranges::any_of(after, is_picture);
  found.is_blank = std::ranges::all_of(after, is_blank);
  const auto is_digit = [seen](std::size_t at) {
    return at < seen.size() && seen[at] >= U'0' && seen[at] <= U'9';
  };
  found.in_number = stretch.start > 0 && is_digit(stretch.start - 1) && is_digit(stretch.end);
  const auto draws = [seen](std::size_t at) { return at < seen.size() && is_drawing(seen[at]); };
  found.in_picture = std::ranges::all_of(before, is_drawing) &&
                     ((stretch.start > 0 && draws(stretch.start - 1)) || draws(stretch.end));
  found.wide = is_wide(scripts);
  found.crosses = !has_scripts(seen, scripts);
  found.two_bytes =
      std::ranges::any_of(modes, [](const Mode& each) { return reads_double_bytes(each.reader); });
  std::uint8_t marks = 0;
  for (std::size_t at = stretch.first; at < stretch.last; ++at) {
    const MendedLetter& letter = line.letters()[at];
    marks |= letter.marks;
    if ((letter.marks & kMayBeOther) != 0 && letter.margin < least_margin(line, at))
      found.guesses.push_back({at - stretch.first, {letter.start, letter.end}});
  }
  found.took_quote = (marks & kQuoteWasCurly) != 0;
  found.took_space = (marks & kSpaceWasNoBreak) != 0;
  if (found.took_space) found.gain -= kSpaceDoubt;
  if ((marks & kByteWasLost) != 0 && !has_structure(before, after)) return std::nullopt;
  // The model takes U+FFFD for no text at all, and then anything is likelier. Something else may have been
  // lost.
  found.gain -= static_cast<Cost>(std::ranges::count(before, kReplacement)) * kLostAnyway;
  if (!found.from_utf8) found.gain -= contradictions_of(stretch, line, seen);
  for (const Mode& each : modes) {
    found.rarity += each.rarity;
    found.contested |= each.contested;
  }
  if (found.gain < (found.from_utf8 ? kLeastGain : kLeastInLine)) return std::nullopt;
  found.channel = channel_of(modes, marks, before, after, found.replays);
  found.after = to_utf8(after);
  return found;
}

}  // namespace mojimend
