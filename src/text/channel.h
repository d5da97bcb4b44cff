// Channel: how a span was damaged, as steps that can be run again on the repaired text, in the order in which
// they happened. A repair is proved when the steps give back what stood in the original.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace mojimend {

// What a reader does with bytes that are no character in its encoding.
enum class Unreadable {
  none,           // there were no such bytes
  question_pair,  // a byte above 0x7F and whatever byte follows it become one "?" when the two are no character
};

// What a reader does with characters of the user-defined area (GBK AAA1–AFFE, F8A1–FEFE, A140–A7A0).
enum class UserDefined { kept, dropped };

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

// One step: the text was widened, written in `written`, had bytes inserted, was read in `read`, and folded.
struct Step {
  std::vector<std::size_t> full_width;  // code points of the repaired text that were full width when written
  std::vector<Stood> stood;             // lost characters and the bytes that stood there
  std::string written;                  // WHATWG name of the encoding, lower case
  std::vector<Insertion> inserted;      // by rising `at`
  std::string read;                     // WHATWG name of the encoding, lower case
  Unreadable unreadable = Unreadable::none;
  UserDefined user_defined = UserDefined::kept;
  bool folded = false;  // after reading, U+FF01–FF5E became U+0021–007E
};

using Channel = std::vector<Step>;

}  // namespace mojimend
