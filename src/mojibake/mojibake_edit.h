// From the letters of a mended line to damage: the stretches that changed, with what is known of each.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mojibake/mended_line.h"
#include "mojibake/plausibility.h"
#include "text/channel.h"
#include "text/span.h"

namespace mojimend {

struct DamagedStretch {
  std::size_t first, last;   // letters of the mended line, [first, last)
  std::uint32_t start, end;  // letters of the line as it stood
  std::uint32_t chain;
};

// The stretches of one chain each, with what little ASCII stands between its letters.
std::vector<DamagedStretch> stretches(const MendedLine& line);

// A lost byte is inferred for sure if every other reading is so much dearer.
inline constexpr Cost kSureByte = 12 * kNat;
// A reader that leaves out what it cannot read leaves out one of a few bytes: windows-1252 of five.
inline constexpr Cost kSureOfFew = 6 * kNat;
// So is what a straight quotation mark was: it was one of two.
inline constexpr Cost kSureQuote = 4 * kNat;
inline constexpr Cost kNeverSure = 100 * kNat;  // above all margins

// A letter of which a byte is lost that is not sure.
struct Guess {
  std::size_t at;  // code points from the start of Damage::after
  Span letters;    // of the line as it stood
};

// A stretch with all that is known of it by itself.
struct Damage {
  Span letters;                        // of the line as it stood
  std::string after;                   // UTF-8
  std::vector<std::uint32_t> changed;  // letters of the line as it stood, beyond ASCII, that became others
  Channel channel;
  std::shared_ptr<const Layers> layers;
  Cost gain = 0;  // how much likelier the stretch is so, in its context
  // Of all stretches of the line that came through this channel.
  struct Joint {
    Cost gain = 0, excess = 0;
    Cost language = 0;                   // language_of the line
    std::size_t stretches = 0;           // that differ
    std::size_t letters = 0;             // beyond ASCII that differ, as they stood
    bool crosses = false, wide = false;  // any of them
    bool has_intruders = false;  // letters of large scripts in a line that is of an alphabet without them
    // Of channels between other encodings than UTF-8.
    bool is_odd = false;      // most stand where no language has them: capitals and symbols inside of words
    bool is_no_text = false;  // most stand where no text has them: controls, boxes, other alphabets in words
    bool is_list = false;     // of letters in their order, or words with their vowels
    bool is_repetition = false;  // of one letter beyond ASCII
  } joint;
  Cost rarity = 0;  // of its encodings
  std::vector<Guess> guesses;
  bool replays = false;
  Plausibility plausibility;
  bool is_letter = false;                // it becomes letters, not marks alone
  bool is_visible = false;               // something to see came about
  bool is_blank = false;                 // no-break spaces and their kin, and nothing else
  bool in_number = false;                // digits stand on both sides
  bool in_picture = false;               // boxes that more boxes touch, which stay
  bool has_more_than_operators = false;  // or, read in another encoding, stands inside of a word
  bool has_letters = false;              // more than blanks and controls stood there
  bool took_quote = false;               // a quotation mark was made straight afterwards
  bool took_space = false;               // a space was read as a no-break space
  bool wide = false;                     // letters of large scripts came about
  bool crosses = false;                  // letters of a script came about that did not stand there
  bool two_bytes = false;                // a reader of two bytes took part
  bool from_utf8 = false;                // every layer was written in UTF-8
  std::size_t made = 0;                  // letters beyond ASCII that came about
  bool has_pictures = false;             // of four bytes each, which no other text has by chance
  bool contested = false;                // of any layer
};

// None if nothing changes, or not for the better. `seen` is the line as it stood.
std::optional<Damage> examine_stretch(const DamagedStretch& stretch, const MendedLine& line,
                                      std::u32string_view seen);

}  // namespace mojimend
