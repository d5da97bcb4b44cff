// The search for what a line was: a beam of hypotheses goes over its letters from left to right, each in one
// of the modes that may explain them, and the language model scores the letters that the bytes make.
#pragma once

#include <cstdint>
#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "channel/reader_bytes.h"
#include "channel/written.h"
#include "model/text_model.h"
#include "text/channel.h"
#include "text/letter_kinds.h"

namespace mojimend {

// One channel that the line, or a part of it, may have come through.
struct Mode {
  std::size_t reader;  // of reader()
  Written written;
  Cost entry;                                // what it costs to take text for damaged so
  Unreadable unreadable = Unreadable::none;  // what stands for lost bytes; none: nothing does
  std::size_t explained = 0;                 // letters of the line, as far as they were counted
  Cost rarity = 0;                           // of its encodings, by the channel table
  Cost commoner = 0;       // by how much what they say is commoner than they are, letter by letter
  bool contested = false;  // another channel makes text of the line that is likelier, but is rarer itself
  Invisible invisible = Invisible::kept;  // whether controls and soft hyphens were taken out afterwards
  Cased cased = Cased::kept;              // what became of letters afterwards

  // Whether bytes went without a mark.
  bool takes_out() const {
    return unreadable == Unreadable::dropped_byte || invisible == Invisible::stripped;
  }
  // Whether letters may have had another case.
  bool is_cased() const { return cased != Cased::kept; }
};

inline bool same_encodings(const Mode& a, const Mode& b) {
  return a.reader == b.reader && &a.written.encoding() == &b.written.encoding();
}
inline bool same_channel(const Mode& a, const Mode& b) {
  return same_encodings(a, b) && a.unreadable == b.unreadable && a.invisible == b.invisible &&
         a.cased == b.cased;
}

inline constexpr std::int16_t kClean = -1;

// What happened to a letter's bytes besides.
enum PieceMark : std::uint8_t {
  kSpaceWasNoBreak = 1,
  kByteWasLost = 2,
  kQuoteWasCurly = 4,
  kCaseWasOther = 8
};

// Of those, the ones that leave a choice, with a margin.
inline constexpr std::uint8_t kMayBeOther = kByteWasLost | kQuoteWasCurly | kCaseWasOther;

// A letter of the answer and the seen letters whose bytes it is made of. Pieces whose ranges overlap cannot
// be had one without the other.
struct Piece {
  char32_t letter = 0;
  std::uint32_t start = 0, end = 0;  // letters seen
  std::int16_t mode = kClean;        // index of the mode
  std::uint8_t marks = 0;
  Cost margin = 0;  // how much dearer the next best reading of lost bytes is; 0 where none was lost
};

struct LineReading {
  std::vector<Piece> pieces;
  bool changed = false;
  Cost cost = 0;
  // Where it was read wholly, of the letters that bytes made: what the dearest ones of alphabets and of large
  // scripts cost, and those of large scripts together.
  Cost dearest = 0, dearest_wide = 0, wide = 0;
  Cost wide_letters = 0;
};
// Whether a whole reading in the mode is plainly text: what no other channel can make more of. Of what was
// read without UTF-8's structure nothing else tells it.
bool is_plain(const LineReading& reading, const Mode& mode);

// Who decides whether letters beyond ASCII are left as they are.
enum class Leaving {
  by_plausibility,  // the model alone
  reluctantly,  // a channel that explains some letters explains the others, too, if nothing speaks against it
  against_structure,  // it must be far likelier so: most of the line is explained, and what it says may need
                      // another layer before it is text
};

// Whether what a reading says is scored; without, its cost is that of the mode alone.
enum class Judging { none, by_model };

// Whether the last bytes may be a part of a character.
enum class Ending { is_whole, may_be_cut };

// The reading in which every letter beyond ASCII is bytes of characters in the one mode, if there is one: no
// search, where nothing was lost. O(seen).
std::optional<LineReading> read_wholly(std::u32string_view seen, const Mode& mode, Judging judging,
                                       Ending ending = Ending::is_whole);

// What a letter that bytes of UTF-8 made costs at most, whatever the model says. It hardly saw pictures, and
// of which picture it is a text tells nothing: that bytes are one says their structure, which four of them
// have by chance in no text, and three of them seldom.
Cost most_of_picture(char32_t letter);
inline Cost most_from_utf8(char32_t letter) {
  return letter < kFirstOfPictures ? std::numeric_limits<Cost>::max() : most_of_picture(letter);
}

// What the letters of a reading cost, without what it costs to take the text for damaged.
std::int64_t cost_of(const LineReading& reading, std::span<const Mode> modes);

// What a reading says.
std::u32string text_of(const LineReading& reading);

// The cheapest reading of `seen`. O(seen × beam).
LineReading read_through(std::u32string_view seen, std::span<const Mode> modes, Leaving leaving);

}  // namespace mojimend
