// Channel: how a span was damaged, as steps that can be run again on the repaired text, in the order in which
// they happened. A repair is proved when the steps give back what stood in the original.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mojimend {

// What a reader does with bytes that are no character in its encoding. docs/json.md says which readers do
// which.
enum class Unreadable {
  none,              // there were no such bytes
  question_pair,     // a byte above 0x7F and whatever byte follows it become one "?" when the two are no
                     // character
  c1,                // the byte becomes the code point of its number, as in browsers: 0x81 → U+0081
  replacement,       // U+FFFD for each sequence, cut as in the WHATWG decoders
  replacement_byte,  // U+FFFD for the first byte, and on with the next
  question_byte,     // "?" for the first byte, and on with the next
  dropped_byte,      // the first byte is left out, and on with the next
  katakana_dot,      // U+30FB for a byte above 0x7F and the byte that follows it
};

// Its name in a report and in docs/channels.md; empty for `none`.
std::string_view name_of(Unreadable unreadable);

// What was done to the text after it was read.
enum class Cased { kept, lower, upper };  // also of the bytes of ASCII letters, wherever they stand
enum class NoBreakSpace { kept, space };  // U+00A0 became U+0020
enum class Quotes { kept, straight };     // U+2018 and U+2019 became U+0027, U+201C and U+201D U+0022
enum class Invisible { kept, stripped };  // U+0080–009F and U+00AD were taken out

// What a reader does with characters of the user-defined area (GBK AAA1–AFFE, F8A1–FEFE, A140–A7A0). To whom
// they are unreadable, 80 is so too, which is € to others, but for those who mark as the WHATWG decoders do.
// Microsoft's code page 936 has private use in every pair that is no character of its, and € at 80; what is of
// private use was dropped.
enum class UserDefined { kept, dropped, unreadable, code_page_936 };

// Bytes that were put into the encoded text, in front of the byte at `at`.
struct Insertion {
  std::size_t at = 0;  // byte offset in the encoded text as it was before any insertion
  std::string bytes;   // in the encoding in which the text was written
};

// A character of the repaired text that stands for bytes which cannot be known for sure.
struct Stood {
  std::size_t at = 0;  // code points from the start of the repaired text
  std::string bytes;   // the likeliest bytes; replay uses them
};

// One step: the text was widened, written in `written`, had bytes inserted, was read in `read`, and changed
// in the ways that the last members tell, in their order; but `cased_bytes` is what happened to the bytes.
struct Step {
  std::vector<std::size_t> full_width;  // code points of the repaired text that were full width when written
  std::vector<Stood> stood;             // lost characters and the bytes that stood there
  std::string written;                  // the encoding's name in the registry, or as below
  std::vector<Insertion> inserted;      // by rising `at`
  std::string read;                     // the same, or "iso-8859-1": each byte the code point of its number
  Unreadable unreadable = Unreadable::none;
  UserDefined user_defined = UserDefined::kept;
  bool folded = false;  // after reading, U+FF01–FF5E became U+0021–007E
  NoBreakSpace no_break_space = NoBreakSpace::kept;
  Quotes quotes = Quotes::kept;
  Invisible invisible = Invisible::kept;
  Cased cased = Cased::kept;
  Cased cased_bytes = Cased::kept;  // before reading: 41–5A became 61–7A or the other way round, anywhere
};

using Channel = std::vector<Step>;

}  // namespace mojimend
